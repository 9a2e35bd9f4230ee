import { resolve } from 'node:path';
import { diagramDigest } from './diagrams/index.ts';
import type { DiagramResult } from './diagrams/index.ts';
import { dataDiagrams } from './diagrams/from-data.ts';
import { runChecks } from './checks/index.ts';
import { loadPlan } from './plan/index.ts';
import type { Plan, PlanFiles, Problem } from './plan/index.ts';
import { readVersion } from './publish/version.ts';
import type { Site } from './site.ts';

export type PrepareOptions = {
  content: string;
  /** Day on which reviews are judged; the organisation's `asOf`, else the commit's day, else the day given as `clock`. */
  asOf?: string | undefined;
  /** The clock's day, read by the caller. */
  clock: string;
  drafts: boolean;
  onDiagrams?: ((done: number, total: number) => void) | undefined;
};

export type Prepared = {
  site: Site;
  files: PlanFiles;
  /** Problems of the plan before diagrams are drawn. */
  problems: Problem[];
  /** Draws what is not drawn yet and gives all problems, diagram-draws among them; ends the drawing processes. */
  finish: () => Promise<Problem[]>;
};

/**
 * Loads, checks and prepares a plan for pages. Diagrams are drawn in the background as soon as this returns: a page waits
 * for the ones it shows. Throws when the folder cannot be read.
 */
export function prepare(options: PrepareOptions): Prepared {
  const content = resolve(options.content);
  const { plan, problems: structure, files } = loadPlan(content);
  const version = readVersion(content, files);
  const today = options.asOf ?? plan.organization.asOf ?? (version.date || options.clock);
  const shown = options.drafts ? plan : withoutDrafts(plan);
  const figures = dataDiagrams(shown, today);
  const sources = new Set([...bodyDiagrams(shown), ...[...figures.values()].map((figure) => figure.source)]);
  const drawing = startDrawing([...sources], options.onDiagrams);
  const problems = [...structure, ...runChecks(plan, { today })];
  const site: Site = {
    content,
    plan: shown,
    problems,
    today,
    version,
    figures,
    draw: async (source) => (await drawing).get(diagramDigest(source)),
    drafts: options.drafts,
    held: options.drafts
      ? []
      : [...plan.playbooks.values()].filter((playbook) => playbook.status === 'draft').map(({ id }) => id),
  };
  const finish = async () => {
    const drawn = await drawing;
    site.problems = [...structure, ...runChecks(plan, { today, drawn })];
    return site.problems;
  };
  return { site, files, problems, finish };
}

function bodyDiagrams(plan: Plan): string[] {
  const bodies = [...plan.playbooks.values(), ...plan.guide].map((page) => page.body);
  return bodies.flatMap((body) => body.diagrams.map((diagram) => diagram.source));
}

async function startDrawing(
  sources: string[],
  onProgress: PrepareOptions['onDiagrams'],
): Promise<ReadonlyMap<string, DiagramResult>> {
  if (sources.length === 0) return new Map();
  const { createRenderer } = await import('./diagrams/index.ts');
  const renderer = createRenderer({
    cacheFolder: resolve('.muster/diagrams'),
    ...(onProgress ? { onProgress } : {}),
  });
  try {
    const results = await renderer.render(sources.map((source) => ({ source })));
    return new Map(results.map((result) => [result.digest, result]));
  } finally {
    await renderer.close();
  }
}

/** A build leaves drafts out of the site. References to them are then shown as text. */
function withoutDrafts(plan: Plan): Plan {
  const drafts = [...plan.playbooks.values()].filter((playbook) => playbook.status === 'draft');
  if (drafts.length === 0) return plan;
  const playbooks = new Map(plan.playbooks);
  for (const draft of drafts) playbooks.delete(draft.id);
  return { ...plan, playbooks };
}
