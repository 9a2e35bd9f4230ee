import type { BrowserContext, Page } from 'playwright-core';
import type { ChangedPlace } from '../../plan/index.ts';
import { wordsOf } from '../../words/index.ts';
import { findBars } from './change-bars.ts';
import { finishPdf } from './finish.ts';
import type { Imprint } from './finish.ts';
import { findMisfits, readLayout, tightenStart, turnDrawings, writePages, writePrivate } from './in-page.ts';
import type { Layout, Misfit, Writing } from './in-page.ts';
import { readPlaces } from './pdf.ts';
import type { Places } from './pdf.ts';

export type PrintJob = {
  /** Address of the binder's page. */
  url: string;
  imprint: Omit<Imprint, 'title' | 'language' | 'labels'>;
  paper: 'a4' | 'letter';
  /** Values that are printed and never published. */
  values?: Readonly<Record<string, string>> | undefined;
  /** What has a bar beside it. */
  changed?: readonly ChangedPlace[] | undefined;
};

export type Printed = {
  pdf: Buffer;
  pages: number;
  passes: number;
  misfits: Misfit[];
  layout: Layout;
  /** Name of a tab's paper -> its chapter, and how many pages it has. */
  totals: Writing['totals'];
};

/** A page number that is still wrong after so many prints will not come right. */
export const MOST_PASSES = 4;

/** What a sheet leaves between its margins, in px of 1/96 inch. Source: paged.ts. */
const AREA = {
  a4: { width: 638, height: 959 },
  letter: { width: 660, height: 893 },
} as const;

/**
 * Prints one binder: once to learn on which pages everything stands, then with page numbers and blank pages, until the numbers
 * printed are those of the pages. Throws when they do not settle.
 */
export async function printBinder(context: BrowserContext, job: PrintJob): Promise<Printed> {
  const page = await context.newPage();
  try {
    const dense = await openSheets(page, job);
    const layout = await page.evaluate(readLayout);
    return await printSheets(page, job, layout, dense);
  } finally {
    await page.close().catch(() => undefined);
  }
}

/** Loads a binder's page as it is printed, with what is printed and never published. Gives the drawings that are too dense. */
export async function openSheets(page: Page, job: PrintJob): Promise<Misfit[]> {
  await page.setViewportSize(AREA[job.paper]);
  await page.emulateMedia({ media: 'print' });
  const answer = await page.goto(job.url, { waitUntil: 'load' });
  if (!answer?.ok()) throw new Error(`There is no page ${job.url}.`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  if (job.values) await page.evaluate(writePrivate, { ...job.values });
  return await page.evaluate(turnDrawings);
}

/** Prints an open page and completes the PDF. */
export async function printSheets(
  page: Page,
  job: PrintJob,
  layout: Layout,
  dense: readonly Misfit[],
): Promise<Printed> {
  const { bytes, pages, passes, writing, starts } = await settle(page, layout, job.paper);
  const misfits = [...dense, ...(await misfitsOf(page, job))];
  const { title, language } = layout;
  const labels = pageLabels(layout, starts);
  const bars = job.changed ? await findBars(page, job.changed) : [];
  const pdf = finishPdf(bytes, { ...job.imprint, title, language, labels }, bars);
  return { pdf, pages, passes, misfits, layout, totals: writing.totals };
}

/** How the feet of pages name them: the first page of each section, and what stands before its page numbers. */
export function pageLabels(
  { tabs, language }: Layout,
  starts: readonly number[],
): NonNullable<Imprint['labels']> {
  const { cover } = wordsOf(language).paper;
  const sections = tabs.map((tab, index) => ({
    from: starts[index] ?? 1,
    prefix: `${chapterOf(tab, cover)}–`,
  }));
  return [{ from: 1, prefix: `${cover} ` }, ...sections];
}

/** What does not fit the sheets of an open page. */
export async function misfitsOf(page: Page, { paper }: PrintJob): Promise<Misfit[]> {
  return await page.evaluate(findMisfits, AREA[paper].height);
}

/** One print of an open page, in the sizes that its style sheets say. */
export async function printOnce(page: Page): Promise<Buffer> {
  return await page.pdf({ preferCSSPageSize: true, printBackground: true, outline: true, tagged: true });
}

/** A page after its last print: what was written on it, and the pages on which its sections begin. */
export type Settled = { bytes: Buffer; pages: number; passes: number; writing: Writing; starts: number[] };

/** Prints a page until what is written on it is true of it. */
export async function settle(page: Page, layout: Layout, paper: PrintJob['paper']): Promise<Settled> {
  let planned: Planned = { blanks: [], pages: {}, end: 0 };
  for (let passes = 1; passes <= MOST_PASSES; passes++) {
    const writing = writingOf(layout, planned);
    await page.evaluate(writePages, writing);
    await page.evaluate(tightenStart, AREA[paper].height);
    const bytes = await printOnce(page);
    const found = readPlaces(bytes);
    const next = plannedPages(layout, found, planned.blanks);
    const settled =
      next.end === planned.end &&
      next.blanks.join() === planned.blanks.join() &&
      Object.keys(layout.within).every((id) => next.pages[id] === planned.pages[id]);
    const starts = layout.starts.map((id) => next.pages[id] ?? 0);
    if (settled) return { bytes, pages: found.pages, passes, writing, starts };
    planned = next;
  }
  throw new Error(`The page numbers did not settle in ${MOST_PASSES} prints.`);
}

/** Where everything stands in the file, counted from 1, and its last page. */
export type Planned = { blanks: string[]; pages: Record<string, number>; end: number };

/**
 * Where everything will stand once every section begins on a right-hand page and the last one ends on a left-hand page.
 * `blanks` are the blank pages of the print that was read. Throws when a place that is referred to stands nowhere.
 */
export function plannedPages(
  { starts, within }: Pick<Layout, 'starts' | 'within'>,
  { places, pages: count }: Places,
  blanks: readonly string[],
): Planned {
  const blanksBefore = (sections: number, among: ReadonlySet<string>) =>
    starts.slice(0, sections).filter((id) => among.has(id)).length;
  const printed = new Set(blanks);
  const natural = (id: string) => {
    const page = places.get(id);
    if (page === undefined) throw new Error(`Nothing stands at #${id}, which the binder refers to.`);
    return page - blanksBefore(within[id] ?? 0, printed);
  };
  const wanted = new Set<string>();
  for (const id of starts) if ((natural(id) + wanted.size) % 2 === 0) wanted.add(id);
  const pages = Object.fromEntries(
    Object.entries(within).map(([id, sections]) => [id, natural(id) + blanksBefore(sections, wanted)]),
  );
  const last = count - printed.size + wanted.size;
  const isOdd = last % 2 === 1;
  return {
    blanks: [...starts.filter((id) => wanted.has(id)), ...(isOdd ? [END] : [])],
    pages,
    end: isOdd ? last + 1 : last,
  };
}

/** The blank page after everything. */
const END = '';

/** Page numbers within tabs, from those in the file. */
export function writingOf(
  { starts, tabs, within, language }: Layout,
  { blanks, pages, end }: Planned,
): Writing {
  const { cover, page: pageWord, of, blank } = wordsOf(language).paper;
  const startOf = (section: number) => pages[starts[section] ?? ''];
  const places: Writing['places'] = {};
  for (const [id, sections] of Object.entries(within)) {
    const [page, start] = [pages[id], startOf(sections - 1)];
    const chapter = chapterOf(tabs[sections - 1] ?? '', cover);
    if (page !== undefined && start !== undefined) places[id] = { chapter, page: page - start + 1 };
  }
  const totals = Object.fromEntries(
    tabs.flatMap((tab, index) => {
      const start = startOf(index);
      if (start === undefined) return [];
      return [[tab, { chapter: chapterOf(tab, cover), pages: (startOf(index + 1) ?? end + 1) - start }]];
    }),
  );
  return { places, totals, blanks, words: { page: pageWord, of, blank } };
}

/** How the feet of a tab's pages begin; the name of its paper comes from paged.ts. */
function chapterOf(tab: string, cover: string): string {
  return { cover, front: '0', pack: 'U', recall: 'R' }[tab] ?? tab.replace(/^tab/, '');
}
