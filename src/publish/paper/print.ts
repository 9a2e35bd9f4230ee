import type { BrowserContext, Page } from 'playwright-core';
import { finishPdf } from './finish.ts';
import type { Imprint } from './finish.ts';
import { findMisfits, readLayout, turnDrawings, writePages, writePrivate } from './in-page.ts';
import type { Layout, Misfit } from './in-page.ts';
import { readPlaces } from './pdf.ts';

export type PrintJob = {
  /** Address of the binder's page. */
  url: string;
  imprint: Omit<Imprint, 'title' | 'language'>;
  paper: 'a4' | 'letter';
  /** Values that are printed and never published. */
  values?: Readonly<Record<string, string>> | undefined;
};

export type Printed = { pdf: Buffer; pages: number; passes: number; misfits: Misfit[]; layout: Layout };

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
    const { bytes, pages, passes } = await settle(page, layout);
    const misfits = [...dense, ...(await misfitsOf(page, job))];
    const { title, language } = layout;
    return { pdf: finishPdf(bytes, { ...job.imprint, title, language }), pages, passes, misfits, layout };
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

/** What does not fit the sheets of an open page. */
export async function misfitsOf(page: Page, { paper }: PrintJob): Promise<Misfit[]> {
  return await page.evaluate(findMisfits, AREA[paper].height);
}

/** One print of an open page, in the sizes that its style sheets say. */
export async function printOnce(page: Page): Promise<Buffer> {
  return await page.pdf({ preferCSSPageSize: true, printBackground: true, outline: true, tagged: true });
}

async function settle(page: Page, layout: Layout): Promise<{ bytes: Buffer; pages: number; passes: number }> {
  let blanks: string[] = [];
  let pages: Record<string, number> = {};
  for (let passes = 1; passes <= MOST_PASSES; passes++) {
    await page.evaluate(writePages, { pages, blanks });
    const bytes = await printOnce(page);
    const found = readPlaces(bytes);
    const next = plannedPages(layout, found.places, blanks);
    const settled =
      next.blanks.join() === blanks.join() &&
      Object.keys(layout.within).every((id) => next.pages[id] === pages[id]);
    if (settled) return { bytes, pages: found.pages, passes };
    ({ blanks, pages } = next);
  }
  throw new Error(`The page numbers did not settle in ${MOST_PASSES} prints.`);
}

/**
 * Where everything will stand once every section begins on a right-hand page. `blanks` are the blank pages of the print that
 * was read. Throws when a place that is referred to stands nowhere.
 */
export function plannedPages(
  { starts, within }: Layout,
  places: ReadonlyMap<string, number>,
  blanks: readonly string[],
): { blanks: string[]; pages: Record<string, number> } {
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
  return { blanks: starts.filter((id) => wanted.has(id)), pages };
}
