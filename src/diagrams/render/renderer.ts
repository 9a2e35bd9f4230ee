import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createCache } from './cache.ts';
import type { Drawn, Refused } from './engine.ts';
import { createPool, type Pool } from './pool.ts';
import { normaliseLineEnds, type DiagramError } from './source.ts';

/** A diagram as mermaid text. `id` is the caller's own name for it. */
export type DiagramRequest = { source: string; id?: string };

/** A drawing, or why there is none. Results stand in the order of the requests. */
export type DiagramResult = ({ digest: string } & Drawn) | { ok: false; digest: string; error: DiagramError };

export type RendererOptions = {
  /** Where finished drawings are kept between runs; without it, nothing is kept. */
  cacheFolder?: string;
  /** How many processes draw at once; two by default, or one on a machine with one processor. */
  children?: number;
  /** The longest that one drawing may take, in ms. */
  timeout?: number;
  onProgress?: (done: number, total: number) => void;
};

export type Renderer = {
  render(requests: DiagramRequest[]): Promise<DiagramResult[]>;
  /** Starts the child processes ahead of the work, if nothing was ever kept: then there will be much to draw. */
  warm(): void;
  /** Ends the child processes. They do not keep the caller's process alive without it. */
  close(): Promise<void>;
};

const defaultTimeout = 20_000;

/** The name of a diagram's content: the same source has the same digest on every machine. */
export function diagramDigest(source: string): string {
  return createHash('sha256').update(normaliseLineEnds(source)).digest('hex').slice(0, 12);
}

function idPrefix(digest: string): string {
  return `d${digest}`;
}

/** Draws mermaid diagrams without a browser. A process is started only for what is not in the cache. */
export function createRenderer(options: RendererOptions = {}): Renderer {
  const { cacheFolder, timeout = defaultTimeout, onProgress } = options;
  const children = options.children ?? Math.min(2, availableParallelism());
  const cache = cacheFolder === undefined ? undefined : createCache(cacheFolder);
  let pool: Pool | undefined;

  const drawOnce = async (source: string): Promise<Drawn | Refused> => {
    const kept = await cache?.read(source);
    if (kept) return kept;
    pool ??= createPool({ children, timeout });
    const drawn = await pool.draw({ source, prefix: idPrefix(diagramDigest(source)) });
    if (drawn.ok) await cache?.write(source, drawn);
    return drawn;
  };

  return {
    async render(requests) {
      const drawings = new Map<string, Promise<Drawn | Refused>>();
      let done = 0;
      return Promise.all(
        requests.map(async ({ source: given }): Promise<DiagramResult> => {
          const source = normaliseLineEnds(given);
          const drawing = drawings.get(source) ?? drawOnce(source);
          drawings.set(source, drawing);
          const drawn = await drawing;
          onProgress?.(++done, requests.length);
          return { ...drawn, digest: diagramDigest(source) };
        }),
      );
    },
    warm() {
      if (cacheFolder !== undefined && existsSync(cacheFolder)) return;
      pool ??= createPool({ children, timeout });
      pool.warm();
    },
    async close() {
      await pool?.close();
      pool = undefined;
    },
  };
}

/** Draws a list of diagrams and ends the processes that did it. */
export async function renderDiagrams(
  sources: string[],
  options: RendererOptions = {},
): Promise<DiagramResult[]> {
  const renderer = createRenderer(options);
  try {
    return await renderer.render(sources.map((source) => ({ source })));
  } finally {
    await renderer.close();
  }
}

/** A drawing whose ids differ from those of its `n` copies before it on the same page (0 for the first). */
export function uniqueSvg(svg: string, n: number): string {
  if (n === 0) return svg;
  return svg.replace(
    /(\sid="|\shref="#|url\(#|\saria-(?:labelledby|describedby)=")(d[\da-f]{12})(?=-)/g,
    `$1$2-${String(n)}`,
  );
}
