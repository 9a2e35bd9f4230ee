import { longestSource } from './config.ts';
import { flattenPicture } from './flatten/flatten.ts';
import { explainError } from './mermaid-error.ts';
import { openMermaid } from './mermaid-page.ts';
import { printFit, type PrintFit } from './print-fit.ts';
import { findUnsupported, textAlternative, type DiagramError } from './source.ts';

/** A finished drawing. Lengths in px, when it is shown at its own size. */
export type Drawn = {
  ok: true;
  kind: string;
  svg: string;
  title?: string;
  description?: string;
  width: number;
  height: number;
  /** The smallest letters in the drawing; 0 when it has none. */
  smallestText: number;
  printFit: PrintFit;
  warnings: string[];
};

export type Refused = { ok: false; error: DiagramError };

export type Engine = { draw(source: string, prefix: string): Promise<Drawn | Refused> };

/** Draws with mermaid, without a browser. It changes globals (window, Date, Math.random): one for each process. */
export async function createEngine(): Promise<Engine> {
  const mermaid = await openMermaid();
  const { measure } = mermaid;
  return {
    async draw(source, prefix) {
      const refusal = findUnsupported(source, longestSource);
      if (refusal) return { ok: false, error: refusal };
      try {
        const { kind, picture } = await mermaid.draw(source);
        const { title, description } = textAlternative(source);
        const drawing = flattenPicture(picture, { kind, prefix, title, description, measure });
        return {
          ok: true,
          kind,
          ...drawing,
          ...(title && { title }),
          ...(description && { description }),
          printFit: printFit(drawing.width, drawing.height, drawing.smallestText),
        };
      } catch (error) {
        return { ok: false, error: explainError(error, source) };
      } finally {
        mermaid.clear();
      }
    },
  };
}
