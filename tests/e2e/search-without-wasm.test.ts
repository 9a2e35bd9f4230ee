import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { serve } from '../serve.ts';
import { htmlFiles } from './pages.ts';
import { servedSite, withoutSaving } from './served-site.ts';

const site = servedSite();

/** What employees mean, and the title that is to be among the first five. */
const meant: [query: string, title: RegExp][] = [
  ['Outlook keeps asking for my password', /sign in|mail/i],
  ['teams wont ring', /phones|chat/i],
  ['payrol', /pay/i],
  ['invoce', /invoic|order/i],
  ['hacked', /sign in|something is down/i],
  ['who do i call', /contacts/i],
  ['driver rota', /files/i],
  ['scanner broken', /warehouse system is down/i],
];

const poorer = /This browser allows only a simple search/;

async function titlesFor(page: Page, query: string): Promise<string[]> {
  const status = page.locator('[data-search-status]');
  await page.locator('[data-search] input').fill('');
  await page.locator('[data-search] input').fill(query);
  await status.filter({ hasText: /result|found/i }).waitFor();
  await expect
    .poll(() => page.locator('[data-search-results]').getAttribute('aria-busy'), { timeout: 60_000 })
    .toBe('false');
  return page.locator('[data-search-results] .search-title a').allInnerTexts();
}

describe('Where a browser refuses WebAssembly, the search', () => {
  /** A page as a browser shows it that has none at all. */
  async function lockedDown(url: string): Promise<{ page: Page; complaints: string[] }> {
    const page = await site.browser.newPage(withoutSaving);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.addInitScript(() => {
      Reflect.deleteProperty(globalThis, 'WebAssembly');
    });
    await page.goto(url);
    return { page, complaints };
  }

  test.each(['a host', 'a folder'])(
    'finds what is meant, from %s, and says that it is simpler',
    async (from) => {
      const url = from === 'a host' ? site.host.url : pathToFileURL(join(inject('site'), 'index.html')).href;
      const { page, complaints } = await lockedDown(url);
      for (const [query, title] of meant)
        expect((await titlesFor(page, query)).slice(0, 5).join(' | '), query).toMatch(title);
      expect(await page.locator('[data-search-status]').innerText()).toMatch(poorer);
      expect(await page.locator('[data-search-results] mark').count()).toBeGreaterThan(0);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  test('narrows by kind, shows headings, minds quotes, and finds nothing where there is nothing', async () => {
    const { page } = await lockedDown(site.host.url);
    const kinds = () => page.locator('[data-search-results] .search-kind').allInnerTexts();
    await titlesFor(page, 'back to normal');
    expect(await page.locator('[data-search-results] .search-section a').count()).toBeGreaterThan(0);
    await titlesFor(page, 'mail');
    expect(new Set(await kinds()).size).toBeGreaterThan(1);
    await page.locator('[data-search] .search-filters summary').click();
    await page.locator('[data-search] select[name="kind"]').selectOption('Playbook');
    await expect.poll(async () => [...new Set(await kinds())]).toEqual(['Playbook']);
    await page.locator('[data-search] select[name="kind"]').selectOption('');
    expect((await titlesFor(page, '"Mail is down"')).length).toBeGreaterThan(0);
    expect(await titlesFor(page, '"down is mail"')).toEqual([]);
    await page.close();
  });

  test('finds every playbook by its title', async () => {
    const { page } = await lockedDown(site.host.url);
    const files = htmlFiles(inject('site')).filter((file) => /^playbooks\/(?!index)/.test(file));
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const html = readFileSync(join(inject('site'), file), 'utf8');
      const title = /<h1[^>]*>([^<]+)<\/h1>/.exec(html)?.[1]?.trim() ?? '';
      expect(title).not.toBe('');
      expect(await titlesFor(page, title), file).toContain(title);
    }
    await page.close();
  });

  test('needs no policy that allows WebAssembly: a host may forbid it', async () => {
    const strict = await serve(inject('site'), {
      headers: { 'content-security-policy': "script-src 'self'; require-trusted-types-for 'script'" },
    });
    const page = await site.browser.newPage(withoutSaving);
    await page.goto(strict.url);
    expect((await titlesFor(page, 'payrol')).join(' | ')).toMatch(/pay/i);
    expect(await page.locator('[data-search-status]').innerText()).toMatch(poorer);
    await page.close();
    await strict.close();
  });

  test('is not fetched where the full one runs', async () => {
    const page = await site.browser.newPage(withoutSaving);
    const before = site.host.requests.length;
    await page.goto(site.host.url);
    await titlesFor(page, 'mail');
    expect(await page.locator('[data-search-status]').innerText()).not.toMatch(poorer);
    expect(site.host.requests.slice(before).filter((path) => path.includes('/search/plain.'))).toEqual([]);
    await page.close();
  });
});
