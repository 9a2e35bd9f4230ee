import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { whatIf } from '../../src/cli/what-if-facts.ts';
import { askedFor } from '../../src/cli/lost-names.ts';
import { loadPlan } from '../../src/plan/index.ts';
import { servedSite, withoutSaving } from './served-site.ts';

const { plan } = loadPlan('content');
const site = servedSite();
const PHONE = { width: 360, height: 640 };
let page: Page | undefined;

afterEach(async () => {
  await page?.close();
});

async function open(url = site.host.url): Promise<Page> {
  page = await site.browser.newPage({ ...withoutSaving, viewport: PHONE });
  await page.goto(url);
  return page;
}

const answer = (on: Page) => on.locator('[data-triage-answer]');
const opened = (on: Page) => on.locator('.to-open > li').allInnerTexts();
const stopped = (on: Page) => answer(on).locator('a[href*="/processes/"]').allTextContents();

function byCommand(...names: string[]) {
  const found = askedFor(plan, names);
  if ('fault' in found) throw new Error(found.fault);
  const { playbooks, processes } = whatIf(plan, found.asked, undefined);
  return { opened: playbooks.map(({ title }) => title), stopped: processes.map(({ name }) => name) };
}

describe('On the start page, what is ticked is answered at once', () => {
  test('with what `muster what-if` says, for a scenario and a failure domain together', async () => {
    const on = await open();
    await on.locator('[value="scenario/mail-lost"]').check();
    await on.getByText('A place, a provider or a carrier').click();
    await on.locator('[value="failure-domain/wms-cloud"]').check();
    await expect.poll(() => stopped(on)).toEqual(byCommand('mail-lost', 'failure-domain/wms-cloud').stopped);
    expect(await opened(on)).toEqual(byCommand('mail-lost', 'failure-domain/wms-cloud').opened);
    expect(await on.locator('[data-triage-bar] [role=status]').innerText()).toMatch(/of 10 processes stop/);
    expect(await answer(on).locator('a[href="tel:+441632960100"]').count()).toBe(1);
    const pages = await answer(on)
      .locator('a[href^="http"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(pages.length).toBeGreaterThan(10);
    for (const address of new Set(pages))
      expect([address, (await fetch(address)).status]).toEqual([address, 200]);
  });

  test('opened from a file, and "back" finds it as it was', async () => {
    const on = await open(pathToFileURL(`${inject('site')}/index.html`).href);
    await on.locator('[value="service/teams"]').check();
    await expect.poll(() => opened(on)).toEqual(byCommand('chat-and-phones-lost').opened);
    await on.locator('.to-open a').first().click();
    await on.locator('[data-step]').first().waitFor();
    await on.goBack();
    await expect.poll(() => opened(on)).toEqual(byCommand('chat-and-phones-lost').opened);
    expect(await on.locator('[value="service/teams"]').isChecked()).toBe(true);
  });

  test('by keyboard alone, and it goes away when nothing is ticked', async () => {
    const on = await open();
    await on.locator('[value="scenario/files-lost"]').focus();
    await on.keyboard.press('Space');
    await expect.poll(() => opened(on)).toEqual(byCommand('files-lost').opened);
    await on.locator('[data-triage-bar] a').focus();
    await on.keyboard.press('Enter');
    expect(await on.evaluate(() => document.activeElement?.id)).toBe('what-to-do');
    await on.keyboard.press('Tab');
    expect(await on.evaluate(() => document.activeElement?.textContent)).toBe('Something is down');
    await on.locator('[data-triage-bar] button').press('Enter');
    expect(await answer(on).isVisible()).toBe(false);
  });

  test('and is said so when the table beside the page cannot be read', async () => {
    page = await site.browser.newPage(withoutSaving);
    await page.route('**/triage.js', (route) => route.abort());
    await page.goto(site.host.url);
    await page.locator('[value="scenario/files-lost"]').check();
    await expect
      .poll(() => page?.locator('[data-triage-bar]').innerText())
      .toMatch(/could not be worked out/);
    expect(await answer(page).isVisible()).toBe(false);
  });
});

test('what somebody types puts the situation first whose sign is worded so', async () => {
  const on = await open();
  const first = async (words: string) => {
    await on.getByLabel('In your own words').fill(words);
    await expect.poll(() => on.locator('#own-words-found').innerText()).toMatch(/fit/);
    return on.locator('.sees > li:visible a').first().getAttribute('href');
  };
  expect(await first('Outlook keeps asking')).toContain('identity-lost');
  await on.getByLabel('In your own words').fill('');
  await expect.poll(() => on.locator('.sees > li:visible').count()).toBe(8);
  expect(await first('teams wont ring')).toContain('chat-and-phones-lost');
});
