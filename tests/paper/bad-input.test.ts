import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printCards } from '../../src/publish/paper/index.ts';
import { findBrowser } from '../browsers.ts';
import { ON_ITS_DAY } from '../commands/folders.ts';
import { muster } from '../commands/muster.ts';
import { hasPoppler, textOf } from './poppler.ts';
import { plant, smallBinder } from './small-binder.ts';
import type { SmallBinder } from './small-binder.ts';

let small: SmallBinder;
beforeAll(async () => {
  small = await smallBinder();
}, 300_000);
afterAll(() => {
  small.remove();
});

/** A program that takes the browser's place. */
function browserThat(name: string, does: string): string {
  const file = join(small.folder, name);
  writeFileSync(file, `#!/bin/sh\n${does}\n`);
  chmodSync(file, 0o755);
  return file;
}

const wordOf = (letter: string, count: number) => letter.repeat(count);
const cells = (tag: string) =>
  Array.from({ length: 30 }, (_, index) => `<${tag}>Column${index}</${tag}>`).join('');

/** What authors may write, put at the head of the first playbook's text, and what is said of it. */
const WRITTEN: [string, string, RegExp | undefined][] = [
  [
    'table-of-30-columns',
    `<table class="nowrap"><thead><tr>${cells('th')}</tr></thead><tbody><tr>${cells('td')}</tr></tbody></table>`,
    /^Tab 1: "Column0.*" is wider than the sheet\./,
  ],
  [
    'step-of-3000-words',
    `<div class="step"><p>${'Again. '.repeat(3000)}</p></div>`,
    /^Tab 1: "Again\. .*" is longer than a sheet and runs over two\./,
  ],
  ['overlong-word', `<p>${wordOf('Endless', 60)}</p>`, undefined],
  ['right-to-left', '<p dir="rtl" lang="ar">اتصل بالرقم</p><p lang="zh">请拨打电话</p>', undefined],
  [
    'missing-picture',
    '<p><img src="../assets/not-there.png" alt="The oven door"></p>',
    /^Tab 1: the picture "The oven door" is missing/,
  ],
];

describe('Whatever an author writes', () => {
  test('the binder is made, and what does not fit is told in one line', async () => {
    for (const [id, html] of WRITTEN)
      plant(small, id, (page) => page.replace(/(<div class="?prose new-page"?>)/, `$1${html}`));
    const printed = await small.print(WRITTEN.map(([id]) => id));
    for (const [index, [id, , said]] of WRITTEN.entries()) {
      const { fault, notes = [], whole } = printed[index] ?? {};
      expect({ id, fault }).toEqual({ id, fault: undefined });
      expect({ id, notes }).toEqual({ id, notes: said === undefined ? [] : [expect.stringMatching(said)] });
      expect({ id, whole }).toEqual({ id, whole: said === undefined || id === 'step-of-3000-words' });
    }
    if (hasPoppler) expect(textOf(printed[3]?.file ?? '').join('')).toContain('请拨打电话');
  }, 400_000);

  test('more playbooks than a volume holds are cut into volumes that name each other rightly', async () => {
    const [printed] = await small.print(['till'], {
      bounds: { playbooks: 1, pages: 600 },
      to: join(small.folder, 'volumes'),
    });
    expect(printed?.fault).toBeUndefined();
    const files = printed?.files.map(({ file }) => file) ?? [];
    expect(files.map((file) => basename(file))).toEqual(['till.volume-1.pdf', 'till.volume-2.pdf']);
    if (!hasPoppler) return;
    const volumes = files.map((file) => textOf(file));
    const lines = volumes.map((pages) =>
      pages.flatMap((text) => [...text.matchAll(/^(.+) Volume (\d), \d+–\d+$/gm)]).map(([line]) => line),
    );
    /** The page of a volume with this number at its foot. */
    const pageAt = (volume: string | undefined, number: string) =>
      volumes[Number(volume) - 1]?.find((text) => new RegExp(`^${number} of \\d+$`, 'm').test(text)) ?? '';
    expect(lines[0]).toEqual(lines[1]);
    expect(lines[0]?.length).toBeGreaterThan(small.expected.outline.tabs.length);
    for (const line of lines[0] ?? []) {
      const [, title = '', volume, page = ''] = /^(?:\d+ )?(.+) Volume (\d), (\d+–\d+)$/.exec(line) ?? [];
      expect(pageAt(volume, page).replace(/\s+/g, ' ').toLowerCase()).toContain(title.toLowerCase());
    }
    const references = volumes.flatMap((pages, own) =>
      pages
        .flatMap((text) => [
          ...text.replace(/\s+/g, ' ').matchAll(/tab (\d+)(?:, volume (\d))?, page (\d+)/g),
        ])
        .map(([, tab = '', volume = String(own + 1), page = '0']) => ({ own: own + 1, tab, volume, page })),
    );
    expect(new Set(references.map(({ own, volume }) => `${own} to ${volume}`))).toEqual(
      new Set(['1 to 1', '1 to 2', '2 to 1', '2 to 2']),
    );
    for (const { tab, volume, page } of references) expect(pageAt(volume, `${tab}–${page}`)).not.toBe('');
    for (const [index, [cover]] of volumes.entries())
      expect(cover).toContain(`Volume ${index + 1} of 2: tabs`);
  }, 300_000);

  test('a form comes as its own picture as often as asked, and one that is no picture by its address', async () => {
    const [printed] = await small.print(['till']);
    expect({ fault: printed?.fault, whole: printed?.whole }).toEqual({ fault: undefined, whole: true });
    expect(readdirSync(join(small.pages, 'forms')).sort()).toEqual(['order-form.png', 'till-roll.pdf']);
    expect(readFileSync(join(small.pages, 'forms/order-form.png'))).toEqual(
      readFileSync(join(small.folder, 'content/forms/order.png')),
    );
    if (!hasPoppler) return;
    const pages = textOf(printed?.file ?? '').map((text) => text.replace(/\s+/g, ' '));
    const [first, second] = [1, 2].map((number) =>
      pages.findIndex((text) => text.includes(`Order form Reserve sheet ${number} of 2`)),
    );
    expect(first).toBeGreaterThan(0);
    expect(second).toBe((first ?? 0) + 1);
    const named = pages.filter((text) => text.includes('Print this form from its own file'));
    expect(named.length).toBe(1);
    expect(named[0]).toContain('/forms/till-roll.pdf');
  }, 300_000);

  test('a card that holds more than it has room for is told, and its neighbour is not', async () => {
    const file = join(small.pages, 'binders/cards/wall-poster.html');
    const html = readFileSync(file, 'utf8');
    const title = 'Something is down?';
    writeFileSync(file, html.replaceAll(title, `${title} ${'And on and on. '.repeat(400)}`));
    const printed = await printCards({
      pages: small.pages,
      plan: small.expected.plan,
      version: { name: 'test', date: '2026-06-15' },
      cards: ['wall-poster', 'phone-sticker'],
      browser: findBrowser('chromium') ?? '',
      to: join(small.folder, 'printed'),
      cache: join(small.folder, 'kept'),
    });
    expect(printed.map(({ fault, whole }) => ({ fault, whole }))).toEqual([
      { fault: undefined, whole: false },
      { fault: undefined, whole: true },
    ]);
    expect(printed[0]?.notes.join()).toMatch(/^".*" does not fit\. Make it shorter\.$/);
  }, 300_000);

  test('private numbers that a binder may not hold are left out, and their number is told', async () => {
    const [printed] = await small.print(['till'], {
      binders: [{ ...small.binder, highestVisibility: 'staff' }],
    });
    const count = small.expected.outline.personal.flatMap(({ ways }) => ways).length;
    expect(printed?.notes.join()).toMatch(count > 0 ? /private numbers? left out/ : /^$/);
  }, 300_000);
});

describe('Whatever becomes of the browser', () => {
  const left = () => readdirSync(join(small.folder, 'printed')).filter((name) => name.endsWith('.new'));

  test('one that ends at once leaves no file and says so for each binder', async () => {
    const browser = browserThat('ends', 'exit 1');
    const printed = await small.print(['till', 'till'], { browser, to: join(small.folder, 'ended') });
    const sentence = `The browser ${browser} did not start. Name another one in MUSTER_CHROMIUM.`;
    expect(printed.map(({ fault }) => fault)).toEqual([sentence, sentence]);
    expect(existsSync(join(small.folder, 'ended/till.pdf'))).toBe(false);
  }, 300_000);

  test('one that never answers is given up', async () => {
    const browser = browserThat('hangs', 'exec sleep 300');
    const to = join(small.folder, 'hung');
    const printed = await small.print(['till'], { browser, patience: 3000, to });
    expect(printed[0]?.fault).toContain('did not start');
    expect(existsSync(join(to, 'till.pdf'))).toBe(false);
  }, 300_000);

  test('a print that takes too long is given up', async () => {
    const to = join(small.folder, 'late');
    plant(small, 'endless', (page) =>
      page.replace('</main>', `${'<p>On and on.</p>'.repeat(60_000)}</main>`),
    );
    const printed = await small.print(['endless'], { patience: 4000, to });
    expect(printed[0]?.fault).toMatch(/did not answer for 4 s|did not start/);
    expect(readdirSync(small.folder).includes('late') ? readdirSync(to) : []).toEqual([]);
  }, 300_000);

  test('a binder that cannot be written, or has no page, leaves the others alone', async () => {
    const to = join(small.folder, 'mixed');
    mkdirSync(join(to, 'overlong-word.pdf.new'), { recursive: true });
    // What is written to it finds no room.
    symlinkSync('/dev/full', join(to, 'missing-picture.pdf.new'));
    const printed = await small.print(['no-such-page', 'overlong-word', 'missing-picture', 'till'], { to });
    expect(printed.map(({ fault }) => fault !== undefined)).toEqual([true, true, true, false]);
    expect(printed[2]?.fault).toBe(
      `There is no room left on the disk for ${join(to, 'missing-picture.pdf')}.`,
    );
    expect(readdirSync(to)).toEqual(['till.pdf']);
    expect(left()).toEqual([]);
  }, 300_000);

  test('none at all: the site is complete, one line says so, and it fails only where a PDF is required', async () => {
    const env = { MUSTER_CHROMIUM: '/nowhere', MUSTER_BINDERS: 'on' };
    const run = (...args: string[]) =>
      muster([...args, ...ON_ITS_DAY], { cwd: small.folder, env, timeout: 200_000 });
    const built = await run('build', '--out', 'plain');
    expect(built.code).toBe(0);
    expect(built.stderr).toMatch(/^No PDF was made: there is no Chromium, Chrome or Edge here\..*\n$/);
    const list = readFileSync(join(small.folder, 'plain/binders/index.html'), 'utf8');
    expect(list).not.toContain('.pdf');
    expect(list).toContain('cards/pocket-card.html');
    const register = readFileSync(join(small.folder, 'plain/plan/binder-register.html'), 'utf8');
    expect(register.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')).toContain(
      'Till Beside the till Shop lead 1 never printed at once',
    );
    expect((await run('build', '--out', 'plain', '--require-pdf')).code).toBe(3);
    expect((await run('binders')).code).toBe(0);
    expect((await run('binders', '--require-pdf')).code).toBe(3);
    expect((await run('binders', '--role', 'baker')).stderr).toContain('There is no role `baker`.');
  }, 400_000);
});
