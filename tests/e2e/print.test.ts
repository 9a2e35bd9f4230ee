import { describe, expect, inject, test } from 'vitest';
import { kindsOfPage } from './pages.ts';
import { servedSite, withoutSaving } from './served-site.ts';

const site = servedSite();

describe('On paper', () => {
  test.each(kindsOfPage(inject('site')))('%s keeps every word of its content', async (file) => {
    const page = await site.browser.newPage({ ...withoutSaving, viewport: { width: 793, height: 1122 } });
    await page.goto(site.host.url + file);
    const words = async () => (await page.locator('main').innerText()).toLowerCase().split(/\s+/);
    const screen = await words();
    const navigation = new Set(
      (await page.locator('main nav, main button, main summary, main .on-screen').allInnerTexts())
        .join(' ')
        .toLowerCase()
        .split(/\s+/),
    );
    await page.emulateMedia({ media: 'print' });
    const paper = new Set(await words());
    expect(screen.filter((word) => !paper.has(word) && !navigation.has(word))).toEqual([]);
    await page.close();
  });

  test.each(kindsOfPage(inject('site')))(
    '%s shows no navigation, no search and nothing folded',
    async (file) => {
      const page = await site.browser.newPage(withoutSaving);
      await page.goto(site.host.url + file);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('[data-search]:visible, .skip:visible, header nav:visible').count()).toBe(0);
      await page.close();
    },
  );

  test('a playbook takes few sheets, and each says which plan and page it is from', async () => {
    const page = await site.browser.newPage(withoutSaving);
    await page.goto(`${site.host.url}playbooks/cannot-sign-in.html`);
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(5);
    await page.emulateMedia({ media: 'print' });
    const foot = page.locator('.site-footer');
    expect(await foot.evaluate((element) => getComputedStyle(element).display)).toBe('table-footer-group');
    expect(await foot.innerText()).toMatch(/Continuity.*playbooks\/cannot-sign-in[^]*Version \w/);
    await page.close();
  });

  test.each(['A4', 'Letter'])('a playbook fits on %s without being cut off', async (format) => {
    const file = kindsOfPage(inject('site')).find((name) => /^playbooks\/(?!index)/.test(name)) ?? '';
    const page = await site.browser.newPage(withoutSaving);
    await page.goto(site.host.url + file);
    const pdf = await page.pdf({ format, preferCSSPageSize: false });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.setViewportSize({ width: format === 'A4' ? 643 : 666, height: 900 });
    await page.emulateMedia({ media: 'print' });
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide).toBeLessThanOrEqual(1);
    await page.close();
  });
});
