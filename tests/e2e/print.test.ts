import { describe, expect, inject, test } from 'vitest';
import { launchFirefox } from '../browsers.ts';
import { hasPoppler, textOf } from '../paper/poppler.ts';
import { kindsOfPage } from './pages.ts';
import { servedSite, withoutSaving } from './served-site.ts';

const site = servedSite();

const FIREFOX_PRINTS = [
  'index.html',
  'playbooks/cannot-sign-in.html',
  'scenarios/identity-lost.html',
  'contacts.html',
  'roles/it-service-lead.html',
  'processes/payroll.html',
  'plan/risks.html',
  'a-z.html',
];

/** Words of the screen, and what of them steers only and has no meaning on paper. Runs in the page. */
function wordsOnScreen(): { words: string[]; steering: string[] } {
  const wordsOf = (text: string) => text.toLowerCase().split(/[\s\u200b]+/);
  const main = document.querySelector('main');
  const steering = [
    ...document.querySelectorAll<HTMLElement>(
      'nav, button, summary, select, .on-screen, .hidden-text, [data-tools]',
    ),
  ]
    .map((element) => element.innerText)
    .join(' ');
  return { words: wordsOf(main?.innerText ?? ''), steering: wordsOf(steering) };
}

/** Words of a screen that the text layer of its print does not hold; where a line breaks inside a word is of no matter. */
function missing({ words, steering }: { words: string[]; steering: string[] }, pdf: Uint8Array): string[] {
  const paper = textOf(pdf)
    .join('')
    .toLowerCase()
    .replace(/[\s\u200b]+/g, '');
  return words.filter((word) => !paper.includes(word) && !steering.includes(word));
}

describe.runIf(hasPoppler)('On paper', () => {
  // A card is its sheet: what the screen says of folding and cutting stays there. tests/paper looks at the sheets.
  const pages = kindsOfPage(inject('site')).filter((file) => !file.startsWith('binders/cards/'));
  test.each(pages)('%s keeps every word of its content, and no navigation', async (file) => {
    const page = await site.browser.newPage({ ...withoutSaving, viewport: { width: 793, height: 1122 } });
    await page.goto(site.host.url + file);
    const screen = await page.evaluate(wordsOnScreen);
    for (const format of ['A4', 'Letter'])
      expect(missing(screen, await page.pdf({ format })), format).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('[data-search]:visible, .skip:visible, header nav:visible').count()).toBe(0);
    await page.close();
  });

  test('Firefox prints every word of a page of each layout', async () => {
    const browser = await launchFirefox();
    try {
      const page = await browser.newPage();
      for (const file of FIREFOX_PRINTS) {
        await page.goto(site.host.url + file);
        const screen = await page.evaluate(wordsOnScreen);
        expect(missing(screen, await page.pdf({ format: 'A4' })), file).toEqual([]);
      }
    } finally {
      await browser.close();
    }
  });

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
