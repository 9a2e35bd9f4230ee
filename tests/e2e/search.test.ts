import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { servedSite, withoutSaving } from './served-site.ts';

const site = servedSite();
let page: Page;

beforeEach(async () => {
  page = await site.browser.newPage({ ...withoutSaving, viewport: { width: 1280, height: 800 } });
  await page.goto(site.host.url);
  return async () => {
    await page.close();
  };
});

const results = () => page.locator('[data-search-results] .search-title a');

async function search(query: string): Promise<string[]> {
  await page.locator('[data-search] input').fill(query);
  await page
    .locator('[data-search-status]')
    .filter({ hasText: /result|found|has this/i })
    .waitFor();
  return results().allInnerTexts();
}

describe('The search', () => {
  test('is reached with / and with Ctrl-K, walked with arrows, opened with Enter, cleared with Escape', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('mail');
    await results().first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.closest('[data-search-results]') !== null)).toBe(
      true,
    );
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.locator('[data-search] input').inputValue()).toBe('');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('payroll');
    await results().first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\.html/);
  });

  test('keeps who walks among the results in them when later results come', async () => {
    await search('mail');
    await results().first().focus();
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('[data-search] input');
      if (field === null) throw new Error('no field');
      field.value = 'payroll';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await expect.poll(() => results().first().innerText()).toMatch(/pay/i);
    expect(await page.evaluate(() => document.activeElement?.closest('[data-search-results]') !== null)).toBe(
      true,
    );
    await page.keyboard.press('Enter');
    await page.waitForURL(/\.html/);
  });

  test.each([
    ['Outlook keeps asking for my password', /sign in|mail/i],
    ['teams wont ring', /phones|chat/i],
    ['scanner no connection', /warehouse|network/i],
    ['payrol', /pay/i],
    ['invoce', /invoic|order/i],
    ['passwrod', /sign in/i],
    ['wages', /pay people/i],
    ['hacked', /sign in|something is down/i],
    ['who do i call', /contacts/i],
    ['driver rota', /files/i],
    ['scanner broken', /warehouse system is down/i],
  ])('finds what an employee means by "%s"', async (query, expected) => {
    expect((await search(query)).slice(0, 5).join(' | ')).toMatch(expected);
  });

  test('puts what helps in an outage before the pages of checks', async () => {
    await search('mail');
    const kinds = await page.locator('[data-search-results] .search-kind').allInnerTexts();
    expect(kinds[0]).not.toBe('Check');
    expect(kinds.lastIndexOf('Playbook')).toBeLessThan(
      kinds.includes('Check') ? kinds.indexOf('Check') : kinds.length,
    );
  });

  test('narrows by kind', async () => {
    await search('mail');
    const kinds = async () =>
      new Set(await page.locator('[data-search-results] .search-kind').allInnerTexts());
    expect((await kinds()).size).toBeGreaterThan(1);
    await page.locator('[data-search] .search-filters summary').click();
    await page.locator('[data-search] select[name="kind"]').selectOption('Playbook');
    await expect.poll(kinds).toEqual(new Set(['Playbook']));
  });

  test('shows the headings that match inside a page', async () => {
    await search('back to normal');
    expect(await page.locator('[data-search-results] .search-section a').count()).toBeGreaterThan(0);
  });

  test('offers before anything is typed what was opened from it before, until it is told to forget', async () => {
    const field = page.locator('[data-search] input');
    const panel = page.locator('[data-search-panel]');
    await field.focus();
    expect(await panel.isVisible()).toBe(false);
    for (const query of ['payroll', 'outlook']) {
      await search(query);
      const opened = page.waitForEvent('load');
      await results().first().click();
      await opened;
    }
    const last = (await page.title()).split(' · ')[0];
    await page.keyboard.press('/');
    await panel.waitFor();
    expect((await results().allInnerTexts())[0]).toBe(last);
    expect(await results().count()).toBe(2);
    await page.keyboard.press('Enter');
    await field.fill('mail');
    await expect.poll(() => results().count()).toBeGreaterThan(2);
    expect(await page.locator('[data-search-forget]').isVisible()).toBe(false);
    await field.fill('');
    await page.locator('[data-search-forget]').click();
    expect(await panel.isVisible()).toBe(false);
    await page.reload();
    await field.focus();
    expect(await panel.isVisible()).toBe(false);
  });

  test('offers them on a phone too, where the field grows under the finger', async () => {
    await page.setViewportSize({ width: 360, height: 640 });
    await search('payroll');
    const opened = page.waitForEvent('load');
    await results().first().click();
    await opened;
    await page.locator('[data-search] input').click();
    await page.locator('[data-search-forget]').waitFor();
  });

  test('loads nothing of the engine before it is used', async () => {
    const fresh = await site.browser.newPage(withoutSaving);
    const before = site.host.requests.length;
    await fresh.goto(site.host.url);
    expect(site.host.requests.slice(before).filter((path) => path.includes('/search/'))).toEqual([]);
    await fresh.close();
  });
});
