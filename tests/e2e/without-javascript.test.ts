import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from '../browsers.ts';
import { serve } from '../serve.ts';
import type { Served } from '../serve.ts';
import { kindsOfPage } from './pages.ts';

let browser: Browser;
let host: Served;

beforeAll(async () => {
  browser = await launchChromium();
  host = await serve(inject('site'));
});

afterAll(async () => {
  await browser.close();
  await host.close();
});

async function mainText(file: string, javaScriptEnabled: boolean): Promise<string> {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(host.url + file);
  const text = await page.locator('main').innerText();
  await context.close();
  return text.replace(/\s+/g, ' ');
}

describe('Without JavaScript', () => {
  test.each(kindsOfPage(inject('site')))('%s says everything that it says with it', async (file) => {
    const [plain, scripted] = await Promise.all([mainText(file, false), mainText(file, true)]);
    const words = new Set(plain.split(' '));
    const missing = scripted.split(' ').filter((word) => !words.has(word) && !/^Copy$/.test(word));
    expect(missing).toEqual([]);
  });

  test('the start page leads to the A-Z and to the index of symptoms', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    });
    const page = await context.newPage();
    await page.goto(host.url);
    await page.locator('a[href*="symptoms"]:visible').first().click();
    expect(await page.locator('h1').innerText()).not.toBe('');
    await page.goto(host.url);
    await page.locator('a[href*="a-z"]:visible').first().click();
    expect(await page.locator('main a').count()).toBeGreaterThan(40);
    await context.close();
  });
});
