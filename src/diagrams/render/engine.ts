import { longestSource, mermaidConfig, themedConfig, viewportWidth } from './config.ts';
import { flattenPicture } from './flatten/flatten.ts';
import { explainError } from './mermaid-error.ts';
import { printFit, type PrintFit } from './print-fit.ts';
import { quickenMermaid } from './quick-config.ts';
import { createMeasure } from './shim/measure.ts';
import { openPage } from './shim/page.ts';
import { loadTypeface } from './shim/typeface.ts';
import { accessibleFrontMatter, findUnsupported, type DiagramError } from './source.ts';

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

export type EngineOptions = { quick: boolean };

/** mermaid in a page without a browser. It changes globals (window, Date, Math.random): one for each process. */
export async function createEngine({ quick }: EngineOptions = { quick: true }): Promise<Engine> {
  const measure = createMeasure(loadTypeface(), viewportWidth);
  const page = openPage(measure);
  if (quick) quickenMermaid();
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize(mermaidConfig);
  // Marked as deprecated, but mermaid has no other way to tell which variables its theme has.
  const api = Reflect.get(mermaid, 'mermaidAPI') as { getConfig: () => { themeVariables: object } };
  mermaid.initialize(themedConfig(api.getConfig().themeVariables));
  stopClock();

  return {
    async draw(source, prefix) {
      const refusal = findUnsupported(source, longestSource);
      if (refusal) return { ok: false, error: refusal };
      seedRandom();
      const id = 'picture';
      const capture = page.capture(`d${id}`);
      try {
        const { diagramType: kind } = await mermaid.render(id, source);
        const picture = capture.picture();
        if (!picture) return { ok: false, error: { message: 'mermaid drew nothing.' } };
        const { title, description } = { ...accessibleFrontMatter(source), ...accessibleNames(picture) };
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
        page.clear();
      }
    },
  };
}

function accessibleNames(picture: Element): { title?: string; description?: string } {
  const textOf = (name: string) =>
    [...picture.children].find((child) => child.localName === name)?.textContent.trim();
  const [title, description] = [textOf('title'), textOf('desc')];
  return { ...(title && { title }), ...(description && { description }) };
}

/** Every picture draws from the same random numbers, whatever was drawn before it. */
function seedRandom(): void {
  let state = 0x9e3779b9;
  Math.random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** No drawing may depend on the day it is made on. */
function stopClock(): void {
  const RealDate = Date;
  const moment = 0;
  const StoppedDate = class extends RealDate {
    constructor(...values: unknown[]) {
      super(...((values.length > 0 ? values : [moment]) as [number]));
    }

    static override now(): number {
      return moment;
    }
  };
  globalThis.Date = StoppedDate as DateConstructor;
}
