import { createHash } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlanProblems, stops } from '../build-problems.ts';
import type { SiteProblems } from '../build-problems.ts';
import { KeptPagesMisfit, keepNothing, openKeptPages } from '../kept-pages.ts';
import type { KeptPages } from '../kept-pages.ts';
import type { Fault, IntegrationOptions } from '../integration.ts';
import type { Prepared } from '../prepare.ts';
import type { PublishProblem } from '../publish/index.ts';
import { inputsDigest } from './stamp.ts';
import type { Progress } from './progress.ts';

/** What came of making pages: what is wrong with the plan or the site, if anything, and what does not stop a build. */
export type Made<F = PlanProblems | SiteProblems> = { fault: F | undefined; warnings: PublishProblem[] };

/** What is done with the pages before they are published, and whether they are. */
export type WithPages = Pick<IntegrationOptions, 'onPages' | 'unpublished'> & {
  /** Where pages are kept for the next build; beside those of other plans when absent. */
  store?: string;
};

/** Makes the site's pages in `staged` and publishes them. */
export async function makePages(
  content: string,
  staged: string,
  prepared: Prepared,
  progress: Progress,
  { store: ownStore, ...withPages }: WithPages = {},
): Promise<Made> {
  progress.step('Making pages');
  prepared.draw();
  const name = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const store = ownStore ?? resolve('.muster', 'kept', `${name}.json`);
  const code = inputsDigest([prepared.site.today, process.version]);
  const first = await runAstro(
    content,
    staged,
    prepared,
    openKeptPages(prepared, code, store),
    progress,
    withPages,
  );
  const { fault } = first;
  if (!(fault instanceof KeptPagesMisfit)) return { ...first, fault };
  // Node would not load the bundle of the same folder a second time.
  const again = `${staged}-again`;
  try {
    const second = await runAstro(
      content,
      again,
      prepared,
      keepNothing(prepared, code, store),
      progress,
      withPages,
    );
    const { fault: found } = second;
    if (found instanceof KeptPagesMisfit) throw new Error('Pages load what was not made.', { cause: found });
    rmSync(staged, { recursive: true });
    renameSync(again, staged);
    return { ...second, fault: found };
  } finally {
    rmSync(again, { recursive: true, force: true });
  }
}

async function runAstro(
  content: string,
  staged: string,
  prepared: Prepared,
  kept: KeptPages,
  progress: Progress,
  withPages: WithPages,
): Promise<Made<Fault>> {
  // Loaded late: a build that finds nothing changed, or a fault, needs no bundler.
  const [{ build: astroBuild }, { astroConfig }, { startSearchIndex }] = await Promise.all([
    import('astro'),
    import('../config.ts'),
    import('../publish/index.ts'),
  ]);
  const search = startSearchIndex();
  let fault: Fault | undefined;
  const warnings: PublishProblem[] = [];
  const config = astroConfig({
    content,
    outDir: staged,
    integration: {
      prepared,
      kept,
      search,
      ...withPages,
      onProgress: (what, done, total) => progress.step(what, done, total),
      onFault: (found) => (fault = found),
      onWarning: (warning) => warnings.push(warning),
    },
  });
  try {
    await astroBuild({ ...config, configFile: false, logLevel: 'error' });
  } catch (cause) {
    // A page may have failed for what the plan's own diagrams are reported for.
    const problems = await prepared.finish();
    if (!problems.some(stops)) throw cause;
    fault = new PlanProblems(problems);
  } finally {
    await search.then((index) => index.close());
  }
  return { fault, warnings };
}
