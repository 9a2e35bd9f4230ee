import type { BrowserContext } from 'playwright-core';
import { binderOutline, validUntil } from '../../plan/index.ts';
import type { Binder, ChangedPlace, Plan, ReleaseChanges } from '../../plan/index.ts';
import { wordsOf } from '../../words/index.ts';
import { versionOf } from './browser.ts';
import { VOLUME } from './cut.ts';
import type { VolumeBounds } from './cut.ts';
import type { Misfit } from './in-page.ts';
import { imprintOf, printKept, withPages } from './kept-print.ts';
import type { Pdfs, PrintedBinder } from './kept-print.ts';
import { printPack } from './pack.ts';
import type { Edition } from './pack.ts';
import { printBinder } from './print.ts';
import type { PrintJob } from './print.ts';
import { withPrinter } from './printer.ts';
import type { Printer } from './printer.ts';
import { privateValues, waysLeftOut } from './private-values.ts';
import { printVolumes } from './volumes.ts';
import type { InContext } from './volumes.ts';
import { counted, sayMisfit } from './wording.ts';

export { findPrinter } from './browser.ts';
export { printCards } from './cards.ts';
export { printCovers } from './covers.ts';
export type { PrintedBinder } from './kept-print.ts';

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
  /** When a binder is cut into volumes. */
  bounds?: VolumeBounds | undefined;
};

/** The binders of an earlier version, as pages and as data, and what the plan has changed since. */
export type Since = Omit<Edition, 'binder'> & {
  binders: ReadonlyMap<string, Binder>;
  changes: ReleaseChanges;
};

/** Prints binders one after the other. What goes wrong with one is told and leaves the others alone. */
export async function printBinders(options: PrintOptions): Promise<PrintedBinder[]> {
  const { binders, onProgress } = options;
  const version = versionOf(options.browser);
  return await withPrinter(options.browser, options.patience, async (printer) => {
    const results: PrintedBinder[] = [];
    for (const [index, binder] of binders.entries()) {
      onProgress?.('Printing binders', index, binders.length);
      results.push(await printOne(options, binder, version, printer));
    }
    onProgress?.('Printing binders', binders.length, binders.length);
    return results;
  });
}

async function printOne(
  options: PrintOptions,
  binder: Binder,
  version: string,
  printer: Printer,
): Promise<PrintedBinder> {
  const { pages, plan, edition, to, cache } = options;
  const paper = options.paper ?? binder.paper ?? plan.organization.paper;
  const { playbooks, pages: most } = options.bounds ?? VOLUME;
  return await printKept(
    {
      id: binder.id,
      name: options.since && `${binder.id}-update`,
      pages,
      page: `binders/${binder.id}.html`,
      to,
      cache: edition === 'published' ? cache : undefined,
      marks: [
        version,
        paper,
        edition,
        OWN_VERSION,
        String(playbooks),
        String(most),
        JSON.stringify(options.changed ?? null),
      ],
    },
    () => {
      const { since } = options;
      const before = since?.binders.get(binder.id);
      return since && before
        ? printUpdate(printer, options, { binder, paper }, { ...since, binder: before })
        : printWholeOrCut(printer, options, binder, paper);
    },
  );
}

/** Changes whenever this room prints the same page otherwise. */
const OWN_VERSION = '4';

/** Prints a binder as one file, or in volumes where it is thicker than a file may be. */
async function printWholeOrCut(
  printer: Printer,
  options: PrintOptions,
  binder: Binder,
  paper: 'a4' | 'letter',
): Promise<Pdfs> {
  const { pages, plan, version, edition, bounds = VOLUME, onProgress } = options;
  const { origin } = new URL(plan.organization.site.url);
  const { tabs, playbooks } = binderOutline(plan, binder, edition);
  const language = languageOf(plan);
  const inContext: InContext = async (run) =>
    await printer.inTime(async (browser) => await withPages(browser, pages, origin, paper, run));
  const job = jobOf(options, { pages, plan, version, binder }, paper);
  const isThick = playbooks.length > bounds.playbooks;
  const whole = isThick ? undefined : await inContext((context) => printBinder(context, job));
  const volumes =
    whole !== undefined && whole.pages <= bounds.pages
      ? [whole]
      : await printVolumes(inContext, {
          ...job,
          folder: pages,
          id: binder.id,
          tabs,
          language,
          bounds,
          onProgress,
        });
  const misfits = volumes.flatMap((volume) => volume.misfits);
  return {
    pdfs: volumes.map(({ pdf }) => pdf),
    report: {
      pages: volumes.map((volume) => volume.pages),
      passes: whole?.passes ?? 0,
      notes: notesOf(plan, binder, misfits, edition),
      whole: isWhole(misfits),
    },
  };
}

/** Prints what has changed in a binder since it was printed from an earlier version. */
async function printUpdate(
  printer: Printer,
  options: PrintOptions,
  { binder, paper }: { binder: Binder; paper: 'a4' | 'letter' },
  before: Edition & Pick<Since, 'changes'>,
): Promise<Pdfs> {
  const { pages, plan, version } = options;
  const { origin } = new URL(plan.organization.site.url);
  const sideOf = (edition: Edition, context: BrowserContext) => ({
    context,
    job: jobOf(options, edition, paper),
    edition,
  });
  const pack = await printer.inTime(async (browser) =>
    withPages(browser, before.pages, origin, paper, async (then) =>
      withPages(browser, pages, origin, paper, async (now) =>
        printPack(sideOf(before, then), sideOf({ pages, plan, version, binder }, now), before.changes),
      ),
    ),
  );
  const misfits = pack?.misfits ?? [];
  return {
    pdfs: pack ? [pack.pdf] : [],
    report: {
      pages: pack ? [pack.pages] : [],
      passes: pack?.passes ?? 0,
      notes: notesOf(plan, binder, misfits, options.edition),
      whole: isWhole(misfits),
      sheets: pack?.sheets,
    },
  };
}

function jobOf(
  { edition, changed }: PrintOptions,
  { plan, version, binder }: Edition,
  paper: 'a4' | 'letter',
): PrintJob {
  return {
    url: `${new URL(plan.organization.site.url).origin}/binders/${binder.id}.html`,
    paper,
    imprint: imprintOf(
      plan,
      version,
      validUntil(binder, version.date, wordsOf(languageOf(plan)).common.date),
    ),
    values: edition === 'full' ? privateValues(plan, binder) : undefined,
    changed,
  };
}

/** The language of binders. */
function languageOf({ organization }: Plan): string {
  return organization.languages[0] ?? 'en';
}

function isWhole(misfits: readonly Misfit[]): boolean {
  return !misfits.some(({ kind }) => kind === 'cut-off' || kind === 'missing-picture');
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
