import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkBinder } from './check-binder.ts';
import type { Fault } from './check-binder.ts';
import { hasPoppler } from './poppler.ts';
import { plant, smallBinder, withStyle } from './small-binder.ts';
import type { SmallBinder } from './small-binder.ts';

const LONG = '<br>'.repeat(90);
const last = (html: string, what: RegExp, by: string) => {
  const found = [...html.matchAll(what)].at(-1);
  if (!found) throw new Error(`There is no ${what.source}.`);
  return html.slice(0, found.index) + by + html.slice(found.index + found[0].length);
};

/** One fault of each kind, put into the page before it is printed. */
const IN_PAGE: [Fault['kind'], (html: string, small: SmallBinder) => string][] = [
  ['contents', (html) => html.replace(/data-page-number="?tab_contacts"?[^>]*><\/span>/, '>1–2</span>')],
  ['reference', (html) => html.replace(/<span data-page-of="?tab-[^>]*><\/span>/, '<span>, page 9</span>')],
  ['index', (html) => last(html, /<span data-page-of="?[^>]*><\/span>/g, '<span>, page 9</span>')],
  [
    'odd-start',
    (html) => html.replace('<div class="action-card', '<p>Before.</p><div class="new-page action-card'),
  ],
  ['step-split', (html) => html.replace('<b>Done when:</b>', `${LONG}<b>Done when:</b>`)],
  ['row-split', (html) => html.replace(/<span class="?call-way"?>/, `$&${LONG}`)],
  [
    'lone-heading',
    (html) => html.replace(/(<h3 [^>]*>Tell people<\/h3>)/, '$1<p class="new-page">Next.</p>'),
  ],
  ['figure-split', (html) => html.replace('<figcaption>', `<figcaption>${LONG}`)],
  [
    'small-text',
    (html) => html.replace('<h3', '<p><small><small><small>tiny</small></small></small></p><h3'),
  ],
  ['small-body', (html, small) => withStyle(small, html, (css) => css.replaceAll('11pt', '9pt'))],
  ['code', (html) => last(html, /<div class="?qr[\s\S]*?<\/div>/g, '<div class="qr"></div>')],
  ['margin', (html) => html.replace('<h3', `<p class="nowrap">${'wide '.repeat(60)}</p><h3`)],
];

/** The same for what stands in the file and not on its pages; as many characters as before. */
const IN_FILE: [Fault['kind'], string, string][] = [
  ['tags', '/Marked true', '/Marked null'],
  ['outline', '/Outlines', '/OutlineX'],
  ['title', '/Title <FEFF', '/Titlx <FEFF'],
  ['language', '<rdf:li>en<', '<rdf:li>xx<'],
];

describe.runIf(hasPoppler)('The check of binders', () => {
  let small: SmallBinder;
  const fileOf = (id: string) => join(small.folder, 'printed', `${id}.pdf`);
  beforeAll(async () => {
    small = await smallBinder();
    for (const [kind, edit] of IN_PAGE) plant(small, kind, (html) => edit(html, small));
    await small.print(['till', ...IN_PAGE.map(([kind]) => kind)]);
  }, 400_000);
  afterAll(() => {
    small.remove();
  });

  test('finds nothing in a sound one', () => {
    expect(checkBinder(fileOf('till'), small.expected)).toEqual([]);
  }, 300_000);

  test.each(IN_PAGE.map(([kind]) => kind))(
    'finds a planted fault: %s',
    (kind) => {
      expect(existsSync(fileOf(kind))).toBe(true);
      const found = checkBinder(fileOf(kind), small.expected, kind === 'code');
      expect(found.map((fault) => fault.kind)).toContain(kind);
    },
    240_000,
  );

  test.each(IN_FILE)(
    'finds a planted fault: %s',
    (kind, was, is) => {
      const bytes = readFileSync(fileOf('till'), 'latin1');
      expect(bytes).toContain(was);
      writeFileSync(fileOf(kind), bytes.replaceAll(was, is), 'latin1');
      const found = checkBinder(fileOf(kind), small.expected, false);
      expect(found.map((fault) => fault.kind)).toContain(kind);
    },
    240_000,
  );
});
