import type { MermaidConfig } from 'mermaid';
import { mermaidConfig, themedConfig, viewportWidth } from './config.ts';
import { quickenMermaid } from './quick-config.ts';
import { createMeasure, type Measure } from './shim/measure.ts';
import { openPage } from './shim/page.ts';
import { loadTypeface } from './shim/typeface.ts';

/** mermaid at work in a page without a browser. */
export type MermaidPage = {
  measure: Measure;
  /** The settings that it was given. */
  config: MermaidConfig;
  /** mermaid's own picture as live elements, until `clear`. Rejects with mermaid's error. */
  draw(source: string): Promise<{ kind: string; picture: Element }>;
  clear(): void;
};

const pictureId = 'picture';

/** Changes globals (window, Date, Math.random) for good: one for each process. `quick` as in quick-config.ts. */
export async function openMermaid(quick = true): Promise<MermaidPage> {
  const measure = createMeasure(loadTypeface(), viewportWidth);
  const page = openPage(measure);
  if (quick) quickenMermaid();
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize(mermaidConfig);
  // Marked as deprecated, but mermaid has no other way to tell which variables its theme has.
  const api = Reflect.get(mermaid, 'mermaidAPI') as { getConfig: () => { themeVariables: object } };
  const config = themedConfig(api.getConfig().themeVariables);
  mermaid.initialize(config);
  stopClock();
  return {
    measure,
    config,
    async draw(source) {
      // mermaid keeps titles in one place for all kinds, and some kinds neither set nor clear them.
      await mermaid.parse('pie');
      seedRandom();
      const capture = page.capture(`d${pictureId}`);
      const { diagramType: kind } = await mermaid.render(pictureId, source);
      const picture = capture.picture();
      if (!picture) throw new Error('mermaid drew nothing.');
      return { kind, picture };
    },
    clear: () => page.clear(),
  };
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
