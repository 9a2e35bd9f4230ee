import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { grown, heightOf, placed, spread } from '../../src/components/cards/fit.ts';
import { coversPage } from '../../src/publish/paper/covers.ts';
import { cutVolumes, splitTabs, volumePage, volumeStyles } from '../../src/publish/paper/cut.ts';
import { unlinkMissing } from '../../src/publish/paper/links.ts';
import { wordsOf } from '../../src/words/index.ts';

const BOUNDS = { playbooks: 2, pages: 100 };
const tab = (number: number, pages = 0, isPlaybook = true) => ({ number, pages, isPlaybook });

describe('A thick binder', () => {
  test('is cut between tabs, when a volume has as many playbooks as it may hold', () => {
    expect(cutVolumes([tab(1), tab(2), tab(3), tab(4, 0, false), tab(5)], BOUNDS)).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });

  test('is cut earlier where the pages of the front and the tabs are too many', () => {
    expect(cutVolumes([tab(1, 50), tab(2, 45)], BOUNDS, 5)).toEqual([[1, 2]]);
    expect(cutVolumes([tab(1, 50), tab(2, 45)], BOUNDS, 6)).toEqual([[1], [2]]);
  });

  test('gives a tab that is thicker than a volume one of its own', () => {
    expect(cutVolumes([tab(1, 10), tab(2, 400), tab(3, 10)], BOUNDS)).toEqual([[1], [2], [3]]);
  });

  test('keeps in each volume the front and its own tabs, quoted as Astro and as a published page writes them', () => {
    for (const quote of ['"', '']) {
      const section = (name: string) =>
        `<section class=sheet data-tab=${quote}${name}${quote}>${name}</section>`;
      const parts = splitTabs(
        `<main>${section('front')}${section('tab1')}${section('tab2')}${section('tab12')}</main><footer>`,
      );
      expect(volumePage(parts, [2, 12]).replace(/<section[^>]*>|<\/section>/g, ' ')).toBe(
        '<main> front  tab2  tab12 </main><footer>',
      );
    }
  });

  test('has in each volume the papers of its own tabs, and its name in every foot', () => {
    const css =
      ':root{counter-reset:front tab1 tab2}@page front{@bottom-left{content:"} · Revision 1"}}@page tab1{margin:0}@page tab1:right{@right-top{content:"1"}}@page tab2{@bottom-left{content:"A · Revision 1"}}[data-tab=tab1]{page:tab1}[data-tab="tab2"]{page:tab2}';
    expect(volumeStyles(css, [2], { volume: 'Volume 2 of 2', revision: 'Revision' }).split('\n')).toEqual([
      ':root{counter-reset:front tab1 tab2}',
      '@page front{@bottom-left{content:"} · Volume 2 of 2 · Revision 1"}}',
      '@page tab2{@bottom-left{content:"A · Volume 2 of 2 · Revision 1"}}',
      '[data-tab="tab2"]{page:tab2}',
    ]);
  });

  test('has a numbered cover for each volume of each copy', () => {
    const html =
      '<head></head><main><section class="cover" data-tab="cover" aria-labelledby="cover"><h1 id="cover">Till</h1><p data-volume></p><span data-copy-number></span>/<span data-copies>1</span></section><section>x</section></main>';
    const page = coversPage([{ id: 'till', html, copies: 2, volumes: 2 }], wordsOf('en').paper);
    expect(
      page
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ).toBe(
      'Till Volume 1 of 2 1 / 2 Till Volume 2 of 2 1 / 2 Till Volume 1 of 2 2 / 2 Till Volume 2 of 2 2 / 2',
    );
    expect(new Set(page.match(/\bid="[^"]*"/g)).size).toBe(4);
  });
});

test('The list of binders links the volumes of one that was cut, and no PDF that was not made', () => {
  const dist = mkdtempSync(join(tmpdir(), 'muster-links-'));
  try {
    const link = (id: string) => `<a href="/binders/${id}.pdf" aria-label="PDF of ${id}">PDF</a>`;
    mkdirSync(join(dist, 'binders'));
    writeFileSync(join(dist, 'binders.html'), [link('one'), link('cut'), link('none')].join('\n'));
    for (const name of ['one.pdf', 'cut.volume-1.pdf', 'cut.volume-2.pdf'])
      writeFileSync(join(dist, 'binders', name), '');
    unlinkMissing(dist);
    expect(readFileSync(join(dist, 'binders.html'), 'utf8').split('\n')).toEqual([
      link('one'),
      '<a href="/binders/cut.volume-1.pdf" aria-label="PDF, volume 1, of cut">PDF 1</a> <a href="/binders/cut.volume-2.pdf" aria-label="PDF, volume 2, of cut">PDF 2</a>',
      'no PDF',
    ]);
  } finally {
    rmSync(dist, { recursive: true });
  }
});

describe('What a small format has room for', () => {
  const words = ['Mail is down', 'Nobody can sign in', 'The cold rooms are warm', 'Chat is down'];
  const one = () => 10;

  test('is measured in lines, with broken words and letters that are wider', () => {
    const setting = { width: 20, size: 10, leading: 1 };
    expect(heightOf('short', setting)).toBeCloseTo(3.53, 1);
    expect(heightOf('a word that takes two lines', setting) / heightOf('short', setting)).toBeCloseTo(3);
    expect(heightOf('x'.repeat(40), setting)).toBeGreaterThan(heightOf('x'.repeat(20), setting));
    expect(heightOf('请拨打电话请拨打', setting)).toBeGreaterThan(heightOf('12345678', setting));
  });

  test('is placed in order, and nothing is lost: what finds no room is left', () => {
    for (const rooms of [[20, 20], [15, 5], [10], [5, 25], []]) {
      const { columns, left } = placed(words, rooms, one);
      expect([...columns.flat(), ...left]).toEqual(words);
      for (const [index, column] of columns.entries())
        expect(column.length * 10).toBeLessThanOrEqual(rooms[index] ?? 0);
    }
  });

  test('is spread evenly where everything fits', () => {
    expect(spread(words, [40, 40], one).columns.map(({ length }) => length)).toEqual([2, 2]);
    expect(spread(words, [10, 30], one).columns.map(({ length }) => length)).toEqual([1, 3]);
  });

  test('is used up in turn, so that no one thing takes it all', () => {
    const longer = (length: number) => (length < 5 ? length + 1 : undefined);
    const fit = (lengths: readonly number[]) => lengths.reduce((sum, length) => sum + length, 0) <= 7;
    expect(grown([1, 1, 1], longer, fit)).toEqual([3, 2, 2]);
    expect(grown([5, 5, 5], longer, fit)).toEqual([5, 5, 5]);
  });
});
