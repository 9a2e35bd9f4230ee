import { createHash } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlanProblems, stops } from '../build-problems.ts';
import type { SiteProblems } from '../build-problems.ts';
import { KeptPagesMisfit, keepNothing, openKeptPages } from '../kept-pages.ts';
import type { KeptPages } from '../kept-pages.ts';
import type { Fault } from '../integration.ts';
import type { Prepared } from '../prepare.ts';
import { inputsDigest } from './stamp.ts';
import type { Progress } from './progress.ts';

/** Makes the site's pages in `staged` and publishes them. Gives what is wrong with the plan or the site, if anything. */
export async function makePages(
  content: string,
  staged: string,
  prepared: Prepared,
  progress: Progress,
): Promise<PlanProblems | SiteProblems | undefined> {
  progress.step('Making pages');
  prepared.draw();
  const name = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const store = resolve('.muster', 'kept', `${name}.json`);
  const code = inputsDigest([prepared.site.today, process.version]);
  const fault = await runAstro(content, staged, prepared, openKeptPages(prepared, code, store), progress);
  if (!(fault instanceof KeptPagesMisfit)) return fault;
  // Node would not load the bundle of the same folder a second time.
  const again = `${staged}-again`;
  try {
    const found = await runAstro(content, again, prepared, keepNothing(prepared, code, store), progress);
    if (found instanceof KeptPagesMisfit) throw new Error('Pages load what was not made.', { cause: found });
    rmSync(staged, { recursive: true });
    renameSync(again, staged);
    return found;
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
): Promise<Fault | undefined> {
  // Loaded late: a build that finds nothing changed, or a fault, needs no bundler.
  const [{ build: astroBuild }, { astroConfig }, { startSearchIndex }] = await Promise.all([
    import('astro'),
    import('../config.ts'),
    import('../publish/index.ts'),
  ]);
  const search = startSearchIndex();
  let fault: Fault | undefined;
  const config = astroConfig({
    content,
    outDir: staged,
    integration: {
      prepared,
      kept,
      search,
      onProgress: (what, done, total) => progress.step(what, done, total),
      onFault: (found) => (fault = found),
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
  return fault;
}
