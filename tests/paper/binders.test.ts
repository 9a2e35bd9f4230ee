import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { binderOutline, CARDS, loadPlan } from '../../src/plan/index.ts';
import { findBrowser } from '../browsers.ts';
import { muster } from '../commands/muster.ts';
import type { Ran } from '../commands/muster.ts';
import { checkBinder } from './check-binder.ts';
import { privateValues } from '../../src/publish/paper/private-values.ts';
import { block, outside, pocketPages, wordsIn } from './check-cards.ts';
import { codesOn, hasPoppler, sizesOf, textOf, wordsOf } from './poppler.ts';

const folder = mkdtempSync(join(tmpdir(), 'muster-paper-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { plan } = loadPlan('content');
const binders = [...plan.binders.values()];

describe.runIf(hasPoppler)('The binders of the sample', () => {
  let ran: Ran;
  beforeAll(async () => {
    cpSync('content', join(folder, 'content'), { recursive: true });
    ran = await muster(['binders', '--to', 'full'], {
      cwd: folder,
      timeout: 560_000,
      env: { MUSTER_CHROMIUM: findBrowser('chromium') },
    });
  }, 600_000);

  test('are made without a word of what does not fit, and nothing is left beside them', () => {
    expect(ran.stderr).toBe('');
    expect(ran.code).toBe(0);
    expect(readdirSync(join(folder, 'full')).sort()).toEqual([
      'cards',
      ...binders.map(({ id }) => `${id}.pdf`),
    ]);
    expect(readdirSync(join(folder, 'full/cards')).sort()).toEqual(
      [...CARDS, 'covers'].sort().map((name) => `${name}.pdf`),
    );
  });

  test.each(binders.map(({ id }) => id))(
    '%s can be filed: everything stands where it says, whole and legible',
    (id) => {
      const binder = plan.binders.get(id);
      if (!binder) throw new Error(id);
      const outline = binderOutline(plan, binder, 'full');
      expect(checkBinder(join(folder, 'full', `${id}.pdf`), { plan, outline, language: 'en' })).toEqual([]);
    },
    240_000,
  );

  const card = (name: string) => join(folder, 'full/cards', `${name}.pdf`);
  const site = plan.organization.site.url;
  const sheetOf = (name: string) => wordsOf(card(name))[0] ?? { width: 0, height: 0, words: [] };
  const sizeOf = ({ width, height }: { width: number; height: number }) =>
    [width, height].map((side) => Math.round((side / 72) * 25.4));

  test('come with small formats in their sizes, legible and without private numbers', () => {
    const sizes = {
      'pocket-card': [297, 210],
      'wall-poster': [297, 420],
      'wallet-card': [210, 297],
      'phone-sticker': [210, 297],
    };
    const values = binders.flatMap((binder) => Object.values(privateValues(plan, binder)));
    expect(values.length).toBeGreaterThan(0);
    for (const name of CARDS) {
      const text = textOf(card(name)).join(' ').replace(/\s+/g, ' ');
      expect({ name, size: sizeOf(sheetOf(name)) }).toEqual({ name, size: sizes[name] });
      expect(
        sizesOf(card(name)).runs.filter(({ size, text: run }) => size < 7.3 && run.trim() !== ''),
      ).toEqual([]);
      expect(values.filter((value) => text.includes(value.replace(/\s+/g, ' ')))).toEqual([]);
      expect(text).toContain('+44 1632 960 100');
    }
  });

  test.each([
    ['pocket-card', 1],
    ['wall-poster', 1],
    ['wallet-card', 5],
    ['phone-sticker', 21],
  ] as const)(
    'come with a %s whose address a camera reads in grey, and people in letters',
    (name, count) => {
      expect(codesOn(card(name), [1]).get(1)).toEqual(Array.from({ length: count }, () => site));
      expect(textOf(card(name))[0]?.replace(/\s+/g, '')).toContain(site.replace('https://', ''));
    },
    60_000,
  );

  test('come with a pocket card whose pages are upright and in order when it is folded', () => {
    const sheet = sheetOf('pocket-card');
    const pages = pocketPages(sheet);
    expect(outside(sheet, [...pages.values()], 4)).toEqual([]);
    for (const [page, area] of pages) {
      const words = wordsIn(sheet, area).map(({ text }) => text);
      const upright = area.turned ? words.reverse() : words;
      if (page > 1 && page < 8)
        expect(upright.slice(-3)).toEqual(expect.arrayContaining([String(page), 'of', '8']));
      if (page === 1) expect(upright).toContain('START');
      if (page > 2 && page < 6) expect(upright.slice(0, 4).sort()).toEqual(['What', 'do', 'see?', 'you']);
    }
    const text = textOf(card('pocket-card'))[0] ?? '';
    for (const { name } of plan.scenarios.values()) expect(text.replace(/\s+/g, ' ')).toContain(name);
    expect(text.replace(/\s+/g, '')).toMatch(
      /\d+contactsmoredidnotfithere:continuity-larkmoor\.example\/contacts/,
    );
  });

  test('come with wallet cards and stickers that are whole when they are cut out', () => {
    for (const [name, size] of [
      ['wallet-card', { width: 85.6, height: 54, columns: 2, rows: 5, gap: 0 }],
      ['phone-sticker', { width: 63.5, height: 38.1, columns: 3, rows: 7, gap: 2.5 }],
    ] as const) {
      const sheet = sheetOf(name);
      const areas = block(sheet, size);
      const instruction = [
        { left: 0, top: 0, width: 17, height: 297 },
        { left: 0, top: 0, width: 210, height: 12 },
      ];
      const rest = {
        ...sheet,
        words: sheet.words.filter((word) => outside({ ...sheet, words: [word] }, instruction, 0).length > 0),
      };
      expect(outside(rest, areas, 3)).toEqual([]);
      const texts = areas.map((area) =>
        wordsIn(sheet, area)
          .map(({ text }) => text)
          .sort()
          .join(' '),
      );
      expect(new Set(texts).size).toBe(size.columns === 2 ? 2 : 1);
    }
  });

  test('come with a numbered cover for each copy', () => {
    const covers = textOf(card('covers')).map((text) => text.replace(/\s+/g, ' '));
    const wanted = binders.flatMap(({ title, copies }) =>
      Array.from({ length: copies }, (_, copy) => [title, `Copy number ${copy + 1} of ${copies}`]),
    );
    expect(covers.length).toBe(wanted.length);
    for (const [index, parts] of wanted.entries())
      for (const part of parts) expect(covers[index]).toContain(part);
  });
});
