import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import type { Plan } from '../../plan/index.ts';
import { wordsOf } from '../../words/index.ts';
import { keepPrint, printKey, readKept, writeWhole } from './cache.ts';
import type { Imprint } from './finish.ts';
import { serveFolder } from './serve.ts';

/** What became of one binder or card. `notes` are lines about what fits badly; with a `fault` there is no file. */
export type PrintedBinder = {
  id: string;
  /** The PDF; the first of several volumes. */
  file: string;
  /** All PDFs: one, or the volumes of a thick binder. */
  files: { file: string; pages: number }[];
  pages: number;
  passes: number;
  bytes: number;
  kept: boolean;
  /** Whether nothing is cut off or missing on its sheets. */
  whole: boolean;
  notes: string[];
  /** Its own words about what found no room on it, and where that stands. */
  left?: string[];
  /** Of an update pack: how many sheets it has, of how many of the binder; none when nothing has changed, and then there is no file. */
  sheets?: { put: number; of: number } | undefined;
  fault?: string;
};

/** `pages` of each PDF. */
type Report = Pick<PrintedBinder, 'passes' | 'notes' | 'left' | 'whole' | 'sheets'> & { pages: number[] };

/** What a page was printed as. */
export type Pdfs = { pdfs: Buffer[]; report: Report };

/** A page of the site that is printed. */
export type Print = {
  id: string;
  /** What its files are called, if not by the id. */
  name?: string | undefined;
  /** The folder of pages as Astro left them, and the page in it. */
  pages: string;
  page: string;
  /** The folder for PDFs. */
  to: string;
  /** Where the print is kept; undefined for one that holds private numbers: it would lie about. */
  cache: string | undefined;
  /** All that its bytes follow from besides the page. */
  marks: readonly string[];
};

/** Writes the PDFs of a page: those of the last time where nothing has changed. What goes wrong is told, and leaves no file. */
export async function printKept(print: Print, make: () => Promise<Pdfs>): Promise<PrintedBinder> {
  const { id, name = id, to, cache } = print;
  try {
    const page = readFileSync(join(print.pages, print.page), 'utf8');
    const key = printKey(print.pages, page, print.marks);
    const before = cache === undefined ? undefined : readAll(cache, key);
    const { pdfs, report } = before ?? (await make());
    const files = writeFiles(to, name, pdfs, report.pages);
    if (cache !== undefined && !before)
      for (const [index, pdf] of pdfs.entries()) keepPrint(cache, partKey(key, index), pdf, report);
    return {
      ...report,
      id,
      file: files[0]?.file ?? '',
      files,
      pages: report.pages.reduce((sum, count) => sum + count, 0),
      bytes: pdfs.reduce((sum, { length }) => sum + length, 0),
      kept: before !== undefined,
    };
  } catch (cause) {
    removeFiles(to, name, []);
    const file = join(to, `${name}.pdf`);
    const nothing = { files: [], pages: 0, passes: 0, bytes: 0, kept: false, whole: false, notes: [] };
    return { ...nothing, id, file, fault: whyNot(cause, file) };
  }
}

/** What went wrong, in a sentence where it is known. */
export function whyNot(cause: unknown, file: string): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return `There is no room left on the disk for ${file}.`;
  if (code === 'EFBIG') return `${file} is larger than a file may be here.`;
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
}

/** The file of a volume; ids have no dot, so that it is nobody else's. */
export function volumeFile(id: string, volume: number): string {
  return `${id}.volume-${volume}.pdf`;
}

function writeFiles(to: string, id: string, pdfs: readonly Buffer[], pages: readonly number[]) {
  const [only] = pdfs;
  const files = pdfs.map((pdf, index) => ({
    file: join(to, only === pdf && pdfs.length === 1 ? `${id}.pdf` : volumeFile(id, index + 1)),
    pages: pages[index] ?? 0,
  }));
  for (const [index, { file }] of files.entries()) writeWhole(file, pdfs[index] ?? Buffer.alloc(0));
  removeFiles(
    to,
    id,
    files.map(({ file }) => basename(file)),
  );
  return files;
}

/** Takes away what an earlier or broken print left, but for the names that hold. */
function removeFiles(to: string, id: string, hold: readonly string[]): void {
  const stem = basename(id);
  const folder = dirname(join(to, `${id}.pdf`));
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const isOwn =
      name.startsWith(`${stem}.`) && /^\.(?:volume-\d+\.)?pdf(?:\.new)?$/.test(name.slice(stem.length));
    if (isOwn && !hold.includes(name)) rmSync(join(folder, name), { force: true, recursive: true });
  }
}

function readAll(cache: string, key: string): Pdfs | undefined {
  const first = readKept<Report>(cache, key);
  const kept = first?.report.pages.map((_, index) => readKept<Report>(cache, partKey(key, index))?.pdf);
  if (!first || !kept) return undefined;
  const pdfs = kept.filter((pdf) => pdf !== undefined);
  return pdfs.length === kept.length ? { pdfs, report: first.report } : undefined;
}

function partKey(key: string, index: number): string {
  return index === 0 ? key : `${key}-${index + 1}`;
}

/** What the PDFs of a version of the plan say of themselves. `until` is written for people. */
export function imprintOf(
  { organization }: Plan,
  version: { name: string; date: string },
  until: string | undefined,
): Omit<Imprint, 'title' | 'language' | 'labels'> {
  const { paper } = wordsOf(organization.languages[0] ?? 'en');
  return {
    author: organization.name,
    subject: paper.subject(paper.version(version.name, version.date), until),
    date: version.date,
    duplex: true,
  };
}

/** Opens the pages of a folder in a browser, as they stand on the site, with no script and no way out. */
export async function withPages<T>(
  browser: Browser,
  folder: string,
  origin: string,
  paper: 'a4' | 'letter',
  run: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB', timezoneId: 'UTC' });
  try {
    await serveFolder(context, folder, origin, paper);
    return await run(context);
  } finally {
    await context.close().catch(() => undefined);
  }
}
