import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launchChromium } from '../browsers.ts';
import { change, copyOfMuster, ON_ITS_DAY, scratch, SOUND, writePlan } from './folders.ts';
import { startMuster } from './muster.ts';
import type { Started } from './muster.ts';

const PLAYBOOK = 'playbooks/mail-is-down.mdx';
const PATIENCE = 60_000;

const playbook = readFileSync(join(SOUND, PLAYBOOK), 'utf8');

let content: string;
let muster: string;
/** Where the editor of this author writes down what it was asked to open. */
let opened: string;
let server: Started;
let address: string;
let browser: Browser;

vi.setConfig({ testTimeout: 2 * PATIENCE });

beforeAll(async () => {
  const folder = scratch();
  content = writePlan(join(folder, 'content'), {
    'playbooks/oven-is-cold.mdx': playbook
      .replace('title: Mail is down', 'title: The oven is cold')
      .replace('status: approved', 'status: draft'),
  });
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=Fern', '-c', 'user.email=fern@example.org', ...args]);
  git('init', '-q');
  git('add', 'content');
  git('commit', '-q', '-m', 'Begin');
  opened = join(folder, 'opened.txt');
  const editor = join(folder, 'code');
  writeFileSync(editor, `#!/bin/sh\necho "$@" >> '${opened}'\n`, { mode: 0o755 });
  muster = copyOfMuster(join(folder, 'muster'));
  server = startMuster(['dev', '--port', '0', ...ON_ITS_DAY], {
    cwd: folder,
    file: muster,
    env: { LAUNCH_EDITOR: editor },
    timeout: 300_000,
  });
  [address] = await server.says(/http:\/\/\S+\//);
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  expect((await server.stop()).code).toBe(0);
});

/** Opens a page in a window of its own: one that is reloading cannot be led elsewhere. */
async function open(path: string): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  // Before that the server has nobody to tell of a change.
  const listens = page.waitForEvent('console', (message) => message.text() === '[vite] connected.');
  await page.goto(new URL(path, address).href);
  await listens;
  return page;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Runs in the page: what axe finds wrong with the panel. */
async function faults(): Promise<string[]> {
  const { axe } = globalThis as unknown as { axe: { run: (place: string) => Promise<AxeResults> } };
  return (await axe.run('[data-author]')).violations.map(({ id, help }) => `${id}: ${help}`);
}

type Answer = { status: number; html: string };

async function get(path: string): Promise<Answer> {
  const response = await fetch(new URL(path, address));
  return { status: response.status, html: await response.text() };
}

/** Waits until a page is served as hoped: the server reads a change some time after it was made. */
async function served(path: string, hope: (answer: Answer) => boolean): Promise<Answer> {
  const end = performance.now() + PATIENCE;
  let answer = await get(path);
  while (!hope(answer) && performance.now() < end) {
    await new Promise((done) => setTimeout(done, 100));
    answer = await get(path);
  }
  return answer;
}

test('it serves the plan, drafts too', async () => {
  expect((await get('/')).html).toContain('Fern Street Bakery');
  expect((await get('/playbooks/mail-is-down')).html).toContain('Write every order');
  const draft = await get('/playbooks/oven-is-cold');
  expect(draft.status).toBe(200);
  expect(draft.html).toContain('The oven is cold');
});

test('what a browser had saved of a published site at this address is taken off, not shown', async () => {
  const { status, html } = await get('sw.js');
  expect(status).toBe(200);
  expect(html).toContain('registration.unregister()');
});

test('a page in the browser follows a change of its text', async () => {
  const page = await open('/playbooks/mail-is-down');
  change(content, { [PLAYBOOK]: (text) => text.replace('Write every order', 'Note every order') });
  await page.locator('main').getByText('Note every order').waitFor();
});

test('a page in the browser follows a change of the data it shows', async () => {
  const page = await open('/');
  change(content, {
    'organization.yaml': (text) => text.replace('Fern Street Bakery', 'Hill Street Bakery'),
  });
  await page.getByText('Hill Street Bakery').first().waitFor();
});

test('a playbook that is added is served, and one that is taken away is not', async () => {
  change(content, {
    'playbooks/till-is-dead.mdx': playbook.replace('title: Mail is down', 'title: The till is dead'),
  });
  const added = await served('/playbooks/till-is-dead', ({ status }) => status === 200);
  expect(added.html).toContain('The till is dead');
  expect(added.html).toContain('Write every order');
  rmSync(join(content, 'playbooks/till-is-dead.mdx'));
  expect((await served('/playbooks/till-is-dead', ({ status }) => status === 404)).status).toBe(404);
});

test('a fault in the data shows in the terminal and beside the page, while pages are served; mending it clears both', async () => {
  const page = await open('/playbooks/mail-is-down');
  const summary = page.locator('.panel > summary');
  const said = server.output().length;
  change(content, { 'services/mail.yaml': (text) => text.replace('[sign-in]', '[sing-in]') });
  await server.says(/services\/mail\.yaml:\d+:\d+ error .*Did you mean `sign-in`\?/, said);
  await summary.getByText('1 elsewhere').waitFor();
  expect(await page.locator('main').getByText('Note every order').count()).toBe(1);
  for (const path of ['/', '/playbooks/mail-is-down', '/playbooks/oven-is-cold'])
    expect({ path, status: (await get(path)).status }).toEqual({ path, status: 200 });
  const service = await open('/services/mail');
  await service.locator('.problems').getByText('Did you mean sign-in?').first().waitFor();

  const before = server.output().length;
  change(content, { 'services/mail.yaml': (text) => text.replace('sing-in', 'sign-in') });
  await server.says(/The plan has no problems any more\./, before);
  for (const each of [page, service])
    await each.locator('.panel > summary').getByText('Author: no problems', { exact: true }).waitFor();
});

test('a fault in a text takes only its own page away, and says in its place what is wrong', async () => {
  const page = await open('/playbooks/mail-is-down');
  const said = server.output().length;
  change(content, { [PLAYBOOK]: (text) => text.replace('Note every order', '<Note>Note every order') });
  await server.says(/playbooks\/mail-is-down\.mdx:\d+:\d+ error `<Note>`/, said);
  await page.getByRole('heading', { name: 'This page cannot be shown' }).waitFor();
  await page
    .locator('.problems')
    .getByText('<Note> is opened here and not closed. Close it with </Note>')
    .first()
    .waitFor();
  expect((await get('/')).status).toBe(200);
  expect((await get('/playbooks/oven-is-cold')).html).toContain('Write every order');

  change(content, { [PLAYBOOK]: (text) => text.replace('<Note>Note every', 'Mark every') });
  await page.locator('main').getByText('Mark every order').waitFor();
  expect((await get('/playbooks/mail-is-down')).status).toBe(200);
  expect(await page.locator('vite-error-overlay').count()).toBe(0);
});

test.each([
  [
    'a body that cannot be read',
    'Write every order',
    '<Note>Write every order',
    '<code>&#60;Note&#62;</code> is opened here',
  ],
  [
    'front matter that is no YAML',
    'title: Mail is down',
    'title: "Mail is down',
    'quotation mark is not closed',
  ],
  [
    'a value that is not allowed',
    'kind: degraded-work',
    'kind: degraded',
    '<code>kind</code> must be one of',
  ],
])(
  'a page that is first opened with %s says what is wrong in its place, and is there when that is mended',
  async (_what, right, wrong, says) => {
    const file = `playbooks/fault-${wrong.length}.mdx`;
    const path = `/playbooks/fault-${wrong.length}`;
    change(content, { [file]: playbook.replace(right, wrong) });
    const broken = await served(path, ({ status }) => status === 500);
    expect(broken.status).toBe(500);
    expect(broken.html).toContain('This page cannot be shown');
    expect(broken.html).toContain(says);
    expect(broken.html).not.toMatch(/^\s+at /m);
    expect(broken.html).not.toContain(muster.replace(/src.*/, ''));
    expect((await get('/playbooks/mail-is-down')).status).toBe(200);
    change(content, { [file]: playbook });
    const mended = await served(path, ({ status }) => status === 200);
    expect(mended.status).toBe(200);
    expect(mended.html).toContain('Write every order');
    rmSync(join(content, file));
  },
);

test('a page of data is explained the same way', async () => {
  const said = server.output().length;
  change(content, { 'services/mail.yaml': (text) => text.replace('type: saas', 'type: sas') });
  const broken = await served('/services/mail', ({ status }) => status === 500);
  expect(broken.html).toContain('Did you mean <code>saas</code>?');
  await server.says(/Did you mean `saas`\?/, said);
  const mended = server.output().length;
  change(content, { 'services/mail.yaml': (text) => text.replace('type: sas', 'type: saas') });
  await server.says(/The plan has no problems any more\./, mended);
  expect((await served('/services/mail', ({ status }) => status === 200)).status).toBe(200);
});

test('a folder that is added while the plan is shown is shown too', async () => {
  expect((await get('/guide')).status).toBe(404);
  change(content, { 'guide/keeping.mdx': '---\ntitle: How it is kept\n---\n\nIn a drawer.\n' });
  const page = await served('/guide/keeping', ({ status }) => status === 200);
  expect(page.html).toContain('In a drawer.');
  expect((await get('/guide')).html).toContain('How it is kept');
});

test('many saves leave no trace in the terminal', async () => {
  const said = server.output().length;
  for (let count = 1; count <= 12; count++) {
    change(content, {
      'organization.yaml': (text) => text.replace(/name: .*/, `name: Bakery number ${count}`),
    });
    await served('/', ({ html }) => html.includes(`Bakery number ${count}`));
  }
  expect((await get('/')).html).toContain('Bakery number 12');
  // An editor empties a file before it writes it.
  const file = join(content, 'organization.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, '');
  await new Promise((written) => setTimeout(written, 200));
  writeFileSync(file, text.replace('number 12', 'number 13'));
  await served('/', ({ html }) => html.includes('Bakery number 13'));
  expect(server.output().slice(said)).toBe('');
});

test('the panel tells what a change since the last commit breaks and reaches, and what refers to the page', async () => {
  change(content, { 'services/mail.yaml': (text) => text.replace('signInVia: [sign-in]', 'signInVia: []') });
  const page = await open('/services/mail');
  await page
    .locator('.sheet')
    .getByText(/^Since the last commit: .* changed/)
    .waitFor();
  const changes = page.getByRole('region', { name: 'What your change breaks' });
  await changes.getByText(/^Business processes: \d+/).click();
  await changes.getByRole('link', { name: 'Taking orders' }).waitFor();
  const referrers = page.getByRole('region', { name: 'What refers to it' });
  const naming = referrers.getByRole('listitem').filter({ hasText: 'Mail is down' }).first();
  expect(await naming.getByRole('link').first().getAttribute('href')).toBe('/playbooks/mail-is-down');
  await naming.getByRole('link', { name: /^playbooks\/mail-is-down\.mdx:\d+$/ }).click();
  await page.getByText('is sent to your editor').waitFor();
  await vi.waitFor(() => expect(existsSync(opened)).toBe(true), PATIENCE);
  const playbook = readFileSync(join(content, 'playbooks/mail-is-down.mdx'), 'utf8').split('\n');
  const line = playbook.findIndex((text) => text.startsWith('services: [mail]')) + 1;
  expect(readFileSync(opened, 'utf8')).toMatch(
    new RegExp(`content/playbooks/mail-is-down\\.mdx:${line}:\\d+$`, 'm'),
  );
  change(content, { 'services/mail.yaml': (text) => text.replace('signInVia: []', 'signInVia: [sign-in]') });
  // Pages that are opened from now on are not loaded anew by that.
  await served('/services/mail', ({ html }) => !html.includes('<code>signInVia'));
});

test('the panel is folded away on a phone, opens by keyboard, closes with Escape, remembers, and is not printed', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 760 } });
  page.setDefaultTimeout(PATIENCE);
  const to = new URL('/playbooks/oven-is-cold', address).href;
  const [panel, summary] = [page.locator('.panel'), page.locator('.panel > summary')];
  const isOpen = () => panel.evaluate((details: HTMLDetailsElement) => details.open);
  const widths = () => page.evaluate(() => [document.body.clientWidth, document.documentElement.scrollWidth]);
  await page.goto(to, { waitUntil: 'load' });
  expect(await page.getByRole('complementary', { name: 'For the author' }).count()).toBe(1);
  expect(await isOpen()).toBe(false);
  expect((await summary.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  expect(await widths()).toEqual([390, 390]);
  await summary.press('Enter');
  expect(await isOpen()).toBe(true);
  expect(await widths()).toEqual([390, 390]);
  await page.evaluate(axe);
  expect(await page.evaluate(faults)).toEqual([]);
  await page.reload();
  expect(await isOpen()).toBe(true);
  await page.locator('.sheet .fold > summary').first().focus();
  await page.keyboard.press('Escape');
  expect(await isOpen()).toBe(false);
  expect(await summary.evaluate((button) => button.matches(':focus'))).toBe(true);
  await page.reload();
  expect(await isOpen()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('aside[data-author]').isVisible()).toBe(false);
});

test('two plans are shown side by side, each with its own pages', async () => {
  const folder = scratch();
  const other = writePlan(join(folder, 'content'), {
    [PLAYBOOK]: (text) => text.replace('Write every order', 'Sing every order'),
    'playbooks/shop-is-flooded.mdx': playbook.replace('title: Mail is down', 'title: The shop is flooded'),
  });
  const second = startMuster(['dev', '--port', '0', ...ON_ITS_DAY], {
    cwd: folder,
    file: muster,
    timeout: 240_000,
  });
  try {
    const [there] = await second.says(/http:\/\/\S+\//);
    const at = (path: string) => new URL(path, there).href;
    expect((await get(at('/playbooks/mail-is-down'))).html).toContain('Sing every order');
    expect((await get(at('/playbooks/oven-is-cold'))).status).toBe(404);
    expect((await get('/playbooks/shop-is-flooded')).status).toBe(404);
    change(content, { 'playbooks/oven-is-cold.mdx': (text) => text.replace('Write every', 'Count every') });
    change(other, { [PLAYBOOK]: (text) => text.replace('Sing every', 'Hum every') });
    const here = await served('/playbooks/oven-is-cold', ({ html }) => html.includes('Count every'));
    expect(here.html).toContain('Count every order');
    const hummed = await served(at('/playbooks/mail-is-down'), ({ html }) => html.includes('Hum every'));
    expect(hummed.html).toContain('Hum every order');
    expect((await get(at('/playbooks/shop-is-flooded'))).html).toContain('The shop is flooded');
    expect((await get('/playbooks/mail-is-down')).html).toContain('Mark every order');
  } finally {
    await second.stop();
  }
});
