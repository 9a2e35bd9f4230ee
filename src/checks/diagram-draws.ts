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
  const why = whyUndrawn(error.message);
  return {
    place:
      error.line === undefined
        ? { file, line, column }
        : { file, line: diagram.line + error.line - 1, column: column + (error.column ?? 1) - 1 },
    message: `The diagram cannot be drawn: ${why} Correct its text.`,
  };
}

/** Mermaid's own words name its grammar's parts; what helps is where it stopped, and that is the place. */
export function whyUndrawn(message: string): string {
  if (/\bgot '(EOF|NEWLINE|1)'|\bfound: -->  <--|end of input/i.test(message))
    return 'it ends before it is complete.';
  if (/^(Parse|Parsing|Lexical|Syntax) error/i.test(message))
    return 'Mermaid does not understand it from here on.';
  const why = message.trim().replace(/\s*\n\s*/g, ' ');
  return /[.!?]$/.test(why) ? why : `${why}.`;
}
