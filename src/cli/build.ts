import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { report } from '../checks/index.ts';
import { astroConfig, PACKAGE_FOLDER } from '../config.ts';
import { PlanProblems, SiteProblems, stops } from '../integration.ts';
import type { Problem } from '../plan/index.ts';
import { prepare } from '../prepare.ts';
import type { Prepared } from '../prepare.ts';
import { swapInto } from '../publish/index.ts';
import { contentDigest } from '../publish/version.ts';
import { startProgress } from './progress.ts';
import type { Progress } from './progress.ts';
import { inputsDigest, isCurrent, remember } from './stamp.ts';

export type BuildOptions = { content: string; out: string; asOf?: string | undefined };

/**
 * Builds the site beside `out` and swaps it in at the end, so that a build that fails leaves the last good one.
 * Exit code 0 done or nothing to do, 1 problems of the plan or the site, 3 the folder cannot be read or written.
 */
export async function build({ content, out, asOf }: BuildOptions): Promise<0 | 1 | 3> {
  const start = performance.now();
  const progress = startProgress(process.stderr, () => performance.now());
  const target = resolve(out);
  const fault = refusal(resolve(content), target);
  if (fault !== undefined) {
    console.error(fault);
    return 3;
  }
  progress.step('Reading the plan');
  const prepared = prepare({
    content,
    asOf,
    clock: new Date().toISOString().slice(0, 10),
    drafts: false,
    onDiagrams: (done, total) => progress.step('Drawing diagrams', done, total),
  });
  const { site, files, problems } = prepared;
  if (problems.some(stops)) return failWith(await prepared.finish(), prepared, progress);

  const inputs = inputsDigest(PACKAGE_FOLDER, [
    contentDigest(files),
    site.today,
    site.version.name,
    site.version.date,
    JSON.stringify([...site.version.fileDates]),
    process.version,
  ]);
  if (isCurrent(target, inputs)) {
    await prepared.finish();
    progress.end();
    console.log(`Nothing has changed: ${out} is current.`);
    return 0;
  }

  const staged = join(dirname(target), `.${basename(target)}.next`);
  rmSync(staged, { recursive: true, force: true });
  try {
    progress.step('Making pages');
    await runAstro(content, staged, prepared, progress);
    await swapInto(staged, target);
  } catch (cause) {
    rmSync(staged, { recursive: true, force: true });
    progress.end();
    if (cause instanceof PlanProblems) return failWith(cause.problems, prepared, progress);
    if (cause instanceof SiteProblems) {
      for (const { file, message } of cause.problems) console.error(`${file}: ${message}`);
      console.error(`${cause.message}${kept(target)}`);
      return 1;
    }
    throw cause;
  }
  remember(target, inputs);
  progress.end();
  sayDone(site.problems, prepared, target, out, performance.now() - start);
  return 0;
}

async function runAstro(
  content: string,
  staged: string,
  prepared: Prepared,
  progress: Progress,
): Promise<void> {
  const { build: astroBuild } = await import('astro');
  try {
    await astroBuild({
      ...astroConfig({
        content,
        outDir: staged,
        integration: { prepared, onProgress: (what, done, total) => progress.step(what, done, total) },
      }),
      configFile: false,
      logLevel: 'error',
    });
  } catch (cause) {
    const problems = await prepared.finish();
    if (problems.some(stops)) throw new PlanProblems(problems);
    throw cause;
  }
}

/** Why these folders cannot be built from and into; undefined when they can. */
function refusal(content: string, target: string): string | undefined {
  if (!existsSync(content)) return `There is no folder ${content}. Name the plan's folder with --content.`;
  if (target === content || content.startsWith(`${target}/`) || target.startsWith(`${content}/`)) {
    return `The site cannot be written to ${target}: it and the plan in ${content} would lie in each other. Name another folder with --out.`;
  }
  return undefined;
}

function failWith(problems: Problem[], prepared: Prepared, progress: Progress): 1 {
  progress.end();
  console.error(
    report(problems, 'text', { sources: prepared.site.plan.sources, color: process.stderr.isTTY }),
  );
  return 1;
}

function kept(target: string): string {
  return existsSync(target) ? ' The last good site was left as it was.' : '';
}

function sayDone(
  problems: Problem[],
  prepared: Prepared,
  target: string,
  out: string,
  milliseconds: number,
): void {
  const { plan, held } = prepared.site;
  const warnings = problems.filter((problem) => !problem.accepted).length;
  if (held.length > 0) console.log(`Drafts left out: ${held.join(', ')}.`);
  if (warnings > 0)
    console.log(`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}: \`muster check\` lists them.`);
  console.log(
    `${plan.playbooks.size} playbooks in ${out} after ${(milliseconds / 1000).toFixed(1)} s. Open ${join(target, 'index.html')}`,
  );
}
