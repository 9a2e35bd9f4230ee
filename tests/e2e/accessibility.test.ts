import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchChromium } from '../browsers.ts';
import { serve } from '../serve.ts';
import type { Served } from '../serve.ts';
import { kindsOfPage } from './pages.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

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

const ways = [
  ['in light', { colorScheme: 'light', viewport: { width: 1280, height: 800 } }],
  ['in dark', { colorScheme: 'dark', viewport: { width: 360, height: 740 } }],
  ['at 400 % zoom', { colorScheme: 'light', viewport: { width: 320, height: 256 } }],
] as const;

describe.each(ways)('WCAG 2.2 AA %s', (_name, { colorScheme, viewport }) => {
  test.each(kindsOfPage(inject('site')))('%s', async (file) => {
    const context = await browser.newContext({ colorScheme, viewport, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(host.url + file);
    await page.evaluate(axe);
    const results = await page.evaluate(
      (tags) =>
        (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
          runOnly: tags,
          resultTypes: ['violations'],
        }),
      TAGS,
    );
    const found = results.violations.flatMap((violation) =>
      violation.nodes.map(
        (node) =>
          `${violation.id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`,
      ),
    );
    expect(found).toEqual([]);
    await context.close();
  });
});
