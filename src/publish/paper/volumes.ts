import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { BinderOutline } from '../../plan/index.ts';
import { wordsOf } from '../../words/index.ts';
import { cutVolumes, splitTabs, volumePage, volumeStyles } from './cut.ts';
import type { Parts, TabSize, VolumeBounds } from './cut.ts';
import { findBars } from './change-bars.ts';
import { finishPdf } from './finish.ts';
import type { Bar } from './finish.ts';
import { readLayout, writePages } from './in-page.ts';
import type { Layout, Misfit, Writing } from './in-page.ts';
import { openVolume, writeVolumes } from './in-volume.ts';
import type { VolumePlace } from './in-volume.ts';
import { readPlaces } from './pdf.ts';
import {
  misfitsOf,
  MOST_PASSES,
  openSheets,
  pageLabels,
  plannedPages,
  printOnce,
  writingOf,
} from './print.ts';
import type { Planned, PrintJob } from './print.ts';
import { onPaper } from './serve.ts';

/** One printed volume of a binder. */
export type Volume = { pdf: Buffer; pages: number; misfits: Misfit[] };

export type VolumesJob = PrintJob & {
  /** The folder of pages as Astro left them. */
  folder: string;
  /** The binder's id. */
  id: string;
  tabs: BinderOutline['tabs'];
  /** The binder's language. */
  language: string;
  bounds: VolumeBounds;
  onProgress?: ((what: string, done: number, total: number) => void) | undefined;
};

/** Runs something in a context of a browser of its own, within a time. */
export type InContext = <T>(run: (context: BrowserContext) => Promise<T>) => Promise<T>;

/** One print of one volume, and where everything in it will stand next time. */
type Pass = { bytes: Buffer; pages: number; layout: Layout; next: Planned; bars: Bar[]; misfits: Misfit[] };

/** What the volumes know of each other: where places stand, and how many pages tabs have. */
type Across = { places: Record<string, VolumePlace>; totals: Writing['totals'] };

/**
 * Prints a binder in volumes: each with the cover, the start card and the contents of all, and its own tabs. All are printed
 * to learn the pages, cut anew if one is too thick, and printed with what they refer to in each other, until all numbers are
 * those of the pages. Throws when they do not settle.
 */
export async function printVolumes(inContext: InContext, job: VolumesJob): Promise<Volume[]> {
  const html = readFileSync(join(job.folder, 'binders', `${job.id}.html`), 'utf8');
  const css = readFileSync(join(job.folder, 'binders', `${job.id}.css`), 'utf8');
  const binder = { parts: splitTabs(html), css, asked: askedIn(html) };
  let sizes: TabSize[] = job.tabs.map(({ number, playbook }) => ({
    number,
    isPlaybook: playbook !== undefined,
    pages: 0,
  }));
  let cut = cutVolumes(sizes, job.bounds);
  let plans: Planned[] = cut.map(() => NOTHING);
  let across: Across = { places: {}, totals: {} };
  // Cutting anew costs one more.
  for (let pass = 1; pass <= MOST_PASSES + 1; pass++) {
    const printed: Pass[] = [];
    for (const [index, tabs] of cut.entries()) {
      job.onProgress?.(`Printing volumes of ${job.id}, pass ${pass}`, index, cut.length);
      const volume = { tabs, number: index + 1, of: cut.length, plan: plans[index] ?? NOTHING, across };
      printed.push(await inContext((context) => printPass(context, job, binder, volume)));
    }
    const front = Math.max(
      ...printed.map(({ layout, next }) => (next.pages[layout.starts[1] ?? ''] ?? 1) - 1),
    );
    sizes = sizes.map((size) => ({ ...size, pages: pagesOf(size.number, cut, printed) }));
    const better = cutVolumes(sizes, job.bounds, front);
    if (better.join('|') !== cut.join('|')) {
      cut = better;
      plans = cut.map(() => NOTHING);
      across = { places: {}, totals: {} };
      continue;
    }
    const next = printed.map((each) => each.next);
    if (next.every((plan, index) => isSame(plan, plans[index] ?? NOTHING)))
      return printed.map(({ bytes, pages, layout, next: { pages: places }, bars, misfits }) => {
        const { title, language, starts } = layout;
        const labels = pageLabels(
          layout,
          starts.map((id) => places[id] ?? 1),
        );
        return { pdf: finishPdf(bytes, { ...job.imprint, title, language, labels }, bars), pages, misfits };
      });
    plans = next;
    across = acrossVolumes(printed);
  }
  throw new Error(`The page numbers of the volumes did not settle in ${MOST_PASSES + 1} prints.`);
}

const NOTHING: Planned = { blanks: [], pages: {}, end: 0 };

type BinderText = { parts: Parts; css: string; asked: string[] };

async function printPass(
  context: BrowserContext,
  job: VolumesJob,
  { parts, css, asked }: BinderText,
  volume: { tabs: number[]; number: number; of: number; plan: Planned; across: Across },
): Promise<Pass> {
  const { tabs } = volume;
  const words = wordsOf(job.language).paper;
  const name = words.volumeOf(volume.number, volume.of);
  const inTitle = words.volumeInTitle(volume.number, volume.of);
  const holds = words.tabs(tabs[0] ?? 0, tabs.at(-1) ?? 0);
  const styles = volumeStyles(css, tabs, { volume: name, revision: words.revision });
  const page = await context.newPage();
  try {
    await page.route(job.url, (route) =>
      route.fulfill({ body: volumePage(parts, tabs), contentType: 'text/html; charset=utf-8' }),
    );
    await page.route(job.url.replace(/html$/, 'css'), (route) =>
      route.fulfill({ body: onPaper(styles, job.paper), contentType: 'text/css' }),
    );
    const dense = await openSheets(page, job);
    await page.evaluate(openVolume, { name, inTitle, holds, asked });
    const layout = await page.evaluate(readLayout);
    const writing = writingOf(layout, volume.plan);
    await page.evaluate(writePages, { ...writing, totals: { ...volume.across.totals, ...writing.totals } });
    await page.evaluate(writeVolumes, {
      places: volume.across.places,
      words: { volume: words.volume, inVolume: words.inVolume, page: words.page },
    });
    const bytes = await printOnce(page);
    const found = readPlaces(bytes);
    const next = plannedPages(layout, found, volume.plan.blanks);
    const misfits = [...dense, ...(await misfitsOf(page, job))];
    const bars = job.changed ? await findBars(page, job.changed) : [];
    return { bytes, pages: next.end, layout, next, bars, misfits };
  } finally {
    await page.close().catch(() => undefined);
  }
}

/** Ids of the places whose page a binder names somewhere. */
function askedIn(html: string): string[] {
  const marks = html.matchAll(/\sdata-page-(?:of|number)="?([^"\s>]+)/g);
  return [...new Set([...marks].map(([, id = '']) => id))].filter((id) => id !== '');
}

function acrossVolumes(printed: readonly Pass[]): Across {
  const writings = printed.map(({ layout, next }) => writingOf(layout, next));
  // The front stands in every volume: it is named where it stands first.
  const places = writings
    .flatMap(({ places: own }, index) =>
      Object.entries(own).map(([id, place]) => [id, { volume: index + 1, ...place }] as const),
    )
    .reverse();
  return {
    places: Object.fromEntries(places),
    totals: Object.assign({}, ...writings.map(({ totals }) => totals)) as Writing['totals'],
  };
}

/** How many pages a tab takes: up to the next, or to the end of its volume. */
function pagesOf(tab: number, cut: readonly number[][], printed: readonly Pass[]): number {
  const index = cut.findIndex((tabs) => tabs.includes(tab));
  const volume = printed[index];
  if (!volume) return 0;
  // The first section that begins on a right-hand page is the front.
  const at = (cut[index] ?? []).indexOf(tab) + 1;
  const startOf = (section: number) => volume.next.pages[volume.layout.starts[section] ?? ''];
  return (startOf(at + 1) ?? volume.pages + 1) - (startOf(at) ?? 0);
}

function isSame(a: Planned, b: Planned): boolean {
  const ids = Object.keys(a.pages);
  return (
    a.end === b.end &&
    a.blanks.join() === b.blanks.join() &&
    ids.length === Object.keys(b.pages).length &&
    ids.every((id) => a.pages[id] === b.pages[id])
  );
}
