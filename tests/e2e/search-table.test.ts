import { expect, test } from 'vitest';
import { QUERIES } from './search-words.ts';
import { servedSite, withoutSaving } from './served-site.ts';

const site = servedSite();

test('of 60 things that employees type, 57 have their playbook among the first three', async () => {
  const page = await site.browser.newPage({ ...withoutSaving, viewport: { width: 1280, height: 800 } });
  await page.goto(site.host.url);
  const missed: string[] = [];
  for (const [query, ...playbooks] of QUERIES) {
    await page.locator('[data-search] input[type=search]').fill(query);
    await page.locator('[data-search-results][aria-busy=false]').waitFor({ state: 'attached' });
    const found = await page
      .locator('[data-search-results] .search-title a')
      .evaluateAll((links) => links.slice(0, 3).map((link) => link.getAttribute('href') ?? ''));
    const hit = playbooks.some((id) => found.some((href) => href.endsWith(`/${id}.html`)));
    if (!hit) missed.push(`${query}: ${found.join(' ')}`);
  }
  expect(QUERIES).toHaveLength(60);
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(3);
  await page.close();
});
