import { mkdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { PlanProblems, stops } from '../build-problems.ts';
import { report } from '../checks/index.ts';
import { counted } from '../checks/wording.ts';
import type { Binder } from '../plan/index.ts';
import { prepare } from '../prepare.ts';
import type { Prepared } from '../prepare.ts';
import { findPrinter, printBinders } from '../publish/paper/index.ts';
import type { PrintedBinder } from '../publish/paper/index.ts';
import { chooseBinders } from './binder-choice.ts';
import type { BinderChoice } from './binder-choice.ts';
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
  const chosen = chooseBinders(prepared.site.plan, command.choice);
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
  const printed = await printFrom(content.path, prepared, chosen.binders, browser, command, progress);
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
  chosen: readonly Binder[],
  browser: string,
  command: BindersCommand,
  progress: ReturnType<typeof startProgress>,
): Promise<PrintedBinder[] | undefined> {
  const to = resolve(command.to);
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
          paper: command.paper,
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

/** Says what became of each binder; the exit code. */
function sayPrinted(printed: readonly PrintedBinder[], milliseconds: number): 0 | 1 {
  for (const { id, notes } of printed) for (const note of notes) console.error(`Binder ${id}: ${note}`);
  for (const { id, fault } of printed)
    if (fault !== undefined) console.error(`Binder ${id} was not made: ${fault}`);
  const made = printed.filter(({ fault }) => fault === undefined);
  for (const { file, pages } of made)
    console.log(`${relative(process.cwd(), file)}  ${counted(pages, 'page')}`);
  const seconds = (milliseconds / 1000).toFixed(1);
  console.log(
    `${counted(made.length, 'binder')} after ${seconds} s. They hold private numbers: do not publish them.`,
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
