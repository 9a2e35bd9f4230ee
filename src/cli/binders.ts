import { relative } from 'node:path';
import { performance } from 'node:perf_hooks';
import { stops } from '../build-problems.ts';
import { counted } from '../checks/wording.ts';
import { CARDS } from '../plan/index.ts';
import type { Plan } from '../plan/index.ts';
import { prepare } from '../prepare.ts';
import { findPrinter } from '../publish/paper/index.ts';
import type { PrintedBinder } from '../publish/paper/index.ts';
import { chooseForPrint } from './binder-choice.ts';
import type { BinderChoice } from './binder-choice.ts';
import { planFolder } from './folders.ts';
import { failWith, linesOf, NO_BROWSER, printFrom, refuse } from './print-from.ts';
import { startProgress } from './progress.ts';
import { printPacks } from './update-packs.ts';

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
  progress.end();
  const { name } = prepared.site.version;
  if (name.endsWith('+'))
    console.error(
      `The plan has changes that are not committed. Sheets will say version ${name}, which nobody can look up: commit before you print what is handed out.`,
    );
  const browser = findPrinter(process.env);
  const { since } = command;
  const unfit = since === undefined ? undefined : whyNoPack(prepared.site.plan.binders, command);
  if (unfit !== undefined) return await give(unfit, 2);
  if (since !== undefined && browser !== undefined)
    return await printPacks(
      { ...command, since, content: content.path },
      { prepared, browser, progress, start },
    );
  const chosen = chooseForPrint(prepared.site.plan, command);
  if ('fault' in chosen) return await give(chosen.fault, 2);
  if (browser === undefined) return await give(NO_BROWSER, command.requirePdf ? 3 : 0);
  const { to, paper, copies } = command;
  const printed = await printFrom(content.path, prepared, chosen, browser, { to, paper, copies }, progress);
  progress.end();
  if (printed === undefined) return await failWith(prepared, progress);
  return sayPrinted(printed, performance.now() - start);
}

/** What cannot be asked of an update pack. */
function whyNoPack(binders: Plan['binders'], { choice, copies }: BindersCommand): string | undefined {
  if (copies !== undefined)
    return 'An update pack has a slip for each copy that the plan names: leave `--copies` out, or print whole binders without `--since`.';
  const card = CARDS.find((name) => choice.names.includes(name) && !binders.has(name));
  return card && `\`${card}\` is printed whole: leave \`--since\` out.`;
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
