import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { servedSite, withoutSaving } from './served-site.ts';

const scenarios = readdirSync('content/scenarios').map((file) => file.replace('.yaml', ''));

const site = servedSite();

describe('On a phone, from the start page', () => {
  test.each(scenarios)('%s is two taps from its first steps', async (scenario) => {
    const page = await site.browser.newPage({
      ...withoutSaving,
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
    });
    await page.goto(site.host.url);
    await page.locator(`main a[href*="scenarios/${scenario}"]:visible`).first().tap();
    await page.locator('main a[href*="playbooks/"]:visible').first().tap();
    await page.locator('li.step, [data-step]').first().waitFor();
    expect(await page.locator('li.step, [data-step]').count()).toBeGreaterThanOrEqual(3);
    await page.close();
  });

  test('the outage line can be called with one tap, its digits in sight', async () => {
    const page = await site.browser.newPage({ ...withoutSaving, viewport: { width: 360, height: 740 } });
    await page.goto(site.host.url);
    const line = page.locator('main .outage-line a[href^="tel:"]:visible').first();
    expect((await line.innerText()).replace(/\D/g, '').length).toBeGreaterThan(9);
    await page.close();
  });
});
