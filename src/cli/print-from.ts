import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PlanProblems, stops } from '../build-problems.ts';
import { report } from '../checks/index.ts';
import type { Binder } from '../plan/index.ts';
import type { Prepared } from '../prepare.ts';
import { printBinders } from '../publish/paper/index.ts';
import type { PrintedBinder, Since } from '../publish/paper/index.ts';
import { stagingFolder } from './folders.ts';
import { onInterrupt } from './interrupt.ts';
import { makePages } from './make-pages.ts';
import type { Progress } from './progress.ts';

/** What is said where nothing can be printed. */
export const NO_BROWSER =
  'No PDF was made: there is no Chromium, Chrome or Edge here. Name one in MUSTER_CHROMIUM, or print the pages of /binders/ from any browser.';

/** Makes the pages of chosen binders, prints them and throws the pages away. Undefined when the plan has problems. */
export async function printFrom(
  content: string,
  prepared: Prepared,
  chosen: readonly Binder[],
  browser: string,
  {
    to: folder,
    paper,
    since,
  }: { to: string; paper?: 'a4' | 'letter' | undefined; since?: Since | undefined },
  progress: Progress,
): Promise<PrintedBinder[] | undefined> {
  const to = resolve(folder);
  mkdirSync(to, { recursive: true });
  const { site } = prepared;
  site.plan = { ...site.plan, binders: new Map(chosen.map((binder) => [binder.id, binder])) };
  site.edition = 'full';
  const staged = stagingFolder(join(to, 'pages'));
  const remove = () => rmSync(staged, { recursive: true, force: true });
  const endWatch = onInterrupt(remove);
  let printed: PrintedBinder[] = [];
  try {
    const { fault } = await makePages(content, staged, prepared, progress, {
      unpublished: true,
      onPages: async (pages) => {
        printed = await printBinders({
          pages,
          plan: site.plan,
          version: site.version,
          binders: chosen,
          browser,
          to,
          edition: 'full',
          paper,
          since,
          changed: site.releases?.places(site.plan),
          cache: printCache(),
          onProgress: (what, done, total) => progress.step(what, done, total),
        });
      },
    });
    if (fault instanceof PlanProblems) return undefined;
    if (fault) throw fault;
    return printed;
  } finally {
    endWatch();
    remove();
  }
}

/** Where prints of published binders are kept between builds. */
export function printCache(): string {
  return resolve('.muster', 'binders');
}

/** Says what is wrong with the plan. */
export async function failWith(prepared: Prepared, progress: Progress): Promise<1> {
  const problems = await prepared.finish();
  progress.end();
  const { sources } = prepared.site.plan;
  console.error(report(problems.filter(stops), 'text', { sources, color: process.stderr.isTTY }));
  return 1;
}

/** Says why something cannot be done. */
export function refuse<C extends 0 | 1 | 2 | 3>(fault: string, code: C): C {
  console.error(fault);
  return code;
}

/** Says what fits badly and what was not made. */
export function sayFaults(printed: readonly PrintedBinder[]): void {
  for (const { id, notes } of printed) for (const note of notes) console.error(`Binder ${id}: ${note}`);
  for (const { id, fault } of printed)
    if (fault !== undefined) console.error(`Binder ${id} was not made: ${fault}`);
}
