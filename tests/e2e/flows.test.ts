import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { loadPlan } from '../../src/plan/index.ts';
import { servedSite, withoutSaving } from './served-site.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const site = servedSite();

const WAYS = [
  ['light', { colorScheme: 'light', viewport: { width: 1280, height: 800 } }],
  ['dark', { colorScheme: 'dark', viewport: { width: 360, height: 640 } }],
  ['forced colours', { forcedColors: 'active', viewport: { width: 360, height: 640 } }],
  ['400 % zoom', { viewport: { width: 320, height: 256 } }],
] as const;

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (tags) =>
      (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
        runOnly: tags,
        resultTypes: ['violations'],
      }),
    TAGS,
  );
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [
    ...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`)),
    ...(wide > 1 ? [`${wide} px too wide`] : []),
  ];
}

describe.each(WAYS)('At work, in %s', (_name, way) => {
  test('triage, a playbook half done, its hand-over and the log are open to everybody', async () => {
    const context = await site.browser.newContext({ ...withoutSaving, ...way, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(site.host.url);
    await page.getByLabel('In your own words').fill('scanner');
    await page.locator('[value="scenario/wms-lost"]').check();
    await page.locator('.to-open').waitFor();
    expect(await faults(page)).toEqual([]);

    await page.goto(`${site.host.url}playbooks/cannot-sign-in.html`);
    await page.locator('[data-work-start]').click();
    await page.locator('.step-tick').first().check();
    await page.locator('.step-fail').first().click();
    await page.locator('.work-more > summary').click();
    expect(await faults(page)).toEqual([]);
    await page.locator('[data-work-hand-over]').click();
    expect(await faults(page)).toEqual([]);

    await page.goto(`${site.host.url}log.html`);
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByLabel('This is an exercise').check();
    await page.locator('[data-log-exercise] > summary').click();
    expect(await faults(page)).toEqual([]);
    await context.close();
  });
});

describe('From the start page to the first step', () => {
  const { plan } = loadPlan('content');

  test.each([...plan.scenarios.keys()])('of %s it takes three actions at most', async (scenario) => {
    const page = await site.browser.newPage({ ...withoutSaving, viewport: { width: 360, height: 640 } });
    await page.goto(site.host.url);
    let actions = 0;
    const act = async (press: () => Promise<void>) => {
      actions += 1;
      await press();
    };
    await act(() => page.locator(`[value="scenario/${scenario}"]`).check());
    await page.locator('.to-open').waitFor();
    await act(() => page.locator('[data-triage-bar] a').click());
    await act(() => page.locator('.to-open a').first().click());
    const first = page.locator('[data-step]').first();
    await first.waitFor();
    expect(actions).toBeLessThanOrEqual(3);
    const start = plan.scenarios.get(scenario)?.startWith ?? '';
    expect(await page.locator('[data-playbook]').getAttribute('data-playbook')).toBe(start);
    expect(await first.getAttribute('data-step')).toBe(plan.playbooks.get(start)?.body.steps[0]?.id);
    await page.close();
  });
});

describe('To those who listen', () => {
  test('a step is a check box by its words, and the triage answer a list in order', async () => {
    const page = await site.browser.newPage(withoutSaving);
    await page.goto(`${site.host.url}playbooks/cannot-sign-in.html`);
    await page.locator('[data-work-start]').click();
    const step = await page.locator('#step-refuse-prompts').ariaSnapshot();
    expect(step).toContain('checkbox "Refuse every sign-in prompt on your phone."');
    expect(step).toContain('button "It did not work"');
    await page.goto(site.host.url);
    await page.getByRole('checkbox', { name: 'I see: Mail is down' }).check();
    await page.locator('.to-open').waitFor();
    const answer = await page.getByRole('region', { name: 'What to do' }).ariaSnapshot();
    expect(answer).toMatch(/heading "Open, in this order"[\s\S]*- link "Something is down"/);
    expect(answer).toMatch(
      /heading "Who decides"[\s\S]*heading "What stops, the first commitment broken first"/,
    );
    await page.close();
  });
});

test('a review that is overdue when it is read is told, with the day and the copy’s own date', async () => {
  const page = await site.browser.newPage(withoutSaving);
  await page.route('**/playbooks/mail-is-down.html', async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace(/data-as-of="[^"]*"/, 'data-as-of="2029-03-01"');
    await route.fulfill({ response, body: html });
  });
  await page.goto(`${site.host.url}playbooks/mail-is-down.html`);
  const said = await page.locator('[data-freshness]').innerText();
  expect(said).toMatch(/Review overdue since \d+ \w+ 202\d/);
  expect(said).toMatch(/Last exercised on \d+ \w+ 2026, over 12 months ago/);
  expect(said).toMatch(/Judged as if it were 1 Mar 2029\. This copy was made on \d+ \w+ 20\d\d\./);
  await page.goto(`${site.host.url}playbooks/cannot-sign-in.html`);
  expect(await page.locator('[data-freshness]').isVisible()).toBe(false);
  await page.close();
});

test('a problem that is accepted no longer, a copy that nobody renewed and a clock that is wrong are told when it is read', async () => {
  const page = await site.browser.newPage(withoutSaving);
  // A plan that pins no day: the device's clock judges.
  await page.route('**/playbooks/recover-coldtrack-wms.html', async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace(/ data-as-of="[^"]*"/, '');
    await route.fulfill({ response, body: html });
  });
  await page.route('**/copy.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(/"asOf":"[^"]*",?/, '') });
  });
  const said = async (clock: string) => {
    await page.clock.setFixedTime(clock);
    await page.goto(`${site.host.url}playbooks/recover-coldtrack-wms.html`);
    return await page.locator('[data-freshness]').innerText();
  };
  const late = await said('2031-03-01T12:00:00Z');
  expect(late).toMatch(/A known problem was accepted until \d+ \w+ 202\d only: \w/);
  expect(late).toMatch(/This copy is old: nobody has renewed it\./);
  expect(late).toMatch(/This device says that it is 1 Mar 2031\./);
  expect(await said('2020-01-01T12:00:00Z')).toMatch(
    /^This device says that it is 1 Jan 2020\..* before the copy was made: the clock is wrong\.$/,
  );
  await page.close();
});

test('the contacts page names the ways that a chosen situation takes away, and a text message is written already', async () => {
  const page = await site.browser.newPage(withoutSaving);
  await page.goto(`${site.host.url}contacts.html`);
  await page.getByLabel('What is down?').selectOption('Chat, meetings and desk phones are down');
  const lost = await page.locator('.is-lost').allInnerTexts();
  expect(lost.length).toBeGreaterThan(0);
  expect(lost.every((words) => /Lost: do not try[\s\S]*Teams/.test(words))).toBe(true);
  expect(await page.locator('[data-survival] [role=status]').innerText()).toMatch(
    /^\d+ of \d+ ways and channels/,
  );
  // Mail and chat are whole when nobody can sign in; nobody can open them.
  await page.getByLabel('What is down?').selectOption('Nobody can sign in');
  const signedOut = (await page.locator('.is-lost').allInnerTexts()).join('\n');
  expect(signedOut).toContain('it@larkmoor.example');
  expect(signedOut).toContain('IT service in Teams');
  expect(signedOut).not.toContain('+44');
  await page.getByLabel('What is down?').selectOption('');
  expect(await page.locator('.is-lost').count()).toBe(0);
  await page.goto(`${site.host.url}playbooks/cannot-sign-in.html`);
  expect((await page.locator('.is-lost').allInnerTexts()).join()).toMatch(/Lost: do not try\s+Mail\s+it@/);
  await page.goto(`${site.host.url}contacts.html`);
  const text = await page.locator('a[href^="sms:"]').first().getAttribute('href');
  const [, body = ''] = /^sms:\+\d+\?body=(.*)$/.exec(text ?? '') ?? [];
  expect(decodeURIComponent(body)).toMatch(/Please ring me back\. Hear the news on \+44 1632 960 100\.$/);
  expect(decodeURIComponent(body).length).toBeLessThanOrEqual(160);
  await page.close();
});

describe('Action cards', () => {
  const phone = { ...withoutSaving, viewport: { width: 360, height: 640 } };

  test('hold all steps of a role in the order of time, with a way to each of them', async () => {
    const { plan } = loadPlan('content');
    const page = await site.browser.newPage(phone);
    for (const role of plan.roles.values()) {
      await page.goto(`${site.host.url}roles/${role.id}.html`);
      const shown = await page
        .locator('.actions > li a[href*="#step-"]')
        .evaluateAll((links) =>
          links.map((link) => /playbooks\/(.+?)(?:\.html)?#step-(.+)$/.exec(link.getAttribute('href') ?? '')),
        );
      const placed = shown.map((match) => {
        const [, playbook = '', id = ''] = match ?? [];
        return { playbook, step: plan.playbooks.get(playbook)?.body.steps.find((step) => step.id === id) };
      });
      const all = [...plan.playbooks.values()].flatMap(({ body }) =>
        body.steps.filter((step) => step.role === role.id),
      );
      expect(new Set(placed.map(({ step }) => step))).toEqual(new Set(all));
      expect(placed).toHaveLength(all.length);
      const due = placed
        .filter(({ step }) => step?.section !== 'Back to normal')
        .map(({ step }) => step?.within ?? Infinity);
      expect(due).toEqual(due.toSorted((a, b) => a - b));
    }
    expect(plan.roles.size).toBeGreaterThan(5);
    await page.close();
  });

  test('give the people of a role in call order, with what to say and whom to call when nobody answers', async () => {
    const { plan } = loadPlan('content');
    const page = await site.browser.newPage(phone);
    await page.goto(`${site.host.url}roles/it-service-lead.html`);
    const role = plan.roles.get('it-service-lead');
    const labels = [role?.primary ?? '', ...(role?.alternates ?? [])].map(
      (id) => plan.contacts.get(id)?.label ?? id,
    );
    const cards = (await page.locator('.contact').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
    expect(cards).toHaveLength(labels.length);
    cards.forEach((card, at) => {
      expect(card).toContain(labels[at]);
    });
    expect(cards[0]).toMatch(/No answer after 5 minutes: IT service lead, alternate/);
    await page.goto(`${site.host.url}roles/operations-duty-manager.html`);
    expect(await page.locator('.contact-quote').first().innerText()).toMatch(/your site, what has stopped/i);
    await page.close();
  });

  test('are worked with one thumb: large words, and nothing to tap that is small or wider than the screen', async () => {
    const page = await site.browser.newPage(phone);
    for (const card of ['roles/it-service-lead', 'roles/operations-duty-manager', 'teams/finance']) {
      const answer = await page.goto(`${site.host.url}${card}.html`);
      expect([card, answer?.status()]).toEqual([card, 200]);
      const found = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        words: [...document.querySelectorAll('.step-action')].map((words) =>
          parseFloat(getComputedStyle(words).fontSize),
        ),
        small: [...document.querySelectorAll('.card a[href^="tel:"], .card a[href^="sms:"], .card summary')]
          .filter((way) => way.checkVisibility())
          .filter((way) => way.getBoundingClientRect().height < 44)
          .map((way) => way.outerHTML),
      }));
      expect(found.wide).toBeLessThanOrEqual(1);
      expect(Math.min(...found.words)).toBeGreaterThanOrEqual(18);
      expect(found.small).toEqual([]);
    }
    await page.close();
  });
});
