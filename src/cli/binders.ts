import { relative } from 'node:path';
import { performance } from 'node:perf_hooks';
import { stops } from '../build-problems.ts';
import { counted } from '../checks/wording.ts';
import { prepare } from '../prepare.ts';
import { findPrinter } from '../publish/paper/index.ts';
import type { PrintedBinder } from '../publish/paper/index.ts';
import { chooseBinders } from './binder-choice.ts';
import type { BinderChoice } from './binder-choice.ts';
import { planFolder } from './folders.ts';
import { failWith, NO_BROWSER, printFrom, refuse, sayFaults } from './print-from.ts';
import { startProgress } from './progress.ts';
import { printPacks } from './update-packs.ts';

export type BindersCommand = {
  content: string;
  /** Where the PDFs go: beside the site, never in it. */
  to: string;
  asOf?: string | undefined;
  paper?: 'a4' | 'letter' | undefined;
  requirePdf: boolean;
  choice: BinderChoice;
  /** A release or a git revision: only what has changed since is printed. */
  since?: string | undefined;
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
  const give = async <C extends 0 | 2 | 3>(fault: string, code: C) => {
    await prepared.finish();
    progress.end();
    return refuse(fault, code);
  };
  const browser = findPrinter(process.env);
  const { since } = command;
  if (since !== undefined && browser !== undefined)
    return await printPacks(
      { ...command, since, content: content.path },
      { prepared, browser, progress, start },
    );
  const chosen = chooseBinders(prepared.site.plan, command.choice);
  if ('fault' in chosen) return await give(chosen.fault, 2);
  if (browser === undefined) return await give(NO_BROWSER, command.requirePdf ? 3 : 0);
  const printed = await printFrom(
    content.path,
    prepared,
    chosen.binders,
    browser,
    { to: command.to, paper: command.paper },
    progress,
  );
  progress.end();
  if (printed === undefined) return await failWith(prepared, progress);
  return sayPrinted(printed, performance.now() - start);
}

/** Says what became of each binder; the exit code. */
function sayPrinted(printed: readonly PrintedBinder[], milliseconds: number): 0 | 1 {
  sayFaults(printed);
  const made = printed.filter(({ fault }) => fault === undefined);
  for (const { file, pages } of made)
    console.log(`${relative(process.cwd(), file)}  ${counted(pages, 'page')}`);
  const seconds = (milliseconds / 1000).toFixed(1);
  console.log(
    `${counted(made.length, 'binder')} after ${seconds} s. They hold private numbers: do not publish them.`,
  );
  return printed.every(({ whole }) => whole) ? 0 : 1;
}
