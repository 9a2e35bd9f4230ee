import { CARDS } from '../../plan/index.ts';
import type { CardName, Plan } from '../../plan/index.ts';
import { versionOf } from './browser.ts';
import { finishPdf } from './finish.ts';
import { findCardMisfits } from './in-card.ts';
import { imprintOf, printKept, withPages } from './kept-print.ts';
import type { Pdfs, PrintedBinder } from './kept-print.ts';
import { printOnce } from './print.ts';
import { withPrinter } from './printer.ts';

export type CardOptions = {
  /** The folder of pages as Astro left them. */
  pages: string;
  plan: Plan;
  version: { name: string; date: string };
  /** Which of them; all unless said. */
  cards?: readonly CardName[] | undefined;
  /** Path of the browser. */
  browser: string;
  /** Where they are written, as `cards/<name>.pdf`. */
  to: string;
  cache: string;
  onProgress?: ((what: string, done: number, total: number) => void) | undefined;
  patience?: number | undefined;
};

/** Changes whenever cards are printed otherwise from the same page. */
const OWN_VERSION = '3';

/** Prints the small formats. They hold nothing private, so that all are kept. */
export async function printCards(options: CardOptions): Promise<PrintedBinder[]> {
  const { pages, plan, cards = CARDS, to, cache, onProgress } = options;
  const version = versionOf(options.browser);
  const { origin } = new URL(plan.organization.site.url);
  const { paper } = plan.organization;
  return await withPrinter(options.browser, options.patience, async (printer) => {
    const results: PrintedBinder[] = [];
    for (const [index, card] of cards.entries()) {
      onProgress?.('Printing cards', index, cards.length);
      const name = `cards/${card}`;
      const page = `binders/${name}.html`;
      const make = async () =>
        await printer.inTime(async (browser) =>
          withPages(browser, pages, origin, paper, async (context): Promise<Pdfs> => {
            const open = await context.newPage();
            const answer = await open.goto(`${origin}/${page}`, { waitUntil: 'load' });
            if (!answer?.ok()) throw new Error(`There is no page /${page}.`);
            await open.emulateMedia({ media: 'print' });
            await open.evaluate(() => document.fonts.ready.then(() => undefined));
            const { title, language, left, cut, sheets } = await open.evaluate(findCardMisfits);
            const printed = await printOnce(open);
            const imprint = { ...imprintOf(plan, options.version, undefined), duplex: false };
            const pdf = finishPdf(printed, { ...imprint, title, language });
            const notes = cut.map((text) => `"${text}" does not fit. Make it shorter.`);
            return {
              pdfs: [pdf],
              report: { pages: [sheets], passes: 1, notes, left, whole: cut.length === 0 },
            };
          }),
        );
      const marks = [version, paper, OWN_VERSION];
      results.push(await printKept({ id: name, pages, page, to, cache, marks }, make));
    }
    onProgress?.('Printing cards', cards.length, cards.length);
    return results;
  });
}
