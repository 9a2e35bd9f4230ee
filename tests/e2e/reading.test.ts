import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { kindsOfPage } from './pages.ts';
import { servedSite, withoutSaving } from './served-site.ts';

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 800 };

const site = servedSite();

/** Where the page about the copy asks which version other copies hold: it alone may ask another host. */
const ABOUT = 'this-copy.html';
const copies = [...readFileSync(join(inject('site'), ABOUT), 'utf8').matchAll(/data-copy-at="([^"]+)"/g)].map(
  ([, root = '']) => `${root}copy.js`,
);

/** Opens a page and collects what it complains of and what it asks of others. */
async function open(
  file: string,
  viewport: { width: number; height: number },
  options: { serviceWorkers?: 'block' } = withoutSaving,
): Promise<{ page: Page; complaints: string[]; foreign: string[] }> {
  const page = await site.browser.newPage({ ...options, viewport });
  const complaints: string[] = [];
  const foreign: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(site.host.origin)) foreign.push(request.url());
  });
  page.on('requestfailed', (request) => complaints.push(`${request.url()} did not load`));
  for (const copy of file === ABOUT ? copies : [])
    await page.route(copy, (route) =>
      route.fulfill({ headers: { 'access-control-allow-origin': '*' }, body: '' }),
    );
  await page.goto(site.host.url + file);
  return { page, complaints, foreign };
}

describe.each(kindsOfPage(inject('site')))('%s', (file) => {
  test('opens without a complaint and asks nothing of another host', async () => {
    const { page, complaints, foreign } = await open(file, DESK, {});
    expect(complaints).toEqual([]);
    const allowed = file === ABOUT ? copies : [];
    expect(foreign.filter((url) => !allowed.includes(url))).toEqual([]);
    expect(await page.locator('h1').count()).toBe(1);
    expect((await page.locator('main').innerText()).length).toBeGreaterThan(80);
    await page.close();
  });

  test('on a phone needs no scrolling sideways, names what scrolls by itself, and has targets for a thumb', async () => {
    const { page } = await open(file, PHONE);
    expect(await page.evaluate(sideways)).toBeLessThanOrEqual(1);
    expect(await page.evaluate(silentScrollers)).toEqual([]);
    expect(await page.evaluate(smallTargets)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 256 });
    expect(await page.evaluate(sideways), 'at 400 % zoom').toBeLessThanOrEqual(1);
    await page.close();
  });
});

/** Runs in the page: by how many pixels it is wider than the screen. */
function sideways(): number {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}

/** Runs in the page: what scrolls by itself without a name, a sign that it does, or a way in for the keyboard. */
function silentScrollers(): string[] {
  return [...document.querySelectorAll<HTMLElement>('main *')]
    .filter((element) => element.scrollWidth > element.clientWidth + 1)
    .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX))
    .filter(
      (element) =>
        element.tabIndex < 0 ||
        (element.tagName !== 'PRE' &&
          (element.ariaLabel === null || getComputedStyle(element).backgroundImage === 'none')),
    )
    .map((element) => element.outerHTML.slice(0, 80));
}

/** Runs in the page: what can be tapped and is lower than 24 pixels. */
function smallTargets(): { text: string; height: number }[] {
  return [...document.querySelectorAll('button, input, select, summary, nav a, a[href^="tel:"]')]
    .filter((element) => element.getClientRects().length > 0 && !element.closest('.skip, svg'))
    .map((element) => ({
      text: element.textContent.trim().slice(0, 40),
      height: Math.round(element.getBoundingClientRect().height),
    }))
    .filter(({ height }) => height > 1 && height < 24);
}
