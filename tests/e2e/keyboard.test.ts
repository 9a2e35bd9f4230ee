import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { servedSite, withoutSaving } from './served-site.ts';

const site = servedSite();
let page: Page;

beforeEach(async () => {
  page = await site.browser.newPage({ ...withoutSaving, viewport: { width: 360, height: 640 } });
});
afterEach(async () => {
  await page.close();
});

const open = (file: string) => page.goto(site.host.url + file);
const isFocused = (element: Locator) => element.evaluate((each) => each === document.activeElement);

/** Goes on with Tab until something has the focus; a few stops at most, or nobody would find it. */
async function tabTo(element: Locator, most = 12): Promise<void> {
  for (let stops = 0; stops < most && !(await isFocused(element)); stops++) await page.keyboard.press('Tab');
  expect(await isFocused(element)).toBe(true);
}

describe('By keyboard alone, and as it is read out', () => {
  test('a page is entered past its head, and a playbook is changed to another language', async () => {
    await open('playbooks/cannot-sign-in.html');
    await tabTo(page.getByRole('link', { name: 'Skip to the content' }), 1);
    await page.keyboard.press('Enter');
    expect(await isFocused(page.locator('main'))).toBe(true);
    await tabTo(page.getByRole('link', { name: 'Deutsch' }).first());
    await page.keyboard.press('Enter');
    await page.waitForURL(/\.de\.html/);
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
  });

  test('a playbook: clock, a step that fails, a decision, a note, initials, and the hand-over', async () => {
    await open('playbooks/cannot-sign-in.html');
    await page.locator('[data-work-start]').press('Enter');
    await expect.poll(() => isFocused(page.locator('[data-work-next] a'))).toBe(true);
    const step = page.locator('#step-refuse-prompts');
    await step.locator('.step-tick').press('Space');
    await tabTo(step.getByRole('button', { name: 'It did not work' }));
    await page.keyboard.press('Enter');
    expect(await step.ariaSnapshot()).toMatch(
      /checkbox "Refuse every sign-in prompt on your phone\." \[checked\][\s\S]*Done at \d\d:\d\d[\s\S]*button "Did not work at [^"]*" \[expanded\]/,
    );

    const decision = page.getByRole('form', { name: /Is this an attack/ });
    await decision.getByLabel('What was decided').press('Enter');
    expect(await decision.ariaSnapshot()).toMatch(
      /textbox "What was decided" \[invalid\][\s\S]*alert: .*an empty decision is not kept/,
    );
    expect(await isFocused(decision.getByLabel('What was decided'))).toBe(true);
    await page.keyboard.type('An outage.');
    expect(await decision.getByRole('alert').count()).toBe(0);
    await tabTo(decision.getByRole('button', { name: 'Write the decision down' }), 1);
    await page.keyboard.press('Enter');
    await page.getByText(/^Decided at \d\d:\d\d: An outage\.$/).waitFor();

    const bar = page.locator('[data-work]');
    await bar.locator('summary').press('Enter');
    await tabTo(bar.getByLabel('Your initials'));
    await page.keyboard.type('AB');
    await tabTo(bar.getByLabel('Note or call'));
    await page.keyboard.press('Enter');
    expect(await bar.ariaSnapshot()).toMatch(
      /textbox "Note or call[^"]*" \[invalid\][\s\S]*alert: .*empty line/,
    );
    await page.keyboard.type('Rang the provider.');
    await page.keyboard.press('Enter');
    await expect.poll(() => bar.getByRole('status').innerText()).toMatch(/^Written down at|steps done/);
    await tabTo(bar.getByRole('button', { name: /^New incident/ }));
    await bar.getByRole('button', { name: 'Hand over' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Hand over' });
    expect(await dialog.ariaSnapshot()).toMatch(
      /heading "Hand over"[\s\S]*DECISIONS[\s\S]*Decided [\s\S]*An outage\.[\s\S]*Rang the provider\.[\s\S]*button "Close"/,
    );
    await page.keyboard.press('Escape');
    expect(await isFocused(bar.getByRole('button', { name: 'Hand over' }))).toBe(true);
  });

  test('the incident log: named, written, an empty line refused, saved, a damaged file refused beside its picker', async () => {
    await open('log.html');
    const log = page.locator('[data-log]');
    await log.getByLabel('Name of the incident').focus();
    await page.keyboard.type('Monday');
    await tabTo(log.getByLabel('This is an exercise'), 1);
    await page.keyboard.press('Space');
    await tabTo(log.getByLabel('What is it?'), 2);
    await page.keyboard.press('C');
    await tabTo(log.getByLabel('What happened'), 1);
    await page.keyboard.press('Enter');
    expect(await log.ariaSnapshot()).toMatch(
      /textbox "What happened[^"]*" \[invalid\][\s\S]*alert: .*empty line/,
    );
    await page.keyboard.type('The provider says two hours.');
    await tabTo(log.getByRole('button', { name: 'Write it down' }), 2);
    await page.keyboard.press('Enter');
    await log.getByRole('listitem').waitFor();
    expect(await log.ariaSnapshot()).toMatch(
      /status: Written down at [\s\S]*list:\s+- listitem:\s+- time: [\s\S]*Call: The provider says two hours\./,
    );

    await tabTo(log.getByRole('button', { name: 'Save as text' }), 3);
    const [saved] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(saved.suggestedFilename()).toMatch(/monday/);
    const picker = log.getByLabel('Take in the log');
    await tabTo(picker, 3);
    await picker.setInputFiles({
      name: 'half.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"kind"'),
    });
    await expect.poll(() => page.locator('#file-said').innerText()).toMatch(/^half\.json: .*damaged/);
    expect(await picker.getAttribute('aria-describedby')).toBe('file-said');
    expect(await log.ariaSnapshot()).toMatch(
      /button "Take in the log of another device"[^\n]*\n(?:\s+- text:[^\n]*\n)?- alert: "?half\.json/,
    );
    await tabTo(log.getByText('make a draft of its record'), 2);
    await page.keyboard.press('Enter');
    await tabTo(log.getByRole('button', { name: 'Save the draft' }), 5);
  });

  test('the contacts: what is lost is counted at once, and said of each way', async () => {
    await open('contacts.html');
    const choice = page.getByLabel('What is down?');
    await choice.focus();
    await page.keyboard.press('M');
    expect(await choice.inputValue()).toBe('mail-lost');
    expect(await page.locator('main').ariaSnapshot()).toMatch(
      /combobox "What is down\?"[\s\S]*status: \d+ of \d+ ways and channels are lost[\s\S]*Lost: do not try/,
    );
  });

  test('the search says how much it found, and lists it by title', async () => {
    await open('index.html');
    await page.keyboard.press('/');
    await page.keyboard.type('payroll');
    await page.locator('.search-result').first().waitFor();
    await expect.poll(() => page.locator('[data-search-results]').getAttribute('aria-busy')).toBe('false');
    expect(await page.locator('[data-search]').ariaSnapshot()).toMatch(
      /searchbox "Search"[\s\S]*status: \d+ results\.[\s\S]*list[^\n]*:\s+- listitem:\s+- paragraph:\s+- link "/,
    );
  });

  test('an action card and the page of a failure domain are read by headings, lists and numbers to ring', async () => {
    await open('roles/operations-duty-manager.html');
    expect(await page.locator('main').ariaSnapshot()).toMatch(
      /heading "Who fills this role" \[level=2\][\s\S]*link "\+44 1632 960 110"[\s\S]*heading "What you may start" \[level=2\]\s+- list:/,
    );
    await open('failure-domains/entra.html');
    expect(await page.locator('main').ariaSnapshot()).toMatch(
      /heading "What stops" \[level=2\][\s\S]*heading "What to open, in this order" \[level=2\]\s+- list:[\s\S]*group "[^"]*" ?:?/,
    );
    const calls = page.getByText('Whom to call, in this order');
    await calls.press('Enter');
    expect(await page.locator('details[open]').filter({ has: calls }).count()).toBe(1);
  });
});

test('a map of many boxes is its list first on a phone, and is not cut off at 1280 px', async () => {
  await open('failure-domains/entra.html');
  const [list, drawing] = [
    page.locator('.diagram-figure .list-form').first(),
    page.locator('.diagram-scroll'),
  ];
  const topOf = async (element: Locator) => (await element.boundingBox())?.y ?? NaN;
  expect(await topOf(list)).toBeLessThan(await topOf(drawing));
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await drawing.evaluate((each) => each.scrollWidth - each.clientWidth)).toBeLessThanOrEqual(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
});

test('an address that asks for what the plan does not have is told so, and what it has is answered', async () => {
  await open('index.html#down=scenario/no-such,scenario/mail-lost');
  const bar = page.locator('[data-triage-bar]');
  await expect
    .poll(() => bar.getByRole('status').innerText())
    .toMatch(/asks for “scenario\/no-such”: this copy knows nothing of that name\. .* processes stop/);
  expect(await page.locator('[value="scenario/mail-lost"]').isChecked()).toBe(true);
  await page.goto('about:blank');
  await open('index.html#down=%E0%A4%A');
  await expect.poll(() => bar.innerText()).toMatch(/knows nothing of that name\. Tick what you see/);
  expect(await bar.getByRole('button').count()).toBe(0);
  await page.locator('[value="scenario/files-lost"]').press('Space');
  await expect.poll(() => bar.getByRole('status').innerText()).toMatch(/^\d+ of \d+ processes stop/);
});
