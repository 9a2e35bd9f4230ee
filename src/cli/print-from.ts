import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PlanProblems, stops } from '../build-problems.ts';
import { report } from '../checks/index.ts';
import type { Prepared } from '../prepare.ts';
import { printBinders, printCards } from '../publish/paper/index.ts';
import type { PrintedBinder, Since } from '../publish/paper/index.ts';
import { printAllCovers } from './binder-covers.ts';
import type { Chosen } from './binder-choice.ts';
import { stagingFolder } from './folders.ts';
import { onInterrupt } from './interrupt.ts';
import { makePages } from './make-pages.ts';
import type { Progress } from './progress.ts';

/** What is said where nothing can be printed. */
export const NO_BROWSER =
  'No PDF was made: there is no Chromium, Chrome or Edge here. Name one in MUSTER_CHROMIUM, or print the pages of /binders/ from any browser.';

/** How what is chosen is printed. */
type How = {
  to: string;
  paper?: 'a4' | 'letter' | undefined;
  copies?: number | undefined;
  since?: Since | undefined;
};

/** Makes the pages of what is chosen, prints them and throws the pages away. Undefined when the plan has problems. */
export async function printFrom(
  content: string,
  prepared: Prepared,
  { binders, cards, covers }: Chosen,
  browser: string,
  how: How,
  progress: Progress,
): Promise<PrintedBinder[] | undefined> {
  const to = resolve(how.to);
  mkdirSync(to, { recursive: true });
  const { site } = prepared;
  // Cards say what all binders say; a binder that is made up for one print is not among them.
  const others = cards.length > 0 ? [...site.plan.binders.values()] : [];
  site.plan = {
    ...site.plan,
    binders: new Map([...others, ...binders].map((binder) => [binder.id, binder])),
  };
  site.edition = 'full';
  const staged = stagingFolder(join(to, 'pages'));
  const remove = () => rmSync(staged, { recursive: true, force: true });
  const endWatch = onInterrupt(remove);
  let printed: PrintedBinder[] = [];
  try {
    const { fault } = await makePages(content, staged, prepared, progress, {
      unpublished: true,
      onPages: async (pages) => {
        const common = {
          pages,
          plan: site.plan,
          version: site.version,
          browser,
          to,
          cache: printCache(),
          onProgress: (what: string, done: number, total: number) => progress.step(what, done, total),
        };
        printed = await printBinders({
          ...common,
          binders,
          edition: 'full',
          paper: how.paper,
          since: how.since,
          changed: site.releases?.places(site.plan),
        });
        if (covers) {
          progress.step('Printing covers');
          printed.push(await printAllCovers({ ...common, binders }, printed, how));
        }
        printed.push(...(await printCards({ ...common, cards })));
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

/** What is wrong with prints: what fits badly, and what was not made. */
export function linesOf(printed: readonly PrintedBinder[]): string[] {
  const nameOf = (id: string) => (id.includes('/') ? id : `Binder ${id}`);
  return [
    ...printed.flatMap(({ id, notes }) => notes.map((note) => `${nameOf(id)}: ${note}`)),
    ...printed.flatMap(({ id, fault }) =>
      fault === undefined ? [] : [`${nameOf(id)} was not made: ${fault}`],
    ),
  ];
}
