import { createRenderer } from '../diagrams/index.ts';
import type { DiagramResult } from '../diagrams/index.ts';
import type { Plan } from '../plan/index.ts';

/** Draws every diagram that stands in the pages of a plan, so that the ones that do not draw are known, by their digests. */
export async function drawDiagrams(
  plan: Pick<Plan, 'playbooks' | 'translations' | 'guide'>,
  cacheFolder: string,
): Promise<Map<string, DiagramResult>> {
  const bodies = [...plan.playbooks.values(), ...plan.translations, ...plan.guide].map(({ body }) => body);
  const sources = new Set(bodies.flatMap((body) => body.diagrams.map(({ source }) => source)));
  if (sources.size === 0) return new Map();
  const renderer = createRenderer({ cacheFolder });
  try {
    const results = await renderer.render([...sources].map((source) => ({ source })));
    return new Map(results.map((result) => [result.digest, result]));
  } finally {
    await renderer.close();
  }
}
