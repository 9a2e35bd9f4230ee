import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { secondsToSaved } from '../bench/saving.ts';
import { serve } from '../serve.ts';
import type { Served } from '../serve.ts';
import { htmlFiles, kindsOfPage } from './pages.ts';
import { servedSite } from './served-site.ts';

const shared = servedSite();
let host: Served;
let device: BrowserContext;
let page: Page;

beforeEach(visitFresh);

async function visitFresh(): Promise<void> {
  host = await serve(inject('site'));
  device = await shared.browser.newContext();
  page = await device.newPage();
  page.setDefaultTimeout(20_000);
}

async function leave(): Promise<void> {
  await device.close();
  await host.close();
}
afterEach(leave);

/** Opens the start page and waits until the device has everything; gives the seconds from the first request to then. */
async function firstVisit(): Promise<number> {
  await page.goto(host.url);
  return page.evaluate(secondsToSaved);
}

async function timeToOpen(file: string): Promise<number> {
  await page.goto(host.url + file);
  return page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return entry?.domContentLoadedEventEnd ?? Infinity;
  });
}

describe('The sample on a device that has been there once', () => {
  test('is saved at once, and then opens without its host as fast, search included', async () => {
    const seconds = await firstVisit();
    const said = await page.locator('[data-saved] p').first().innerText();
    expect(said).toContain(`All ${htmlFiles(inject('site')).length} pages saved on this device`);
    await host.close();
    const times: number[] = [];
    for (const file of kindsOfPage(inject('site')).filter((name) => name !== '404.html'))
      times.push(await timeToOpen(file));
    times.sort((a, b) => a - b);
    const median = times[Math.floor(times.length / 2)] ?? Infinity;
    const slowest = times.at(-1) ?? Infinity;
    console.log(
      `Saved in ${seconds.toFixed(2)} s; opened in ${Math.round(median)} ms (median), ${Math.round(slowest)} ms (slowest of ${times.length})`,
    );
    // An idle machine needs 1.2 s and 80 ms (`npm run bench`, `npm run drill`); others are testing on this one.
    expect(seconds).toBeLessThan(15);
    expect(median).toBeLessThan(500);
    await page.goto(host.url);
    await page.locator('[data-search] input').fill('outlook password');
    await page.locator('[data-search-results] a').first().waitFor();
  });

  test('opens as fast with a host that hangs', async () => {
    await firstVisit();
    host.fail(() => 'hang');
    const times = [];
    for (const file of ['index.html', 'playbooks/mail-is-down.html', 'contacts.html', 'a-z.html'])
      times.push(await timeToOpen(file));
    console.log(`With a hanging host: ${times.map(Math.round).join(' ')} ms`);
    // A page that waited for the host would take 5 s at least.
    expect(Math.max(...times)).toBeLessThan(3000);
  });

  test('may be put on the home screen: browsers find nothing amiss with manifest, icons and worker', async () => {
    await firstVisit();
    const session = await device.newCDPSession(page);
    const { data, errors } = await session.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { icons } = JSON.parse(data ?? '{}') as { icons: { src: string; sizes: string }[] };
    expect(icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
    // A window that keeps nothing installs nothing either: all else is in order.
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  });
});
