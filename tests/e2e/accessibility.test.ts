import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { kindsOfPage } from './pages.ts';
import { servedSite, withoutSaving } from './served-site.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const site = servedSite();

/** How a page is shown, and which rules are run: what colours and a narrow screen do not touch is judged once. */
const ways = [
  { name: 'in light', media: { colorScheme: 'light' }, width: 1280, rules: { runOnly: TAGS } },
  {
    name: 'in dark',
    media: { colorScheme: 'dark' },
    width: 360,
    rules: { runOnly: ['color-contrast', 'target-size'] },
  },
  { name: 'at 400 % zoom', media: { colorScheme: 'light' }, width: 320, rules: { runOnly: TAGS } },
  {
    name: 'in forced colours',
    media: { forcedColors: 'active' },
    width: 1280,
    rules: { runOnly: ['color-contrast'] },
  },
  {
    name: 'printed',
    media: { forcedColors: 'none', media: 'print' },
    width: 720,
    rules: { runOnly: ['color-contrast'] },
  },
] as const;
/** What is read under stress has the contrast of level AAA. */
const STRESS = '.step, .contact, .actions, .channel';

describe('WCAG 2.2 AA in light, dark, forced colours, at 400 % zoom and printed', () => {
  test.each(kindsOfPage(inject('site')))('%s', async (file) => {
    const context = await site.browser.newContext({ ...withoutSaving, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(site.host.url + file);
    await page.evaluate(axe);
    const found: string[] = [];
    // The page of a binder is all playbooks once more, laid out for paper, where other tests look at it.
    for (const { name, media, width, rules } of isBinder(file) ? ways.slice(0, 1) : ways) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia(media);
      found.push(...(await violations(page, rules)).map((violation) => `${name}: ${violation}`));
    }
    if (!isBinder(file)) found.push(...(await violationsUnderStress(page)));
    expect(found).toEqual([]);
    await context.close();
  });

  test('a playbook that is worked through: a step done, the next one marked, others late', async () => {
    const context = await site.browser.newContext({ ...withoutSaving, bypassCSP: true });
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(`${site.host.url}playbooks/mail-is-down.html`);
    await page.getByRole('button', { name: 'Start the clock' }).click();
    await page.clock.fastForward('45:00');
    await page.locator('.step input[type=checkbox]').first().check();
    await page.locator('.step.is-next').waitFor();
    await page.locator('.step.is-late').first().waitFor();
    await page.evaluate(axe);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 640 });
      expect(await violations(page, { runOnly: TAGS })).toEqual([]);
      expect(await violationsUnderStress(page)).toEqual([]);
    }
    await context.close();
  });
});

/** Where what is read under stress has less contrast than level AAA asks, in light and in dark. */
async function violationsUnderStress(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ media: 'screen', forcedColors: 'none', colorScheme });
    const enhanced = { runOnly: ['color-contrast-enhanced'], within: STRESS };
    found.push(
      ...(await violations(page, enhanced)).map((violation) => `AAA in ${colorScheme}: ${violation}`),
    );
  }
  return found;
}

const isBinder = (file: string) => file.startsWith('binders/') && !file.endsWith('index.html');

/** What axe finds on a page as it is shown now: the rule, where, and why. */
async function violations(
  page: Page,
  { runOnly, within }: { runOnly: readonly string[]; within?: string },
): Promise<string[]> {
  if (within !== undefined && (await page.locator(within).count()) === 0) return [];
  const { violations } = await page.evaluate(
    ([only, place]) =>
      (globalThis as unknown as { axe: Axe }).axe.run(place ?? document, {
        runOnly: [...only],
        resultTypes: ['violations'],
      }),
    [runOnly, within] as const,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id}: ${target.join(' ')} ${failureSummary?.split('\n')[1]?.trim() ?? ''}`,
    ),
  );
}

type Axe = { run: (place: string | Document, options: object) => Promise<AxeResults> };
