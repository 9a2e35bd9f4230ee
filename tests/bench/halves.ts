import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { listFiles } from '../../src/publish/files.ts';
import { findBrowser, launchChromium } from '../browsers.ts';
import { serve } from '../serve.ts';
import { secondsToSaved } from './saving.ts';

/** Files that a device fetches for a new version: not the worker, nor what it does not save. */
export function movedFiles(first: string, second: string): string[] {
  const before = new Set(listFiles(first));
  return listFiles(second).filter((file) => {
    if (/^(?:sw(?:-off)?\.js|SHA256SUMS(?:\.sig)?)$/u.test(file)) return false;
    return !before.has(file) || !readFileSync(join(first, file)).equals(readFileSync(join(second, file)));
  });
}

/**
 * Offers the second version to a device that holds the first, as often as it has files to fetch, and each time another of them is
 * missing. Gives those with which the device did not stay with the first, whole; undefined where there is no browser.
 */
export async function halvesTaken(first: string, second: string): Promise<string[] | undefined> {
  if (findBrowser('chromium') === undefined) return undefined;
  const browser = await launchChromium();
  const host = await serve(first);
  const taken: string[] = [];
  try {
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(host.url);
    await page.evaluate(secondsToSaved);
    const version = await heldVersion(page);
    host.deploy(second);
    for (const missing of movedFiles(first, second)) {
      host.fail((path) => (path === missing ? { status: 404, body: '' } : undefined));
      await page.evaluate(forgetHalves);
      await page.goto(host.url);
      await page.getByText(`not taken: ${missing} was answered with 404`).waitFor();
      const pages = [missing, 'index.html', 'copy.js'].filter((file) => listFiles(first).includes(file));
      const isWhole = await page.evaluate(bodiesOf, pages);
      const isFirst = pages.every((file, at) => isWhole[at] === readFileSync(join(first, file), 'utf8'));
      if (!isFirst || (await heldVersion(page)) !== version) taken.push(missing);
    }
  } finally {
    await browser.close();
    await host.close();
  }
  return taken;
}

async function heldVersion(page: Page): Promise<string | undefined> {
  const line = await page.locator('[data-saved] p', { hasText: /^All \d+ pages saved/ }).innerText();
  return /version (\S+)/u.exec(line)?.[1];
}

/** Runs in the page: what the device's whole version holds of some files. */
async function bodiesOf(files: string[]): Promise<(string | undefined)[]> {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    if (!(await cache.match('/.muster/files'))) continue;
    return Promise.all(files.map(async (file) => (await cache.match(`/${file}`))?.text()));
  }
  return [];
}

/** Runs in the page: takes what a failed saving has left, which the next one would build on. */
async function forgetHalves(): Promise<void> {
  for (const name of (await caches.keys()).filter((key) => !key.endsWith(':records')))
    if (!(await (await caches.open(name)).match('/.muster/files'))) await caches.delete(name);
}
