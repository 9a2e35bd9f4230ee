import { mkdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { PlanProblems, stops } from '../build-problems.ts';
import { report } from '../checks/index.ts';
import { counted } from '../checks/wording.ts';
import { prepare } from '../prepare.ts';
import type { Prepared } from '../prepare.ts';
import { findPrinter, printBinders, printCards } from '../publish/paper/index.ts';
import type { PrintedBinder } from '../publish/paper/index.ts';
import { printAllCovers } from './binder-covers.ts';
import { chooseForPrint } from './binder-choice.ts';
import type { BinderChoice, Chosen } from './binder-choice.ts';
import { planFolder, stagingFolder } from './folders.ts';
import { onInterrupt } from './interrupt.ts';
import { makePages } from './make-pages.ts';
import { startProgress } from './progress.ts';

export type BindersCommand = {
  content: string;
  /** Where the PDFs go: beside the site, never in it. */
  to: string;
  asOf?: string | undefined;
  paper?: 'a4' | 'letter' | undefined;
  /** For how many copies covers are numbered; the plan's number for each binder unless said. */
  copies?: number | undefined;
  requirePdf: boolean;
  choice: BinderChoice;
};

/**
 * Prints full binders, private numbers included, into a folder that is never published: those of the plan, those named, or a
 * selection. Exit code 0 done, 1 problems of the plan, or a binder that was not made or lacks something, 2 nothing fits what was asked for,
 * 3 there is no browser and one is required.
 */
export async function binders(command: BindersCommand): Promise<0 | 1 | 2 | 3> {
  const start = performance.now();
  const content = planFolder(command.content);
  if ('fault' in content) return refuse(content.fault, 2);
  const progress = startProgress(process.stderr, () => performance.now());
  progress.step('Reading the plan');
  const prepared = prepare({
    content: content.path,
    asOf: command.asOf,
    clock: new Date().toISOString().slice(0, 10),
    drafts: false,
    onDiagrams: (done, total) => progress.step('Drawing diagrams', done, total),
  });
  if (prepared.problems.some(stops)) return await failWith(prepared, progress);
  const chosen = chooseForPrint(prepared.site.plan, command);
  if ('fault' in chosen) {
    await prepared.finish();
    progress.end();
    return refuse(chosen.fault, 2);
  }
  const browser = findPrinter(process.env);
  if (browser === undefined) {
    await prepared.finish();
    progress.end();
    return refuse(NO_BROWSER, command.requirePdf ? 3 : 0);
  }
  const printed = await printFrom(content.path, prepared, chosen, browser, command, progress);
  progress.end();
  if (printed === undefined) return await failWith(prepared, progress);
  return sayPrinted(printed, performance.now() - start);
}

/** What is said where nothing can be printed. */
export const NO_BROWSER =
  'No PDF was made: there is no Chromium, Chrome or Edge here. Name one in MUSTER_CHROMIUM, or print the pages of /binders/ from any browser.';

async function printFrom(
  content: string,
  prepared: Prepared,
  { binders: chosen, cards, covers }: Chosen,
  browser: string,
  command: BindersCommand,
  progress: ReturnType<typeof startProgress>,
): Promise<PrintedBinder[] | undefined> {
  const to = resolve(command.to);
  mkdirSync(to, { recursive: true });
  const { site } = prepared;
  // Cards say what all binders say; a binder that is made up for one print is not among them.
  const others = cards.length > 0 ? [...site.plan.binders.values()] : [];
  site.plan = { ...site.plan, binders: new Map([...others, ...chosen].map((binder) => [binder.id, binder])) };
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
        const full = { ...common, binders: chosen, edition: 'full' as const, paper: command.paper };
        printed = await printBinders(full);
        if (covers) {
          progress.step('Printing covers');
          printed.push(await printAllCovers(full, printed, command));
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

/** Says what became of each binder; the exit code. */
function sayPrinted(printed: readonly PrintedBinder[], milliseconds: number): 0 | 1 {
  for (const line of linesOf(printed)) console.error(line);
  const made = printed.filter(({ fault }) => fault === undefined);
  for (const { files, left = [] } of made) {
    for (const { file, pages } of files)
      console.log(`${relative(process.cwd(), file)}  ${counted(pages, 'page')}`);
    for (const line of left) console.log(`  ${line}`);
  }
  const seconds = (milliseconds / 1000).toFixed(1);
  console.log(
    `${counted(made.flatMap(({ files }) => files).length, 'PDF')} after ${seconds} s. Binders hold private numbers: do not publish them.`,
  );
  return printed.every(({ whole }) => whole) ? 0 : 1;
}

async function failWith(prepared: Prepared, progress: ReturnType<typeof startProgress>): Promise<1> {
  const problems = await prepared.finish();
  progress.end();
  const { sources } = prepared.site.plan;
  console.error(report(problems.filter(stops), 'text', { sources, color: process.stderr.isTTY }));
  return 1;
}

function refuse<C extends 0 | 2 | 3>(fault: string, code: C): C {
  console.error(fault);
  return code;
}
