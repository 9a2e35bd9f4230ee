import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { isOverdue, PlanProblems, SiteProblems, stops } from '../build-problems.ts';
import { report } from '../checks/index.ts';
import { counted } from '../checks/wording.ts';
import type { Problem } from '../plan/index.ts';
import { prepare } from '../prepare.ts';
import type { Prepared } from '../prepare.ts';
import { restoreLastGood, swapInto } from '../publish/swap.ts';
import { signingKeyFrom } from '../publish/trust/keys.ts';
import { contentDigest } from '../publish/version.ts';
import { planFolder, siteFolder, stagingFolder } from './folders.ts';
import { onInterrupt } from './interrupt.ts';
import { makePages } from './make-pages.ts';
import type { Made } from './make-pages.ts';
import { planPrinting } from './build-binders.ts';
import type { Printer } from './build-binders.ts';
import { startProgress } from './progress.ts';
import type { Progress } from './progress.ts';
import { whyNoPlan } from './read-plan.ts';
import { inputsDigest, isCurrent, remember } from './stamp.ts';

export type BuildOptions = {
  content: string;
  out: string;
  asOf?: string | undefined;
  /** Whether the binders are printed where there is a browser. */
  binders: boolean;
  /** Whether a binder that is not printed fails the build. */
  requirePdf: boolean;
};

/**
 * Builds the site apart from `out` and swaps it in at the end, so that a build that fails leaves the last good one.
 * Exit code 0 done or nothing to do, 1 problems of the plan or the site, 2 there is no plan, 3 the site cannot be written.
 */
export async function build({
  content: given,
  out,
  asOf,
  ...printing
}: BuildOptions): Promise<0 | 1 | 2 | 3> {
  const start = performance.now();
  const content = planFolder(given);
  if ('fault' in content) return refuse(content.fault, 2);
  const why = whyNoPlan(content.path);
  if (why !== undefined) return refuse(why, 2);
  const target = siteFolder(out, content.path);
  if ('fault' in target) return refuse(target.fault, 3);
  const signing = signingKeyFrom(process.env);
  await restoreLastGood(target.path);

  const progress = startProgress(process.stderr, () => performance.now());
  progress.step('Reading the plan');
  const prepared = prepare({
    content: content.path,
    asOf,
    clock: new Date().toISOString().slice(0, 10),
    drafts: false,
    signing,
    onDiagrams: (done, total) => progress.step('Drawing diagrams', done, total),
  });
  progress.step('Reading the plan', prepared.files.size, prepared.files.size);
  if (prepared.problems.some(stops)) return failWith(await prepared.finish(), prepared, progress);

  const printer = planPrinting(prepared.site, printing, process.env);
  if (printer !== undefined && 'fault' in printer) return refuse(printer.fault, 3);
  const inputs = inputsOf(prepared, printer?.browser);
  if (isCurrent(target.path, inputs)) {
    progress.end();
    sayOverdue(prepared);
    console.log(`Nothing has changed: ${out} is current.`);
    return 0;
  }
  const { fault: failure, warnings } = await buildInto(
    target.path,
    content.path,
    prepared,
    progress,
    printer,
  );
  progress.end();
  if (failure instanceof PlanProblems) return failWith(failure.problems, prepared, progress);
  if (failure instanceof SiteProblems) {
    for (const { file, message } of failure.problems) console.error(`${file}: ${message}`);
    console.error(`${failure.message}${kept(target.path)}`);
    return 1;
  }
  for (const { file, message } of warnings) console.error(`${file}: ${message}`);
  for (const line of printer?.lines() ?? []) console.error(line);
  // A binder that could not be made is tried again.
  if (printer?.complete() ?? true) remember(target.path, inputs);
  sayOverdue(prepared);
  sayDone(prepared, join(target.path, 'index.html'), out, performance.now() - start);
  return 0;
}

/** Makes the site apart from `target` and puts it in its place, unless something is wrong with it. */
async function buildInto(
  target: string,
  content: string,
  prepared: Prepared,
  progress: Progress,
  printer: Printer | undefined,
): Promise<Made> {
  let staged = '';
  const remove = () => {
    if (staged !== '') rmSync(staged, { recursive: true, force: true });
  };
  // Watched before the folder is there: an interruption in between would leave it.
  const endWatch = onInterrupt(remove);
  try {
    staged = stagingFolder(target);
    const made = await makePages(content, staged, prepared, progress, {
      onPages: printer && ((dist) => printer.print(dist, progress)),
    });
    endWatch();
    if (!made.fault) await swapInto(staged, target);
    return made;
  } finally {
    endWatch();
    remove();
  }
}

/** Everything that a build's bytes depend on. */
function inputsOf({ files, site }: Prepared, browser: string | undefined): string {
  return inputsDigest([
    contentDigest(files),
    site.today,
    site.version.name,
    site.version.date,
    JSON.stringify([...site.version.fileDates]),
    process.version,
    site.signer?.fingerprint ?? '',
    site.releases === undefined ? '' : JSON.stringify(site.releases),
    browser ?? '',
  ]);
}

function refuse<C extends 2 | 3>(fault: string, code: C): C {
  console.error(fault);
  return code;
}

/** Errors that a date has brought: the plan is as sound as yesterday, so the site is made, but somebody has to act. */
function sayOverdue({ site: { problems, plan } }: Prepared): void {
  const overdue = problems.filter(isOverdue);
  if (overdue.length === 0) return;
  console.error(report(overdue, 'text', { sources: plan.sources, color: process.stderr.isTTY }));
  console.error('Time alone has brought this, so the site is made all the same. `muster check` fails.');
}

/** Says what stops the build and nothing else: warnings would bury it. */
function failWith(problems: Problem[], prepared: Prepared, progress: Progress): 1 {
  progress.end();
  const { sources } = prepared.site.plan;
  console.error(report(problems.filter(stops), 'text', { sources, color: process.stderr.isTTY }));
  const warnings = warningsOf(problems);
  if (warnings !== undefined) console.error(warnings);
  return 1;
}

/** How many warnings there are, and where to read them; undefined when there are none. */
function warningsOf(problems: readonly Problem[]): string | undefined {
  const count = problems.filter(({ accepted, severity }) => !accepted && severity === 'warning').length;
  return count === 0 ? undefined : `${counted(count, 'warning')}: \`muster check\` lists them.`;
}

function kept(target: string): string {
  return existsSync(target) ? ' The last good site was left as it was.' : '';
}

function sayDone(prepared: Prepared, start: string, out: string, milliseconds: number): void {
  const { plan, held, problems, signer } = prepared.site;
  const warnings = warningsOf(problems);
  if (held.length > 0) console.log(`Drafts left out: ${held.join(', ')}.`);
  if (warnings !== undefined) console.log(warnings);
  const seconds = (milliseconds / 1000).toFixed(1);
  const signed = signer === undefined ? 'not signed' : `signed by ${signer.fingerprint}`;
  console.log(
    `${counted(plan.playbooks.size, 'playbook')} in ${out} after ${seconds} s, ${signed}. Open ${start}`,
  );
}
