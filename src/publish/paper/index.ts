import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { revisionOf, validUntil } from '../../plan/index.ts';
import type { Binder, ChangedPlace, Plan, ReleaseChanges } from '../../plan/index.ts';
import { counted } from './wording.ts';
import { startPrinter, versionOf } from './browser.ts';
import { keepPrint, printKey, readKept, writeWhole } from './cache.ts';
import type { Misfit } from './in-page.ts';
import { printPack } from './pack.ts';
import type { Edition } from './pack.ts';
import { printBinder } from './print.ts';
import type { Printed, PrintJob } from './print.ts';
import { privateValues, waysLeftOut } from './private-values.ts';
import { serveFolder } from './serve.ts';
import { sayMisfit } from './wording.ts';

export { findPrinter } from './browser.ts';

export type PrintOptions = {
  /** The folder of pages as Astro left them. */
  pages: string;
  plan: Plan;
  version: { name: string; date: string };
  binders: readonly Binder[];
  /** Path of the browser. */
  browser: string;
  /** Where the PDFs are written, as `<id>.pdf`. */
  to: string;
  /** `full` fills in what is printed and never published. */
  edition: 'published' | 'full';
  paper?: 'a4' | 'letter' | undefined;
  /** What has changed since the last release: it has a bar beside it. Undefined where there is no release. */
  changed?: readonly ChangedPlace[] | undefined;
  /** What the binders were: then only what has changed is printed, as `<id>-update.pdf`. */
  since?: Since | undefined;
  /** Where prints are kept. Full ones never are: they would lie about. */
  cache: string;
  onProgress?: ((what: string, done: number, total: number) => void) | undefined;
  /** Milliseconds after which a browser that does nothing is given up. */
  patience?: number | undefined;
};

/** The binders of an earlier version, as pages and as data, and what the plan has changed since. */
export type Since = Omit<Edition, 'binder'> & {
  binders: ReadonlyMap<string, Binder>;
  changes: ReleaseChanges;
};

/** What became of one binder. `notes` are lines about what fits badly; with a `fault` there is no file. */
export type PrintedBinder = {
  id: string;
  file: string;
  pages: number;
  passes: number;
  bytes: number;
  kept: boolean;
  /** Whether nothing is cut off or missing on its sheets. */
  whole: boolean;
  notes: string[];
  /** Of an update pack: how many sheets it has, of how many of the binder; none when nothing has changed, and then there is no file. */
  sheets?: { put: number; of: number } | undefined;
  fault?: string;
};

type Report = Pick<PrintedBinder, 'pages' | 'passes' | 'notes' | 'whole' | 'sheets'>;

/** Prints binders one after the other. What goes wrong with one is told and leaves the others alone. */
export async function printBinders(options: PrintOptions): Promise<PrintedBinder[]> {
  const { binders, browser: path, onProgress } = options;
  const version = versionOf(path);
  const results: PrintedBinder[] = [];
  const patience = Math.min(START_PATIENCE, options.patience ?? PATIENCE);
  let running: Browser | undefined;
  let unable: Error | undefined;
  try {
    for (const [index, binder] of binders.entries()) {
      onProgress?.('Printing binders', index, binders.length);
      const start = async () => {
        // One that does not start once is not tried for each binder; one that ended while printing is started again.
        if (unable !== undefined) throw unable;
        if (running?.isConnected()) return running;
        try {
          return (running = await startPrinter(path, patience));
        } catch (cause) {
          unable = cause instanceof Error ? cause : new Error(String(cause));
          throw unable;
        }
      };
      results.push(await printOne(options, binder, version, start));
    }
    onProgress?.('Printing binders', binders.length, binders.length);
  } finally {
    await Promise.race([running?.close(), wait(5_000)]).catch(() => undefined);
  }
  return results;
}

async function printOne(
  options: PrintOptions,
  binder: Binder,
  version: string,
  start: () => Promise<Browser>,
): Promise<PrintedBinder> {
  const { pages, plan, edition, to, cache } = options;
  const file = join(to, `${binder.id}${options.since ? '-update' : ''}.pdf`);
  const paper = options.paper ?? binder.paper ?? plan.organization.paper;
  const failed = (why: string) => {
    for (const left of [`${file}.new`, file]) rmSync(left, { force: true, recursive: true });
    const nothing = { pages: 0, passes: 0, bytes: 0, kept: false, whole: false, notes: [] };
    return { ...nothing, id: binder.id, file, fault: why };
  };
  try {
    const page = readFileSync(join(pages, 'binders', `${binder.id}.html`), 'utf8');
    const key = printKey(pages, page, [
      version,
      paper,
      edition,
      JSON.stringify(options.changed ?? null),
      OWN_VERSION,
    ]);
    const keeps = edition === 'published';
    const before = keeps ? readKept<Report>(cache, key) : undefined;
    if (before) {
      writeWhole(file, before.pdf);
      return { ...before.report, id: binder.id, file, bytes: before.pdf.length, kept: true };
    }
    const browser = await start();
    const { pdf, report } = await inTime(browser, options.patience ?? PATIENCE, () =>
      printIn(browser, options, binder, paper),
    );
    if (pdf === undefined) rmSync(file, { force: true });
    else writeWhole(file, pdf);
    if (keeps && pdf) keepPrint(cache, key, pdf, report);
    return { ...report, id: binder.id, file, bytes: pdf?.length ?? 0, kept: false };
  } catch (cause) {
    return failed(whyNot(cause, file));
  }
}

/** What went wrong, in a sentence where it is known. */
function whyNot(cause: unknown, file: string): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return `There is no room left on the disk for ${file}.`;
  if (code === 'EFBIG') return `${file} is larger than a file may be here.`;
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
}

/** Changes whenever this room prints the same page otherwise. */
const OWN_VERSION = '3';
/** A large binder takes a minute; a browser that hangs takes for ever. */
const PATIENCE = 240_000;
const START_PATIENCE = 60_000;

async function printIn(
  browser: Browser,
  options: PrintOptions,
  binder: Binder,
  paper: 'a4' | 'letter',
): Promise<{ pdf: Buffer | undefined; report: Report }> {
  const { pages, plan, version, edition, since, changed } = options;
  const { origin } = new URL(plan.organization.site.url);
  const contexts: BrowserContext[] = [];
  const open = async (folder: string) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      locale: 'en-GB',
      timezoneId: 'UTC',
    });
    contexts.push(context);
    await serveFolder(context, folder, origin, paper);
    return context;
  };
  const sideOf = async (side: Edition) => ({
    context: await open(side.pages),
    job: { ...jobOf(side, origin, paper, edition), changed },
    edition: side,
  });
  try {
    const now = await sideOf({ pages, plan, version, binder });
    const before = since?.binders.get(binder.id);
    const printed: (Printed & { sheets?: PrintedBinder['sheets'] }) | undefined =
      since && before
        ? await printPack(await sideOf({ ...since, binder: before }), now, since.changes)
        : await printBinder(now.context, now.job);
    const misfits = printed?.misfits ?? [];
    const notes = notesOf(plan, binder, misfits, edition);
    const whole = !misfits.some(({ kind }) => kind === 'cut-off' || kind === 'missing-picture');
    const { pages: count = 0, passes = 0 } = printed ?? {};
    return { pdf: printed?.pdf, report: { pages: count, passes, notes, whole, sheets: printed?.sheets } };
  } finally {
    for (const context of contexts) await context.close().catch(() => undefined);
  }
}

function jobOf(
  { plan, version, binder }: Edition,
  origin: string,
  paper: 'a4' | 'letter',
  edition: PrintOptions['edition'],
): PrintJob {
  const until = validUntil(binder, version.date);
  const valid = until === undefined ? '' : `; printed copy valid until ${until}`;
  return {
    url: `${origin}/binders/${binder.id}.html`,
    paper,
    imprint: {
      author: plan.organization.name,
      subject: `Revision ${revisionOf(version)}${valid}`,
      date: version.date,
      duplex: true,
    },
    values: edition === 'full' ? privateValues(plan, binder) : undefined,
  };
}

function notesOf(
  plan: Plan,
  binder: Binder,
  misfits: readonly Misfit[],
  edition: PrintOptions['edition'],
): string[] {
  const left = edition === 'full' ? waysLeftOut(plan, binder) : 0;
  const visibility =
    left === 0
      ? []
      : [
          `${counted(left, 'private number')} left out: \`highestVisibility\` is ${binder.highestVisibility}. Raise it to print-only, or leave it so.`,
        ];
  return [...new Set([...visibility, ...misfits.map(sayMisfit)])];
}

/** Runs something in a browser and gives up when it takes too long: a browser that hangs is ended. */
async function inTime<T>(browser: Browser, milliseconds: number, run: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      fail(new Error(`The browser did not answer for ${Math.round(milliseconds / 1000)} s and was ended.`));
      void browser.close().catch(() => undefined);
    }, milliseconds);
  });
  const gone = new Promise<never>((_, fail) =>
    browser.once('disconnected', () => fail(new Error('The browser ended while it was printing.'))),
  );
  try {
    return await Promise.race([run(), late, gone]);
  } finally {
    clearTimeout(timer);
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds).unref());
}
