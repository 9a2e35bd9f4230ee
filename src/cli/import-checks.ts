import { resolve } from 'node:path';
import { stops } from '../build-problems.ts';
import { ChecksFailed, runChecks, whyUndrawn } from '../checks/index.ts';
import type { Drawing } from '../checks/index.ts';
import type { Undrawn } from '../import/drawings.ts';
import { parsePlan } from '../plan/index.ts';
import type { Plan, Problem } from '../plan/index.ts';
import { drawDiagrams } from './draw.ts';

type NewFiles = ReadonlyMap<string, string | Uint8Array>;

/** The pictures that a site cannot show: it asks them for their size, as the build of a page does. */
export async function unshownAmong(pictures: ReadonlyMap<string, Uint8Array>): Promise<Set<string>> {
  const unshown = new Set<string>();
  if (pictures.size === 0) return unshown;
  const { imageMetadata } = await import('astro/assets/utils');
  for (const [path, bytes] of pictures) {
    // In memory of its own: of a cut picture it would read on in what lies behind.
    await imageMetadata(Uint8Array.from(bytes), path).catch(() => unshown.add(path));
  }
  return unshown;
}

/** The diagrams in new pages that cannot be drawn, and the drawings of all of them. */
export async function drawNew(
  files: NewFiles,
): Promise<{ undrawn: Undrawn; drawn: ReadonlyMap<string, Drawing> }> {
  const withDiagrams = [...files].filter(
    ([path, text]) =>
      path.endsWith('.mdx') && typeof text === 'string' && /(?:`{3}|~{3})\s*mermaid/.test(text),
  );
  if (withDiagrams.length === 0) return { undrawn: new Map(), drawn: new Map() };
  const { plan } = parsePlan(new Map(withDiagrams));
  const drawn = await drawDiagrams(plan, resolve('.muster/diagrams'));
  const undrawn = [...plan.playbooks.values(), ...plan.guide].flatMap(({ body }) =>
    body.diagrams.flatMap(({ source, digest }) => {
      const drawing = drawn.get(digest);
      if (!drawing || drawing.ok) return [];
      return [[source, { message: whyUndrawn(drawing.error.message), line: drawing.error.line }] as const];
    }),
  );
  return { undrawn: new Map(undrawn), drawn };
}

/** What would stop the site of a plan and did not stop that of the plan before. */
export function stoppingIn(after: Plan, before: Plan, drawn: ReadonlyMap<string, Drawing>): Problem[] {
  const known = new Set(stopping(before, new Map()).map(said));
  return stopping(after, drawn).filter((problem) => !known.has(said(problem)));
}

function stopping(plan: Plan, drawn: ReadonlyMap<string, Drawing>): Problem[] {
  const today = plan.organization.asOf ?? new Date().toISOString().slice(0, 10);
  try {
    return runChecks(plan, { today, drawn }).filter(stops);
  } catch (cause) {
    if (!(cause instanceof ChecksFailed)) throw cause;
    return cause.problems.filter(stops);
  }
}

const said = ({ check, file, message }: Problem) => `${check} ${file} ${message}`;
