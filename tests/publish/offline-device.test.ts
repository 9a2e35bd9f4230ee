import { listFiles } from '../../src/publish/files.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../browsers.ts';
import { serve, type Served } from '../serve.ts';
import { removeFolders } from './build.ts';
import { offlineSite } from './offline-site.ts';

// What only Chromium lets a test do: fill a device, take its network away, count every failed update.

const whole = /All 22 pages saved on this device/;

let browser: Browser;
let device: BrowserContext;
let page: Page;
let first: string;
let second: string;
const hosts: Served[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  first = await offlineSite({ name: 'bbbb', date: '2026-03-05', words: 'Words of the first.' });
  second = await offlineSite({ name: 'cccc', date: '2026-03-20', words: 'Words of the second.' });
});
afterAll(async () => {
  await browser.close();
  removeFolders();
});
afterEach(async () => {
  await device.close();
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});

async function newDevice(): Promise<Served> {
  const host = await serve(first);
  hosts.push(host);
  device = await browser.newContext();
  page = await device.newPage();
  page.setDefaultTimeout(10_000);
  return host;
}

/** Takes what a failed saving has left, which the next one would build on. Gives how many whole versions there are. */
async function forgetHalves(): Promise<number> {
  let kept = 0;
  for (const name of (await caches.keys()).filter((key) => !key.endsWith(':records'))) {
    if (await (await caches.open(name)).match('/.muster/files')) kept += 1;
    else await caches.delete(name);
  }
  return kept;
}

const line = (words: RegExp) => page.locator('[data-saved] p').filter({ hasText: words });

describe('A device', () => {
  test('without network opens every page', async () => {
    const host = await newDevice();
    await page.goto(host.url);
    await line(whole).waitFor();
    await device.setOffline(true);
    await page.goto(`${host.url}playbooks/p7.html`);
    await page.getByRole('heading', { name: 'Playbook 7' }).waitFor();
    await line(whole).waitFor();
  });

  test('that has no room says so, and for the next version too, and keeps what it has', async () => {
    const host = await newDevice();
    const session = await device.newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: host.origin, quotaSize: 1000 });
    await page.goto(host.url);
    await line(/^Nothing is saved on this device: \S+ finds no room on this device/).waitFor();
    await session.send('Storage.overrideQuotaForOrigin', { origin: host.origin });
    await page.goto(host.url);
    await line(whole).waitFor();
    await session.send('Storage.overrideQuotaForOrigin', { origin: host.origin, quotaSize: 1000 });
    host.deploy(second);
    await page.goto(`${host.url}playbooks/p3.html`);
    await line(/^A newer version was not taken: \S+ finds no room/).waitFor();
    await line(/version bbbb/).waitFor();
    await page.getByText('Words of the first.').waitFor();
  });

  test('keeps the old version whole whichever file of the new one is missing', async () => {
    const host = await newDevice();
    await page.goto(host.url);
    await line(whole).waitFor();
    host.deploy(second);
    const before = new Set(listFiles(first));
    const changed = listFiles(second).filter(
      (file) => /^(?!sw)/.test(file) && (!before.has(file) || /copy\.js|map\.js|p3\.html/.test(file)),
    );
    expect(changed.length).toBeGreaterThan(5);
    for (const missing of changed) {
      host.fail((path) => (path === missing ? { status: 404, body: '' } : undefined));
      await page.evaluate(forgetHalves);
      await page.goto(`${host.url}playbooks/p3.html`);
      await page.getByText(`not taken: ${missing} was answered with 404`).waitFor();
      await line(/All 22 pages .* version bbbb/).waitFor();
      await page.getByText('Words of the first.').waitFor();
    }
    expect(await page.evaluate(forgetHalves)).toBe(1);
  });

  test('shows how far the first saving has come', async () => {
    const host = await newDevice();
    host.fail((path) => (path === 'playbooks/p18.html' ? 'hang' : undefined));
    await page.goto(host.url);
    await line(/^Saving all 22 pages on this device: \d+ %$/).waitFor();
  });

  test('with Safari is told how to keep what is saved, until the site is on its home screen', async () => {
    const host = await newDevice();
    await page.addInitScript('window.GestureEvent = function () {}; navigator.standalone = false;');
    await page.goto(host.url);
    await line(/^Safari drops saved pages after 7 days .* Add to Home Screen/).waitFor();
    await page.addInitScript('navigator.standalone = true;');
    await page.goto(host.url);
    await line(whole).waitFor();
    expect(await line(/Safari/).count()).toBe(0);
  });

  test('that cannot save says why', async () => {
    const host = await newDevice();
    await page.addInitScript('delete Navigator.prototype.serviceWorker;');
    await page.goto(host.url);
    await line(/^No pages are saved on this device: this browser keeps none\.$/).waitFor();
  });
});
