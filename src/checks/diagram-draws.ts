import type { BodyDiagram } from '../plan/index.ts';
import type { Check, Drawing, Finding } from './check.ts';
import { pagesOf } from './pages-of.ts';

/** A diagram that does not draw would leave a hole in the page when it is needed. */
export const diagramDraws: Check = {
  id: 'diagram-draws',
  title: 'Every diagram can be drawn',
  family: 'structure',
  severity: 'error',
  find: (plan, { drawn }) =>
    pagesOf(plan).flatMap(({ body }) =>
      body.diagrams.flatMap((diagram) => {
        const drawing = drawn?.get(diagram.digest);
        return drawing && !drawing.ok ? [undrawn(diagram, drawing.error)] : [];
      }),
    ),
};

function undrawn(diagram: BodyDiagram, error: Extract<Drawing, { ok: false }>['error']): Finding {
  const { file, line, column } = diagram.place;
  const why = error.message.trim().replace(/\s*\n\s*/g, ' ');
  return {
    place:
      error.line === undefined
        ? { file, line, column }
        : { file, line: diagram.line + error.line - 1, column: column + (error.column ?? 1) - 1 },
    message: `The diagram cannot be drawn. ${/[.!?]$/.test(why) ? why : `${why}.`} Correct its text.`,
  };
}
