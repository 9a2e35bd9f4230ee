import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '../../plan/index.ts';
import { wordsOf } from '../../words/index.ts';
import type { Words } from '../../words/index.ts';
import { writeWhole } from './cache.ts';
import { finishPdf } from './finish.ts';
import { imprintOf, withPages } from './kept-print.ts';
import { printOnce } from './print.ts';
import { withPrinter } from './printer.ts';

/** A binder's covers: how many copies of it there are, and in how many volumes each. */
export type CoverSet = { id: string; copies: number; volumes: number };

export type CoverOptions = {
  /** The folder of pages as Astro left them. */
  pages: string;
  plan: Plan;
  version: { name: string; date: string };
  browser: string;
  /** The PDF. */
  file: string;
  paper: 'a4' | 'letter';
  patience?: number | undefined;
};

/** Prints a numbered cover for each copy of each binder, and each of its volumes. Gives how many; throws when it cannot. */
export async function printCovers(sets: readonly CoverSet[], options: CoverOptions): Promise<number> {
  const { pages, plan, version, paper, file } = options;
  const { origin } = new URL(plan.organization.site.url);
  const words = wordsOf(plan.organization.languages[0] ?? 'en');
  const html = coversPage(
    sets.map((set) => ({ ...set, html: readFileSync(join(pages, 'binders', `${set.id}.html`), 'utf8') })),
    words.paper,
  );
  // It stands beside the binders' own pages, so that what these load is found.
  const url = `${origin}/binders/covers.of.all.html`;
  const pdf = await withPrinter(options.browser, options.patience, async (printer) =>
    printer.inTime(async (browser) =>
      withPages(browser, pages, origin, paper, async (context) => {
        const page = await context.newPage();
        await page.route(url, (route) =>
          route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }),
        );
        await page.goto(url, { waitUntil: 'load' });
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        const language = await page.evaluate(() => document.documentElement.lang);
        const imprint = { ...imprintOf(plan, version, undefined), duplex: false };
        const title = words.paper.covers(`${plan.organization.name} ${words.page.siteSuffix}`);
        return finishPdf(await printOnce(page), { ...imprint, title, language });
      }),
    ),
  );
  writeWhole(file, pdf);
  return sets.reduce((sum, { copies, volumes }) => sum + copies * volumes, 0);
}

const COVER = /<section\b[^>]*\sdata-tab="?cover\b[\s\S]*?<\/section>/;

/** One page with the covers of binders, numbered, in the order in which they are filed: copy by copy. */
export function coversPage(sets: readonly (CoverSet & { html: string })[], words: Words['paper']): string {
  const [first] = sets;
  if (first === undefined) throw new Error('There is no binder to make covers for.');
  const start = first.html.search(COVER);
  const covers = sets.flatMap(({ id, html, copies, volumes }) => {
    const cover = COVER.exec(html)?.[0];
    if (cover === undefined) throw new Error(`The page of the binder ${id} has no cover.`);
    return Array.from({ length: copies }, (_, copy) =>
      Array.from({ length: volumes }, (__, volume) => {
        const name = volumes > 1 ? words.volumeOf(volume + 1, volumes) : '';
        const numbered = [
          ['copy-number', String(copy + 1)],
          ['copies', String(copies)],
          ['volume', name],
        ] as const;
        const place = `${id}-${copy + 1}-${volume + 1}`;
        return numbered.reduce(
          (text, [mark, value]) => withText(text, mark, value),
          cover.replace(/\s(id|aria-labelledby)="?cover\b"?/g, ` $1="${place}"`),
        );
      }),
    ).flat();
  });
  return `${first.html.slice(0, start)}${covers.join('')}${first.html.slice(first.html.lastIndexOf('</main>'))}`;
}

function withText(html: string, mark: string, text: string): string {
  return html.replace(
    new RegExp(`(<[^>]*\\sdata-${mark}(?=[\\s>=])[^>]*>)[^<]*`),
    (_, tag: string) => tag + text,
  );
}
