import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { describe, expect, inject, test } from 'vitest';
import { kindsOfPage } from './pages.ts';
import { servedSite, withoutSaving } from './served-site.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const site = servedSite();

const ways = [
  ['in light', { colorScheme: 'light', viewport: { width: 1280, height: 800 } }],
  ['in dark', { colorScheme: 'dark', viewport: { width: 360, height: 740 } }],
  ['at 400 % zoom', { colorScheme: 'light', viewport: { width: 320, height: 256 } }],
] as const;

describe.each(ways)('WCAG 2.2 AA %s', (_name, { colorScheme, viewport }) => {
  test.each(kindsOfPage(inject('site')))('%s', async (file) => {
    const context = await site.browser.newContext({
      ...withoutSaving,
      colorScheme,
      viewport,
      bypassCSP: true,
    });
    const page = await context.newPage();
    await page.goto(site.host.url + file);
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
