import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { close, createIndex } from 'pagefind';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchAnswer, SearchFilters } from '../../src/client/search-engine.ts';
import { serve, type Served } from '../serve.ts';
import { build, newFolder, removeFolders, type Built, type DistFiles } from './build.ts';
import { searchSite } from './search-site.ts';
import { openBrowser, poll, type OpenBrowser, type Tab } from './tab.ts';

/** A query, its filters, and what came of it in a form that two engines can be held against each other. */
type Query = { text: string; filters: SearchFilters };
type Found = {
  total: number;
  filters: unknown;
  pages: { url: string; title: string; excerpt: string; sections: string[] }[];
};

const queries: Query[] = [
  ...[
    'mail',
    'payroll',
    'phone bridge',
    'radio paper',
    'sign',
    'back',
    'café',
    'cafe',
    'uberweisung',
    'zebra',
  ],
  ...['outlook', 'mailbox meeting', 'only17', '"mail outage"', 'restore backup', 'printer invoice customer'],
].map((text) => ({ text, filters: {} }));
queries.push(
  { text: 'mail', filters: { kind: 'Service' } },
  { text: 'payroll', filters: { kind: 'Playbook', team: 'Team 3' } },
  { text: 'paper', filters: { service: 'Mail, calendar' } },
  { text: '', filters: { team: 'Team 5' } },
);

let files: DistFiles;
let site: Built;
let stickUrl: string;
const servers: Served[] = [];
const browsers: OpenBrowser[] = [];

async function serving(...args: Parameters<typeof serve>): Promise<Served> {
  const served = await serve(...args);
  servers.push(served);
  return served;
}

beforeAll(async () => {
  files = await searchSite();
  site = await build(files);
  const stick = join(newFolder('My Stick (1)'), 'bcp ünï');
  cpSync(site.dist, stick, { recursive: true });
  stickUrl = `${pathToFileURL(stick).href}/`;
});

afterAll(async () => {
  for (const browser of browsers) await browser.close();
  for (const server of servers) await server.close();
  removeFolders();
});

test('the site with its search publishes without a problem, no pack over 256 KB, no script over 20 KB before a search', () => {
  expect(site.messages()).toEqual([]);
  expect(site.read('search/map.js').length).toBeLessThan(40_000);
  expect(/assets\/search\.[0-9a-f]+\.js/u.exec(site.read('index.html'))).not.toBeNull();
  expect(site.read('playbooks/p1.html')).toContain('Without it: <a href="../a-z.html">A to Z</a>');
  const [name] = /assets\/search\.[0-9a-f]+\.js/u.exec(site.read('index.html')) ?? [''];
  expect(site.read(name).length).toBeLessThan(20_000);
});

describe.each(['chromium', 'firefox'] as const)('search in %s', (kind) => {
  let browser: OpenBrowser;
  const seen = new Map<string, unknown>();
  let packed: Found[] | undefined;

  beforeAll(async () => {
    browser = await openBrowser(kind);
    browsers.push(browser);
  });

  test.each([
    ['a double-click', () => Promise.resolve(stickUrl)],
    ['http /', async () => (await serving(site.dist)).url],
    ['http /a/b/', async () => (await serving(site.dist, { base: '/a/b/' })).url],
    ['a host with pretty addresses', async () => (await serving(site.dist, { pretty: true })).url],
  ])(
    'works by keyboard from %s',
    async (mode, openMode) => {
      const root = await openMode();
      const tab = await browser.newTab();
      await tab.goto(`${root}playbooks/p1.html`);

      await tab.press('/');
      await tab.type('payroll phone');
      const status = await statusOf(tab, /results?\.$/u);
      const shown = await shownResults(tab, root);
      expect(shown).toHaveLength(10);
      seen.set(mode, { status, shown });
      expect({ status, shown }).toEqual([...seen.values()][0]);

      await tab.press('ArrowDown');
      await tab.press('ArrowDown');
      await tab.press('ArrowUp');
      await tab.press('Enter');
      const heading = await poll('the first result', () =>
        tab.evaluate(
          // A page has its title before its scripts listen to keys.
          (title) =>
            document.title === title && document.readyState === 'complete' ? document.title : undefined,
          shown[0]?.title ?? '',
        ),
      );
      expect(heading).toBe(shown[0]?.title);
      expect(tab.url()).toContain(encodeURI(root).replace(/%25/gu, '%').slice(0, 20));

      await tab.press('/');
      await tab.type('mial outlok');
      expect(await statusOf(tab, /^No exact/u)).toMatch(
        /^No exact match: showing results for “.+”\. \d+ results?\.$/u,
      );
      await tab.press('Escape');
      expect(await tab.evaluate(fieldAndPanel, undefined)).toEqual(['', true]);
      expect(tab.complaints).toEqual([]);
    },
    240_000,
  );

  test('finds words hidden in aliases, shows text as text and leads to headings', async () => {
    const tab = await browser.newTab();
    await tab.goto(`${stickUrl}index.html`);
    const outlook = await ask(tab, { text: 'outlook', filters: {} });
    expect(outlook.results.map(({ title, alsoKnownAs }) => [title, alsoKnownAs])).toEqual([
      ['Überweisung fails', 'Outlook, Exchange: mailbox'],
    ]);
    const zebra = await ask(tab, { text: 'zebra', filters: {} });
    expect(zebra.results[0]?.excerpt.map(({ text }) => text).join('')).toContain(
      'Write <script> & "zebra" on paper.',
    );
    expect(zebra.results[0]?.url).toBe(`${stickUrl}playbooks/%C3%BCber%20uns.html`);
    const [first] = (await ask(tab, { text: 'only17', filters: {} })).results;
    expect(first?.sections.map(({ url }) => url)).toEqual(
      [1, 2, 3].map((part) => `${stickUrl}playbooks/p17.html#part-${part}`),
    );
  });

  test('narrows down by what the pages say of themselves', async () => {
    const tab = await browser.newTab();
    await tab.goto(`${stickUrl}index.html`);
    await tab.press('/');
    await tab.type('only3');
    const choose = await poll('the choice of kinds', () =>
      tab.evaluate(
        () =>
          [...document.querySelectorAll<HTMLOptionElement>('select[name=kind] option')].map(
            ({ text }) => text,
          ).length > 1
            ? [...document.querySelectorAll<HTMLElement>('.search-filters label')].map(
                (label) => label.hidden,
              )
            : undefined,
        undefined,
      ),
    );
    expect(choose).toEqual([false, false, false, true]);
    const before = await statusOf(tab, /results?\.$/u);
    await tab.evaluate(() => {
      const select = document.querySelector<HTMLSelectElement>('select[name=kind]');
      if (select !== null) select.value = 'Service';
      select?.dispatchEvent(new Event('change', { bubbles: true }));
    }, undefined);
    const after = await poll('fewer results', async () => {
      const status = await statusOf(tab, /results?\.$/u);
      return status === before ? undefined : status;
    });
    expect([before, after]).toEqual(['11 results.', '5 results.']);
  });

  test.each([
    ['mial', 'mail'],
    ['restore the backup', undefined],
    ['payrol phnoe', 'payrol phone'],
    ['Uberwiesung', 'überweisung'],
    ['evacuaton', 'evacuation'],
    ['warehousekeeping', 'warehouse'],
    ['xyzzyqqq', undefined],
  ])(
    'takes %s for %s',
    async (text, instead) => {
      const tab = await browser.newTab();
      await tab.goto(`${stickUrl}index.html`);
      expect((await ask(tab, { text, filters: {} })).instead).toBe(instead);
    },
    240_000,
  );

  test('finds on a stick what stock Pagefind finds over http: the same pages, order, excerpts, headings and counts', async () => {
    const tab = await browser.newTab();
    await tab.goto(`${stickUrl}playbooks/p1.html`);
    packed = [];
    for (const query of queries) packed.push(comparable(await ask(tab, query)));
    expect(packed.filter(({ total }) => total > 0).length).toBe(queries.length);

    const stock = await browser.newTab();
    await stock.goto((await serving(await stockSite(files))).url);
    for (const [at, query] of queries.entries()) {
      const found = await stock.evaluate(askStock, query);
      expect(packed[at], query.text).toEqual(found);
    }
  });

  test('recovers when the browser keeps an old map whose packs the host has replaced', async () => {
    const served = await serving(site.dist);
    const tab = await browser.newTab();
    await tab.goto(`${served.url}index.html`);
    const answer = await tab.evaluate(async () => {
      const append = document.head.append.bind(document.head);
      document.head.append = (...nodes: (Node | string)[]) => {
        const [script] = nodes;
        const old = script instanceof HTMLScriptElement && script.src.endsWith('/search/map.js');
        if (!old) {
          append(...nodes);
          return;
        }
        const { musterSearch } = globalThis as unknown as { musterSearch: { map: (map: unknown) => void } };
        musterSearch.map({
          engine: 'engine.0000000000.js',
          packs: { 'start.0000000000.js': ['pagefind-entry.json'] },
        });
        script.dispatchEvent(new Event('load'));
      };
      const { musterProbe } = globalThis as unknown as {
        musterProbe: (text: string) => Promise<{ total: number }>;
      };
      return (await musterProbe('payroll')).total;
    }, undefined);
    expect(answer).toBeGreaterThan(50);
    expect(served.requests.some((url) => /^\/search\/map\.js\?\d+$/u.test(url))).toBe(true);
  });
});

function ask(tab: Tab, query: Query): Promise<SearchAnswer> {
  return tab.evaluate(({ text, filters }) => {
    const { musterProbe } = globalThis as unknown as {
      musterProbe: (text: string, filters: SearchFilters, limit: number) => Promise<SearchAnswer>;
    };
    return musterProbe(text, filters, 20);
  }, query);
}

function comparable({ total, filters, results }: SearchAnswer): Found {
  const marked = (parts: { text: string; marked: boolean }[]): string =>
    parts.map(({ text, marked: isMarked }) => (isMarked ? `<mark>${text}</mark>` : text)).join('');
  const inSite = (url: string): string => decodeURIComponent(url.slice(stickUrl.length));
  return {
    total,
    filters,
    pages: results.map(({ url, title, excerpt, sections }) => ({
      url: inSite(url),
      title,
      excerpt: marked(excerpt),
      sections: sections.map(
        (section) => `${inSite(section.url)} ${section.title} ${marked(section.excerpt)}`,
      ),
    })),
  };
}

/** The same pages in the same order, indexed and served as Pagefind's manual says. */
async function stockSite(pages: DistFiles): Promise<string> {
  const { index } = await createIndex({ keepIndexUrl: true });
  const names = Object.keys(pages).filter((name) => name.endsWith('.html'));
  for (const name of names.map((file) => file.replace(/^playbooks\.html$/u, 'playbooks/index.html')).sort()) {
    const content = pages[name] ?? pages['playbooks.html'] ?? '';
    await index?.addHTMLFile({ url: name, content });
  }
  const folder = newFolder();
  for (const file of (await index?.getFiles())?.files ?? []) {
    const path = join(folder, 'pagefind', file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file.content);
  }
  await close();
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html lang="en"><title>Stock</title><script type="module">' +
      'import * as stock from "/pagefind/pagefind.js"; globalThis.stockPagefind = stock;</script></html>',
  );
  return folder;
}

/** Runs in the browser. */
async function askStock({ text, filters }: Query): Promise<Found> {
  type Stock = {
    options: (options: unknown) => Promise<void>;
    filters: () => Promise<unknown>;
    search: (
      text: string | null,
      options: unknown,
    ) => Promise<{ results: { data: () => Promise<Page> }[]; filters: unknown }>;
  };
  type Page = {
    raw_url: string;
    excerpt: string;
    meta: Record<string, string>;
    sub_results: { title: string; excerpt: string; anchor?: { id: string } }[];
  };
  const { stockPagefind: stock } = globalThis as unknown as { stockPagefind: Stock };
  await stock.options({ ranking: { metaWeights: { title: 5, words: 4 } } });
  // Pagefind counts by those filters that it has read.
  await stock.filters();
  const { results, filters: counts } = await stock.search(text === '' ? null : text, { filters });
  const plain = (excerpt: string): string => excerpt.replace(/&lt;/gu, '<').replace(/&gt;/gu, '>');
  const pages = await Promise.all(results.slice(0, 20).map((result) => result.data()));
  return {
    total: results.length,
    filters: counts,
    pages: pages.map(({ raw_url, excerpt, meta, sub_results }) => ({
      url: raw_url,
      title: meta['title'] ?? '',
      excerpt: plain(excerpt),
      sections: sub_results
        .slice(0, 4)
        .filter(({ anchor }) => anchor !== undefined)
        .map(
          (section) => `${raw_url}#${section.anchor?.id ?? ''} ${section.title} ${plain(section.excerpt)}`,
        ),
    })),
  };
}

function statusOf(tab: Tab, wanted: RegExp): Promise<string> {
  return poll(`a status like ${wanted.source}`, async () => {
    const text = await tab.evaluate(
      () =>
        document.querySelector('[data-search-results]')?.getAttribute('aria-busy') === 'false'
          ? (document.querySelector('[data-search-status]')?.textContent ?? '')
          : '',
      undefined,
    );
    return wanted.test(text) ? text : undefined;
  });
}

async function shownResults(tab: Tab, root: string): Promise<{ title: string; url: string }[]> {
  const shown = await tab.evaluate(
    () =>
      [...document.querySelectorAll<HTMLAnchorElement>('.search-title a')].map((link) => ({
        title: link.textContent,
        url: link.href,
      })),
    undefined,
  );
  return shown.map(({ title, url }) => ({ title, url: url.replace(root, '') }));
}

/** Runs in the browser. */
function fieldAndPanel(): unknown[] {
  return [
    document.querySelector<HTMLInputElement>('#search-field')?.value,
    document.querySelector<HTMLElement>('[data-search-panel]')?.hidden,
  ];
}
