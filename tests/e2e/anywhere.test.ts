import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser as Chromium } from 'playwright-core';
import type { Browser as Firefox } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium, launchFirefox } from '../browsers.ts';
import { serve } from '../serve.ts';
import type { Served } from '../serve.ts';

const QUERIES = ['outlook password', 'teams', 'scanner', 'payroll', 'order', 'bridge'];

let folder: string;
let chromium: Chromium;
let firefox: Firefox;
let roots: Record<string, string>;
const hosts: Served[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-'));
  const stick = join(folder, 'My Stick (1)', 'bcp ünï');
  cpSync(inject('site'), stick, { recursive: true });
  hosts.push(await serve(stick), await serve(stick, { base: '/a/b/' }), await serve(stick, { pretty: true }));
  roots = {
    'a stick': `${pathToFileURL(stick).href}/index.html`,
    'a host': hosts[0]?.url ?? '',
    'a host under /a/b/': hosts[1]?.url ?? '',
    'a host with pretty addresses': hosts[2]?.url ?? '',
  };
  chromium = await launchChromium();
  firefox = await launchFirefox();
});

afterAll(async () => {
  await Promise.all([chromium.close(), firefox.close(), ...hosts.map((host) => host.close())]);
  rmSync(folder, { recursive: true, force: true });
});

/** What a page shows after something was typed into its search: runs in the browser. */
async function typeAndRead(query: string): Promise<string[]> {
  const field = document.querySelector<HTMLInputElement>('[data-search] input');
  const status = document.querySelector('[data-search-status]');
  if (!field || !status) return ['no search on the page'];
  field.focus();
  status.textContent = '';
  field.value = query;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  for (let waited = 0; waited < 10_000; waited += 50) {
    await new Promise((done) => setTimeout(done, 50));
    if (/\d+ result|Nothing found|No page|could not/.test(status.textContent)) break;
  }
  const titles = [...document.querySelectorAll('[data-search-results] .search-title a')].map(
    (link) => link.textContent,
  );
  return [status.textContent, ...titles];
}

async function inChromium(root: string): Promise<string[][]> {
  const page = await chromium.newPage();
  await page.goto(root);
  const answers: string[][] = [];
  for (const query of QUERIES) answers.push(await page.evaluate(typeAndRead, query));
  await page.close();
  return answers;
}

async function inFirefox(root: string): Promise<string[][]> {
  const page = await firefox.newPage();
  await page.goto(root);
  const answers: string[][] = [];
  for (const query of QUERIES) answers.push(await page.evaluate(typeAndRead, query));
  await page.close();
  return answers;
}

describe('The same site from a stick, from a host, under a path and with pretty addresses', () => {
  test('finds the same in Chromium and in Firefox, everywhere', async () => {
    const expected = await inChromium(roots['a host'] ?? '');
    for (const answer of expected) expect(answer.length).toBeGreaterThan(1);
    for (const root of Object.values(roots)) {
      expect(await inChromium(root)).toEqual(expected);
      expect(await inFirefox(root)).toEqual(expected);
    }
  });

  test('says in Firefox that each page of a stick keeps its own ticks, and nowhere else', async () => {
    const page = await firefox.newPage();
    for (const [name, root] of Object.entries(roots)) {
      await page.goto(root.replace(/(index\.html)?$/, 'playbooks/cannot-sign-in.html'));
      await page.waitForSelector('.work:not([hidden])');
      const words = await page.$eval('[data-work-trouble]', ({ textContent }) => textContent);
      const isSaid = words.includes('keeps each page’s ticks with that page alone');
      expect([name, isSaid]).toEqual([name, name === 'a stick']);
    }
    await page.close();
  });

  test.each(['a stick', 'a host', 'a host under /a/b/', 'a host with pretty addresses'])(
    'leads from the start page into a playbook and back on %s',
    async (name) => {
      const page = await chromium.newPage();
      const failed: string[] = [];
      page.on('requestfailed', (request) => {
        // leaving a page aborts what it still loads
        if (request.failure()?.errorText !== 'net::ERR_ABORTED') failed.push(request.url());
      });
      page.on('response', (response) => {
        if (response.status() >= 400) failed.push(response.url());
      });
      await page.goto(roots[name] ?? '');
      await page.locator('main a[href*="playbooks/"]').first().click();
      expect(await page.locator('h2:visible').first().innerText()).not.toBe('');
      await page.locator('.breadcrumbs a').first().click();
      expect(await page.locator('h1').count()).toBe(1);
      expect(failed).toEqual([]);
      await page.close();
    },
  );

  test('shows the page that is missing at any depth, with a way home', async () => {
    const page = await chromium.newPage();
    await page.goto(`${hosts[1]?.url ?? ''}no/such/page`);
    expect(await page.locator('h1').innerText()).not.toBe('');
    await page.close();
  });
});
