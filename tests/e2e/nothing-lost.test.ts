import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { change, scratch } from '../commands/folders.ts';
import { serve } from '../serve.ts';
import { servedSite, withoutSaving } from './served-site.ts';
import {
  answerOf,
  logged,
  openTab,
  PHONE,
  PLAYBOOK,
  refuseStorage,
  saved,
  setClock,
  takeIn,
  tick,
  ticked,
} from './worked-pages.ts';

const YEAR = 365 * 86_400_000;

const site = servedSite();
let device: BrowserContext;

beforeEach(async () => {
  device = await site.browser.newContext({ ...withoutSaving, viewport: PHONE });
});
afterEach(async () => {
  await device.close();
});

const open = (file: string, on = device): Promise<Page> => openTab(on, site.host.url + file);
const alertOf = (page: Page) => page.getByRole('alert').first().innerText();

/** Until not even a few characters more find room. */
function fillStorage(): void {
  let count = 0;
  for (let size = 2 ** 22; size >= 1;)
    try {
      localStorage.setItem(`other${count++}`, 'x'.repeat(size));
    } catch {
      size /= 2;
    }
}

describe('The storage of the browser', () => {
  test('that was full before the page was opened is read all the same, and it is said', async () => {
    const page = await open(PLAYBOOK);
    await tick(page, 'stop-trying');
    await page.evaluate(fillStorage);
    await page.reload();
    await expect.poll(() => ticked(page)).toEqual(['stop-trying']);
    expect(await alertOf(page)).toMatch(/storage of this browser is full/);
    await tick(page, 'phone-the-line');
    expect(await ticked(page)).toEqual(['stop-trying', 'phone-the-line']);
    await page.goto(`${site.host.url}log.html`);
    expect(await logged(page)).toEqual([expect.stringMatching(/Done: Stop trying to sign in/)]);
    expect(await alertOf(page)).toMatch(/storage of this browser is full/);
    await page.getByLabel('This is an exercise').check();
    expect(await page.locator('.exercise-mark').first().innerText()).toMatch(/EXERCISE/);
  });

  test('that refuses to keep anything leaves an exercise marked', async () => {
    await refuseStorage(device);
    const page = await open('log.html');
    await page.getByLabel('This is an exercise').check();
    expect(await page.locator('.exercise-mark').first().innerText()).toMatch(/EXERCISE/);
    expect(await page.title()).toMatch(/^EXERCISE/);
    await page.getByLabel('This is an exercise').uncheck();
    expect(await page.locator('.exercise-mark').count()).toBe(0);
  });

  test('that is emptied gets back what the page holds: soon, in words, and when the page is left', async () => {
    const page = await device.newPage();
    await page.clock.install();
    await page.goto(site.host.url + PLAYBOOK);
    await tick(page, 'stop-trying');
    await page.evaluate(() => {
      localStorage.clear();
    });
    await page.clock.runFor(6000);
    expect(await alertOf(page)).toMatch(/was emptied/);
    await page.evaluate(() => {
      localStorage.clear();
    });
    await page.reload();
    await expect.poll(() => ticked(page)).toEqual(['stop-trying']);
  });
});

describe('A clock that is a year off', () => {
  const made = () =>
    Date.parse(/"date":"([^"]+)"/.exec(readFileSync(join(inject('site'), 'copy.js'), 'utf8'))?.[1] ?? '');

  test.each([
    ['behind', -YEAR, /but this copy was made on .*: the clock is wrong/],
    ['ahead', YEAR, /long after this copy was made on .*: the clock is wrong, or the copy is old/],
  ])('%s is told beside every place where times are written down', async (_name, off, words) => {
    await device.clock.setFixedTime(made() + off);
    for (const file of [PLAYBOOK, 'log.html']) {
      const page = await open(file);
      await expect.poll(() => alertOf(page)).toMatch(words);
    }
  });

  test('on another device holds nothing up: its log is taken in, told apart, and worked on from there', async () => {
    const other = await site.browser.newContext({ ...withoutSaving, acceptDownloads: true });
    await other.clock.setFixedTime(Date.now() + YEAR);
    const there = await open(PLAYBOOK, other);
    await tick(there, 'stop-trying');
    await there.locator('[data-work-start]').click();
    await there.locator('.work-more > summary').click();
    const file = await saved(there, () => there.getByRole('button', { name: 'Save the log' }).click());

    const page = await open('log.html');
    await takeIn(page, file.path);
    await expect.poll(() => answerOf(page)).toMatch(/2 new of 2/);
    await page.goto(site.host.url + PLAYBOOK);
    await page.locator('#step-stop-trying .step-tick').uncheck();
    expect(await ticked(page)).toEqual([]);
    // Three days and ten minutes: outages last.
    await setClock(page, 3 * 1440 + 10);
    await expect.poll(() => page.locator('[data-work-clock]').innerText()).toMatch(/^T\+72:1[01]$/);
    expect(await page.locator('#step-stop-trying .step-due').innerText()).toMatch(
      /overdue since \d+ \w+ \d{4} /,
    );
    await page.goto(`${site.host.url}log.html`);
    await other.close();
    const lines = await logged(page);
    expect(lines).toEqual([
      expect.stringMatching(/Done: Stop trying .*/),
      expect.stringMatching(/Clock started/),
      expect.stringMatching(/Not done after all: Stop trying/),
      expect.stringMatching(/Clock started: from \d+ \w+ \d{4} \d\d:\d\d/),
    ]);
    // The incident itself began at a time that is still to come.
    for (const line of lines) expect(line).toContain('Clocks of devices do not agree here');
  });
});

test('An update of the site that changes a playbook keeps what was ticked, also in steps that are gone', async () => {
  const [content, later] = [join(scratch(), 'plan'), join(scratch(), 'site')];
  cpSync('tests/fixtures/other-plan', content, { recursive: true });
  const renamed = (before: string) => before.replace('id="number-slips"', 'id="stamp-slips"');
  change(content, { 'playbooks/lend-on-paper.mdx': renamed });
  const build = ['src/cli/muster.mjs', 'build', '--content', content, '--out', later, '--no-binders'];
  execFileSync(process.execPath, build, { stdio: 'ignore' });
  const host = await serve(inject('otherSite'));
  const page = await openTab(device, `${host.url}playbooks/lend-on-paper.html`);
  await tick(page, 'number-slips');
  await tick(page, 'one-slip-each');
  host.deploy(later);
  await page.reload();
  await expect.poll(() => ticked(page)).toEqual(['one-slip-each']);
  expect(await page.locator('#step-stamp-slips').count()).toBe(1);
  expect(await page.locator('[data-work-gone]').innerText()).toContain('Number the slips.');
  await host.close();
});
