import { join } from 'node:path';
import { generatePlan, LARGE, writePlan } from './generate.ts';
import { measure } from './measure.ts';
import type { Run } from './measure.ts';

/** Prints one binder of a generated plan with so many playbooks, from reading the plan to the PDFs. `folder` is made for it. */
export async function measureBinder(folder: string, muster: string, playbooks: number): Promise<Run> {
  const bodyDiagrams = Math.round((playbooks / LARGE.playbooks) * LARGE.bodyDiagrams);
  const plan = generatePlan({ ...LARGE, playbooks, bodyDiagrams });
  const ids = [...plan.keys()].flatMap((file) => /^playbooks\/(.+)\.mdx$/.exec(file)?.[1] ?? []);
  plan.set(
    'binders/all.yaml',
    `title: Everything\nplace: Beside the door\nholder: lead\ncontains: { playbooks: [${ids.join(', ')}] }\nreplaceEvery: 6mo\n`,
  );
  writePlan(join(folder, 'content'), plan);
  return await measure(process.execPath, [muster, 'binders', 'all', '--to', 'binders'], folder);
}
