import { describe, expect, inject, test } from 'vitest';
import { kindsOfPage } from './pages.ts';
import { servedSite } from './served-site.ts';

const site = servedSite();

async function mainText(file: string, javaScriptEnabled: boolean): Promise<string> {
  const context = await site.browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(site.host.url + file);
  // Tools that only a script can work with are no part of what the page says, nor is what it finds out by asking others.
  await page.evaluate(() => {
    for (const tool of document.querySelectorAll('[data-tools], [data-copy-at], [data-read-from]'))
      tool.remove();
  });
  const text = await page.locator('main').innerText();
  await context.close();
  return text.replace(/\s+/g, ' ');
}

describe('Without JavaScript', () => {
  test.each(kindsOfPage(inject('site')))('%s says everything that it says with it', async (file) => {
    const [plain, scripted] = await Promise.all([mainText(file, false), mainText(file, true)]);
    const words = new Set(plain.split(' '));
    const missing = scripted
      .split(' ')
      .filter((word) => !words.has(word) && !/^(?:Copy|Kopieren)$/.test(word));
    expect(missing).toEqual([]);
  });

  test('the start page says whom to call when somebody is in danger, and leads to the A-Z and to the index of symptoms', async () => {
    const context = await site.browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    });
    const page = await context.newPage();
    await page.goto(site.host.url);
    const danger = page.locator('main .callout').first();
    expect(await danger.getByRole('link').getAttribute('href')).toBe('tel:999');
    await page.locator('a[href*="symptoms"]:visible').first().click();
    expect(await page.locator('h1').innerText()).not.toBe('');
    await page.goto(site.host.url);
    await page.locator('a[href*="a-z"]:visible').first().click();
    expect(await page.locator('main a').count()).toBeGreaterThan(40);
    await context.close();
  });

  test('the incident log is a sheet to write on by hand', async () => {
    const context = await site.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.host.url}log.html`);
    expect(await page.getByRole('columnheader', { name: 'What was seen, done or said' }).isVisible()).toBe(
      true,
    );
    await context.close();
  });
});
