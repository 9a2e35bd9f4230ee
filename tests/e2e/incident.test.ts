import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
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

const site = servedSite();
let device: BrowserContext;

beforeEach(async () => {
  device = await site.browser.newContext({ ...withoutSaving, viewport: PHONE, acceptDownloads: true });
});
afterEach(async () => {
  await device.close();
});

const open = (file: string, from = device, root = site.host.url): Promise<Page> => openTab(from, root + file);

describe('A playbook is worked through', () => {
  test('with a clock, the next step in sight, who did it, and what to do when it fails', async () => {
    const page = await open(PLAYBOOK);
    expect(await page.locator('.step-if-not').first().isVisible()).toBe(false);
    await page.locator('[data-work-start]').click();
    await expect.poll(() => page.locator('[data-work-clock]').innerText()).toMatch(/^T\+00:0\d$/);
    expect(await page.locator('.step.is-next').getAttribute('id')).toBe('step-stop-trying');
    await page.locator('.work-more > summary').click();
    await page.getByLabel('Your initials').fill('AB');
    await tick(page, 'stop-trying');
    await expect
      .poll(() => page.locator('#step-stop-trying .step-done').innerText())
      .toMatch(/^Done at .*, AB\.$/);
    expect(await page.locator('.step.is-next').getAttribute('id')).toBe('step-refuse-prompts');
    expect(await page.locator('#step-refuse-prompts .step-due').innerText()).toMatch(/by .*\d\d:\d\d/);
    const fail = page.locator('#step-refuse-prompts').getByRole('button', { name: 'It did not work' });
    await fail.click();
    expect(await page.locator('#step-refuse-prompts .step-if-not').innerText()).toMatch(/tell the duty desk/);
    expect(await page.locator('[data-work-said]').innerText()).toBe('1 of 15 steps done.');
  });

  test('from the time that the reader sets, and says what is overdue', async () => {
    const page = await open(PLAYBOOK);
    await setClock(page, 10);
    const beside = ({ scrollWidth, clientWidth }: Element) => scrollWidth - clientWidth;
    expect(await page.locator('.work').evaluate(beside)).toBe(0);
    await expect.poll(() => page.locator('[data-work-clock]').innerText()).toMatch(/^T\+00:1[01]$/);
    expect(await page.locator('#step-stop-trying .step-due').innerText()).toMatch(/overdue since/);
  });

  test('and is there again after a reload, in another tab and from a file, until a new incident begins', async () => {
    const root = pathToFileURL(`${inject('site')}/`).href;
    for (const from of [site.host.url, root]) {
      const page = await open(PLAYBOOK, device, from);
      await tick(page, 'stop-trying');
      const other = await open(PLAYBOOK, device, from);
      await tick(other, 'phone-the-line');
      await page.reload();
      await expect.poll(() => ticked(page)).toEqual(['stop-trying', 'phone-the-line']);
      await page.locator('.work-more > summary').click();
      await page.getByRole('button', { name: 'New incident' }).click();
      await expect.poll(() => ticked(page)).toEqual([]);
      await page.close();
      await other.close();
    }
  });

  test('in two tabs at once: each shows what the other ticked', async () => {
    const [here, there] = [await open(PLAYBOOK), await open(PLAYBOOK)];
    await tick(here, 'stop-trying');
    await expect.poll(() => ticked(there)).toEqual(['stop-trying']);
    await tick(there, 'refuse-prompts');
    await expect.poll(() => ticked(here)).toEqual(['stop-trying', 'refuse-prompts']);
  });

  test('and is handed over as text, by keyboard alone', async () => {
    const page = await open(PLAYBOOK);
    await page.locator('#step-stop-trying .step-tick').focus();
    await page.keyboard.press('Space');
    const decision = page.getByRole('form', { name: /Is this an attack/ });
    await decision.getByLabel('What was decided').fill('An outage.');
    await page.keyboard.press('Enter');
    await page.locator('.work-more > summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const text = await page.getByRole('dialog', { name: 'Hand over' }).locator('pre').innerText();
    expect(text).toMatch(/^Hand-over: I cannot sign in\n/);
    expect(text).toMatch(
      /OPEN\nStep 2: Refuse every sign-in prompt on your phone\. Everyone\. Due 4 minutes after the start\./,
    );
    expect(text).toMatch(/Is this an attack .* Decided .*: An outage\./);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('where the browser keeps nothing: it works on, and says so', async () => {
    await refuseStorage(device);
    const page = await open(PLAYBOOK);
    await tick(page, 'stop-trying');
    expect(await ticked(page)).toEqual(['stop-trying']);
    expect(await page.getByRole('alert').innerText()).toMatch(/keeps nothing here/);
  });

  test('keeps what was done in a step that the playbook no longer has, or words anew', async () => {
    const page = await open(PLAYBOOK);
    await tick(page, 'stop-trying');
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage).filter((each) => each.includes(':log:'))) {
        const entry = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>;
        localStorage.setItem(key, JSON.stringify({ ...entry, words: 'Stop at once.' }));
        for (const [kind, words] of [
          ['ticked', 'Ring IT.'],
          ['failed', 'Ring the desk.'],
          ['decided', 'Close? Yes.'],
        ])
          localStorage.setItem(
            `${key}-${kind}`,
            JSON.stringify({ ...entry, id: kind, kind, about: `gone-${kind}`, words }),
          );
      }
    });
    await page.reload();
    await expect
      .poll(() => page.locator('[data-work-gone]').innerText())
      .toMatch(
        /No longer in this playbook:\s+[\d:]+ Decided: Close\? Yes\.\s+[\d:]+ Did not work: Ring the desk\.\s+[\d:]+ Done: Ring IT\./,
      );
    expect(await page.locator('#step-stop-trying .step-done').innerText()).toMatch(
      /then worded: “Stop at once\.”/,
    );
    await page.locator('.work-more > summary').click();
    await page.getByRole('button', { name: 'Hand over' }).click();
    expect(await page.getByRole('dialog').locator('pre').innerText()).toMatch(
      /NO LONGER IN THIS PLAYBOOK\n.*Close\? Yes\.\n.*Ring the desk\.\n.*Ring IT\.\n/,
    );
  });
});

describe('The incident log', () => {
  test('collects all playbooks, marks an exercise everywhere, and goes to another device without a loss', async () => {
    const page = await open(PLAYBOOK);
    await tick(page, 'stop-trying');
    await page.goto(`${site.host.url}playbooks/mail-is-down.html`);
    await page.locator('.step-tick').first().check();
    await page.goto(`${site.host.url}log.html`);
    await page.getByLabel('Name of the incident').fill('Drill');
    await page.getByLabel('This is an exercise').check();
    await page.getByLabel('What is it?').selectOption('Call');
    await page.getByLabel('What happened').fill('The provider says two hours.');
    await page.getByRole('button', { name: 'Write it down' }).click();
    await expect
      .poll(() => logged(page))
      .toEqual([
        expect.stringMatching(/Done: Stop trying to sign in\. I cannot sign in/),
        expect.stringMatching(/Done: .* Mail is down/),
        expect.stringMatching(/Call: The provider says two hours\./),
      ]);
    expect(await page.locator('.exercise-mark').first().innerText()).toMatch(/EXERCISE/);
    const text = await saved(page, () => page.getByRole('button', { name: 'Save as text' }).click());
    expect(readFileSync(text.path, 'utf8')).toMatch(/^EXERCISE .*\nIncident log: Drill\n/);
    const file = await saved(page, () => page.getByRole('button', { name: 'Save as a file' }).click());
    expect(file.name).toMatch(/^EXERCISE-incident-log-drill-.*\.json$/);
    await page.getByText('make a draft of its record').click();
    const draft = await saved(page, () => page.getByRole('button', { name: 'Save the draft' }).click());
    expect(readFileSync(draft.path, 'utf8')).toMatch(
      /playbooks:\n {2}- "cannot-sign-in"\n {2}- "mail-is-down"\n/,
    );

    const other = await site.browser.newContext({ ...withoutSaving, acceptDownloads: true });
    const there = await open(PLAYBOOK, other);
    await tick(there, 'refuse-prompts');
    await there.goto(`${site.host.url}log.html`);
    const answer = () => answerOf(there);
    const real = await saved(there, () => there.getByRole('button', { name: 'Save as a file' }).click());
    await takeIn(there, file.path);
    await expect.poll(answer).toMatch(/is the log of an exercise, and what runs here is none/);
    await there.getByLabel('This is an exercise').check();
    await takeIn(there, real.path);
    await expect.poll(answer).toMatch(/is the log of a real incident, and what runs here is an exercise/);
    expect(await logged(there)).toHaveLength(1);
    for (const added of [/3 new of 3/, /0 new of 3/]) {
      await takeIn(there, file.path);
      await expect.poll(answer).toMatch(added);
      expect(await logged(there)).toHaveLength(4);
    }
    await there.getByLabel('Take in the log').setInputFiles({
      name: 'half.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"kind"'),
    });
    await expect.poll(answer).toMatch(/half\.json: .*damaged/);
    await there.goto(site.host.url + PLAYBOOK);
    await expect.poll(() => ticked(there)).toEqual(['stop-trying', 'refuse-prompts']);
    await other.close();
  });

  test('keeps a name that nobody saved, asks before it is that of an exercise, and marks what is copied then', async () => {
    await device.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await open('log.html');
    const name = page.getByLabel('Name of the incident');
    await name.fill('Monday');
    await page.getByLabel('What happened').fill('The telephones are dead.');
    await page.getByRole('button', { name: 'Write it down' }).click();
    await expect.poll(() => logged(page)).toHaveLength(1);
    expect(await name.inputValue()).toBe('Monday');
    page.removeAllListeners('dialog');
    const asked = page.waitForEvent('dialog').then(async (dialog) => {
      await dialog.dismiss();
      return dialog.message();
    });
    await page.getByLabel('This is an exercise').click();
    expect(await asked).toMatch(/^Make this incident an exercise\?/);
    expect(await page.getByLabel('This is an exercise').isChecked()).toBe(false);
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByLabel('This is an exercise').check();
    await page.goto(site.host.url + PLAYBOOK);
    await page.locator('button[data-copy]').first().click();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(copied).toMatch(/^EXERCISE\. \S/);
  });

  test('marks an exercise on paper, on every sheet', async () => {
    const page = await open('log.html');
    await page.getByLabel('This is an exercise').check();
    await page.goto(site.host.url + PLAYBOOK);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('.site-footer .exercise-mark').isVisible()).toBe(true);
    expect(await page.locator('.work').isVisible()).toBe(false);
    expect(await page.locator('.step-if-not').first().isVisible()).toBe(true);
    expect(await page.title()).toMatch(/^EXERCISE/);
  });

  test('asks nothing of any host while it is kept', async () => {
    const page = await open(PLAYBOOK);
    await page.waitForLoadState('networkidle');
    const before = site.host.requests.length;
    await page.locator('[data-work-start]').click();
    await tick(page, 'stop-trying');
    expect(site.host.requests.slice(before)).toEqual([]);
  });
});
