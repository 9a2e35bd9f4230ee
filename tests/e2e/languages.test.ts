import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { wordsOf } from '../../src/words/index.ts';
import { NOT_YET } from '../words/not-yet.ts';
import { textOfPage } from './page-text.ts';
import { htmlFiles } from './pages.ts';
import { servedSite, withoutSaving } from './served-site.ts';

const PHONE = { width: 360, height: 640 };
const ENGLISH = 'playbooks/cannot-sign-in.html';
const GERMAN = 'playbooks/cannot-sign-in.de.html';

const site = servedSite();
let device: BrowserContext;
let page: Page;

beforeEach(async () => {
  device = await site.browser.newContext({ ...withoutSaving, viewport: PHONE });
  page = await device.newPage();
});
afterEach(async () => {
  await device.close();
});

const roots = () => [site.host.url, `${pathToFileURL(inject('site')).href}/`];
const isInView = (id: string) =>
  page.locator(`#${id}`).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });

describe('A playbook in two languages', () => {
  test('is changed from one to the other at the step that is being read, on a host and from a folder', async () => {
    for (const root of roots()) {
      await page.goto(root + ENGLISH);
      await page.locator('#step-use-live-sessions').evaluate((step) => {
        step.scrollIntoView();
      });
      await page.locator('[data-languages] a').dispatchEvent('click');
      await page.waitForURL(/\.de\.html#step-/);
      expect(await page.locator('html').getAttribute('lang')).toBe('de');
      const [, id = ''] = page.url().split('#');
      await expect.poll(() => isInView(id), { timeout: 20_000 }).toBe(true);
      expect(id).toBe('step-use-live-sessions');
      await page.locator('[data-languages] a').dispatchEvent('click');
      await page.waitForURL((url) => url.href.endsWith(`${ENGLISH}#${id}`));
    }
  });

  test('is changed at its beginning without a script, and names its other language to machines', async () => {
    const plain = await site.browser.newContext({ ...withoutSaving, javaScriptEnabled: false });
    const tab = await plain.newPage();
    await tab.goto(site.host.url + ENGLISH);
    await tab.getByRole('link', { name: 'Deutsch' }).first().click();
    expect(tab.url()).toBe(site.host.url + GERMAN);
    expect(await tab.locator('link[hreflang=en]').getAttribute('href')).toBe('cannot-sign-in.html');
    await plain.close();
  });

  test('shares its ticks, and speaks to the reader in the language of the page', async () => {
    await page.goto(site.host.url + GERMAN);
    await page.locator('[data-work-start]').click();
    await page.locator('#step-stop-trying .step-tick').check();
    await expect
      .poll(() => page.locator('#step-stop-trying .step-done').innerText())
      .toMatch(/^Erledigt um \d\d:\d\d \(T\+00:0\d\)\.$/);
    expect(await page.locator('[data-work-said]').textContent()).toBe('1 von 15 Schritten erledigt.');
    await page.locator('.work-more > summary').click();
    await page.locator('[data-work-hand-over]').click();
    const handOver = await page.locator('.hand-over pre').innerText();
    expect(handOver).toContain('Übergabe: Ich kann mich nicht anmelden');
    expect(handOver).toMatch(/OFFEN: Ist das ein Angriff .* Es entscheidet: IT service lead\. Fällig um/);
    expect(handOver).not.toMatch(/\b(?:Done|Due|Step|within)\b/);
    await page.goto(site.host.url + ENGLISH);
    await expect
      .poll(() => page.locator('#step-stop-trying .step-done').innerText())
      .toMatch(/^Done at \d\d:\d\d \(T\+00:0\d\)\.$/);
  });

  test('is found in both, from a page in either', async () => {
    const search = async (from: string, query: string) => {
      await page.goto(site.host.url + from);
      await page.locator('#search-field').fill(query);
      await page.locator('.search-result a').first().waitFor();
      await expect.poll(() => page.locator('[data-search-results]').getAttribute('aria-busy')).toBe('false');
      return await page
        .locator('.search-title a')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname.slice(1)));
    };
    expect((await search('index.html', 'Anmeldung'))[0]).toBe(GERMAN);
    expect((await search(GERMAN, 'orders on paper'))[0]).toBe('playbooks/orders-on-paper.html');
    expect((await search(GERMAN, 'Microsoft 365'))[0]).toBe(GERMAN);
    const fromEnglish = await search('index.html', 'Microsoft 365');
    expect(fromEnglish.indexOf(ENGLISH)).toBeGreaterThanOrEqual(0);
    const place = fromEnglish.indexOf(GERMAN);
    expect(place === -1 || place > fromEnglish.indexOf(ENGLISH)).toBe(true);
  });
});

describe('The site of a plan that is kept in German', () => {
  const root = inject('otherSite');
  // The pages of the checks explain, in English, what `muster check` says in English.
  const files = htmlFiles(root).filter((file) => !file.startsWith('checks/'));

  test('says so on every page', () => {
    for (const file of files) expect([file, langOf(file)]).toEqual([file, 'de']);
  });

  test('says so where it is put on a home screen', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'manifest.webmanifest'), 'utf8')) as object;
    expect(manifest).toMatchObject({
      lang: 'de',
      name: 'Stadtbücherei Grünmünde Notfallplanung',
      short_name: 'Notfallplan',
      description: 'Was zu tun ist, wenn alles andere ausfällt.',
    });
  });

  test('says nothing on any page that the English dictionary says in several words', () => {
    const sentences = severalWords(wordsOf('en'));
    const german = severalWords(wordsOf('de'));
    const later = NOT_YET.map((room) => room.replace('src/pages/', ''));
    const done = files.filter((file) => !later.some((room) => file.startsWith(room)));
    const said = done.flatMap((file) => {
      const text = textOfPage(readFileSync(join(root, file), 'utf8'));
      return [...sentences]
        .filter((sentence) => !german.has(sentence) && text.includes(sentence))
        .map((sentence) => `${file}: ${sentence}`);
    });
    expect(said).toEqual([]);
  });

  function langOf(file: string): string | undefined {
    return /<html lang="([^"]*)"/.exec(readFileSync(join(root, file), 'utf8'))?.[1];
  }
});

/** The texts of a dictionary that have more than one word; sentences with values are left to the tests of dictionaries. */
function severalWords(words: object): Set<string> {
  return new Set(
    Object.values(words).flatMap((value: unknown): string[] => {
      if (typeof value === 'string') return /\p{L}+ \p{L}+ ?\p{L}*/u.test(value) ? [value] : [];
      return typeof value === 'object' && value !== null ? [...severalWords(value)] : [];
    }),
  );
}
