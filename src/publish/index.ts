import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkAnchors, type Pointing } from './anchors.ts';
import { copyScript, type CopyFacts } from './copy-script.ts';
import { listFiles } from './files.ts';
import { writeWorker } from './offline.ts';
import { rewritePage } from './page.ts';
import type { PublishProblem } from './problem.ts';
import { startSearchIndex, type SearchIndex } from './search/index.ts';
import { scan, type ScanFinding, type ScanSubject } from './scan.ts';
import { rewriteSheetsAndManifests } from './sheets.ts';
import { openSite, type Site, type SiteOptions } from './site.ts';
import { writeTextEdition } from './text-edition/index.ts';
import type { SigningKey } from './trust/keys.ts';
import { SIGNATURE, SUMS, writeSums } from './trust/sums.ts';

export type { PublishProblem } from './problem.ts';
export { startSearchIndex, type SearchIndex } from './search/index.ts';
export type { ScanFinding, ScanSubject } from './scan.ts';
export { restoreLastGood, swapInto } from './swap.ts';
export { signingKeyFrom } from './trust/keys.ts';

type Progress = (what: string, done: number, total: number) => void;

/**
 * `dist` is the folder Astro built and is changed in place. `base` is the path Astro built for and where 404.html
 * expects the site ('/' if not given). `connectSrc` names the origins a page may ask for the live status, `connectSrcOn`
 * those that single pages may ask besides.
 * `laterFiles` are files the caller adds afterwards (sums, archive): links to them are not dead.
 */
export type PublishOptions = SiteOptions & {
  siteName: string;
  version?: CopyFacts['version'];
  movesWithin?: CopyFacts['movesWithin'];
  asOf?: CopyFacts['asOf'];
  /** An index that holds some of the pages already and is closed by the caller; without it one is made. */
  search?: SearchIndex | undefined;
  onProgress?: Progress | undefined;
  /** What the site was made from: with it, the text edition is written, and the finished site scanned for what must not be in it. */
  subject?: ScanSubject | undefined;
  /** What signs the sums of all files; without it they show damage, but not who made the copy. */
  signing?: SigningKey | undefined;
};

/** `problems` are sorted: with any, the site is not fit to travel. `timings` are milliseconds by step. */
export type Published = {
  pages: number;
  files: number;
  bytes: number;
  problems: PublishProblem[];
  /** What the scan of the finished site found and somebody should know: the site is fit to travel all the same. */
  warnings: PublishProblem[];
  timings: Record<string, number>;
};

/**
 * Makes a built site one that opens from any host, under any path, offline and by double-click: relative addresses that
 * name real files, classic scripts, nothing inline, one policy, and a search that needs no server.
 */
export async function publish(options: PublishOptions): Promise<Published> {
  const { dist, siteName, version, movesWithin, asOf, onProgress } = options;
  const timings: Record<string, number> = {};
  const starting = options.search ?? startSearchIndex();
  const { subject } = options;
  if (subject) timed(timings, 'text', () => writeTextEdition(dist, subject.plan, version));
  const laterFiles = [...(options.laterFiles ?? []), SUMS, ...(options.signing ? [SIGNATURE] : [])];
  const site = timed(timings, 'names', () => openSite({ ...options, laterFiles }));
  timed(timings, 'styles', () => rewriteSheetsAndManifests(site));

  const search = await starting;
  try {
    const sources = readPages(site);
    sayPageCount(sources);
    for (const [file, html] of sources) if (file !== '404.html') search.add(file, html);
    // Pagefind reads the pages in a process of its own while they are rewritten here.
    const [pages] = await Promise.all([
      timed(timings, 'pages', () => rewritePages(site, sources, onProgress)),
      timed(timings, 'search', () => writeSearch(dist, search, onProgress)),
    ]);
    checkAnchors(pages, site.problems);
    for (const module of [...site.scripts.consumed(), ...site.names.filter(isPageModule)])
      rmSync(join(dist, module), { force: true });
    const copy = { siteName, version, pages: pages.size, movesWithin, asOf };
    writeFileSync(join(dist, 'copy.js'), copyScript(copy));

    await timed(timings, 'offline', () => writeWorker(dist, copy));
    // The scan compares the pages with what the worker names.
    const found = subject ? timed(timings, 'scan', () => scan(dist, subject)) : [];
    const warnings = found.filter(({ severity }) => severity === 'warning').map(asProblem);
    for (const { file, message } of found.filter(({ severity }) => severity === 'error').map(asProblem))
      site.problems.add(file, message);

    // The sums name the worker as well: it comes first, and cannot name them.
    timed(timings, 'sums', () => writeSums(dist, options.signing));
    const written = listFiles(dist);
    const bytes = written.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0);
    const problems = site.problems.sorted();
    return { pages: pages.size, files: written.length, bytes, problems, warnings, timings };
  } finally {
    if (options.search === undefined) await search.close();
  }
}

function asProblem({ file, message, check }: ScanFinding): PublishProblem {
  return { file, message: `${message} [${check}]` };
}

/** Astro makes the script of every component, of those too that no page of this plan shows. */
function isPageModule(file: string): boolean {
  return file.includes('.astro_astro_type_script_') && file.endsWith('.js');
}

/** The pages as Astro left them, by file, in sorted order. */
function readPages(site: Site): Map<string, string> {
  const names = site.names.filter((name) => name.endsWith('.html'));
  return new Map(names.map((file) => [file, readFileSync(join(site.dist, file), 'utf8')]));
}

/** A page cannot know how many there are while it is made: the element marked `data-page-count` is filled in here. */
function sayPageCount(pages: Map<string, string>): void {
  for (const [file, html] of pages)
    if (html.includes('data-page-count'))
      pages.set(file, html.replace(/(<[^>]*\sdata-page-count[^>]*>)[^<]*/g, `$1${pages.size}`));
}

async function rewritePages(
  site: Site,
  sources: ReadonlyMap<string, string>,
  onProgress: Progress | undefined,
): Promise<Map<string, Pointing>> {
  const pages = new Map<string, Pointing>();
  for (const [file, source] of sources) {
    const { html, anchors, pointed } = await rewritePage(site, file, source);
    await writeFile(join(site.dist, file), html);
    pages.set(file, { anchors, pointed });
    onProgress?.('pages', pages.size, sources.size);
  }
  return pages;
}

async function writeSearch(
  dist: string,
  search: SearchIndex,
  onProgress: Progress | undefined,
): Promise<void> {
  onProgress?.('search', 0, 1);
  await search.write(dist);
  onProgress?.('search', 1, 1);
}

/** Runs a step and notes how long it took; durations go to the caller, never into the output. */
function timed<T>(timings: Record<string, number>, step: string, run: () => T): T {
  const started = performance.now();
  const note = (): void => {
    timings[step] = Math.round(performance.now() - started);
  };
  const result = run();
  if (result instanceof Promise) void result.then(note, note);
  else note();
  return result;
}
