import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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
  muster = copyOfMuster(join(folder, 'muster'));
  server = startMuster(['dev', '--port', '0', ...ON_ITS_DAY], {
    cwd: folder,
    file: muster,
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
  await page.goto(new URL(path, address).href);
  return page;
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
  await page.getByText('Note every order').waitFor();
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

test('a fault in the data shows in the terminal and over the page, while pages are served; mending it clears both', async () => {
  const page = await open('/playbooks/mail-is-down');
  const said = server.output().length;
  const wrong = (text: string) => text.replace('signInVia: [sign-in]', 'signInVia: [sing-in]');
  change(content, { 'services/mail.yaml': wrong });
  await server.says(/services\/mail\.yaml:\d+:\d+ error .*Did you mean `sign-in`\?/, said);
  await page.locator('vite-error-overlay').getByText('Did you mean `sign-in`?').waitFor();
  for (const path of ['/', '/playbooks/mail-is-down', '/playbooks/oven-is-cold'])
    expect({ path, status: (await get(path)).status }).toEqual({ path, status: 200 });

  const start = await open('/');
  await start.locator('vite-error-overlay').getByText('services/mail.yaml').first().waitFor();

  const before = server.output().length;
  change(content, { 'services/mail.yaml': (text) => text.replace('sing-in', 'sign-in') });
  await server.says(/The plan has no problems any more\./, before);
  await page.locator('vite-error-overlay').waitFor({ state: 'detached' });
  await start.locator('vite-error-overlay').waitFor({ state: 'detached' });
  await start.getByText('Hill Street Bakery').first().waitFor();
});

test('a fault in a text shows the same way and takes only its own page away', async () => {
  const page = await open('/playbooks/mail-is-down');
  const said = server.output().length;
  change(content, { [PLAYBOOK]: (text) => text.replace('Note every order', '<Note>Note every order') });
  await server.says(/playbooks\/mail-is-down\.mdx:\d+:\d+ error `<Note>`/, said);
  await page
    .locator('vite-error-overlay')
    .getByText('`<Note>` is opened here and not closed. Close it with `</Note>`')
    .first()
    .waitFor();
  expect((await get('/')).status).toBe(200);
  expect((await get('/playbooks/oven-is-cold')).html).toContain('Write every order');

  change(content, { [PLAYBOOK]: (text) => text.replace('<Note>Note every', 'Mark every') });
  const mended = await served('/playbooks/mail-is-down', ({ html }) => html.includes('Mark every order'));
  expect(mended.status).toBe(200);
  await page.getByText('Mark every order').waitFor();
  expect(await page.locator('vite-error-overlay').count()).toBe(0);
});

test.each([
  ['a body that cannot be read', 'Write every order', '<Note>Write every order', '`<Note>` is opened here'],
  [
    'front matter that is no YAML',
    'title: Mail is down',
    'title: "Mail is down',
    'quotation mark is not closed',
  ],
  ['a value that is not allowed', 'kind: degraded-work', 'kind: degraded', '`kind` must be one of'],
])(
  'a page that is first opened with %s says what is wrong in its place, and is there when that is mended',
  async (_what, right, wrong, says) => {
    const file = `playbooks/fault-${wrong.length}.mdx`;
    const path = `/playbooks/fault-${wrong.length}`;
    const said = server.output().length;
    change(content, { [file]: playbook.replace(right, wrong) });
    await server.says(new RegExp(`${file}:\\d+:\\d+ error`), said);
    const broken = await served(path, ({ status }) => status === 500);
    expect(broken.status).toBe(500);
    expect(broken.html).toContain('This page cannot be shown');
    expect(broken.html).toContain(says.replaceAll('<', '&#60;').replaceAll('>', '&#62;'));
    expect(broken.html).not.toMatch(/^\s+at /m);
    expect(broken.html).not.toContain(muster.replace(/src.*/, ''));
    expect((await get('/playbooks/mail-is-down')).status).toBe(200);

    const page = await open(path);
    await page.locator('pre').getByText(file).first().waitFor();
    // The page now listens for changes.
    await page.locator('vite-error-overlay').waitFor();
    change(content, { [file]: playbook });
    const mended = await served(path, ({ status }) => status === 200);
    expect(mended.status).toBe(200);
    expect(mended.html).toContain('Write every order');
    const again = await open(path);
    await again.locator('[data-playbook]').getByText('Write every order').waitFor();
    rmSync(join(content, file));
  },
);

test('a page of data is explained the same way', async () => {
  change(content, { 'services/mail.yaml': (text) => text.replace('type: saas', 'type: sas') });
  const broken = await served('/services/mail', ({ status }) => status === 500);
  expect(broken.html).toContain('Did you mean `saas`?');
  change(content, { 'services/mail.yaml': (text) => text.replace('type: sas', 'type: saas') });
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
  for (let count = 1; count <= 25; count++) {
    change(content, {
      'organization.yaml': (text) => text.replace(/name: .*/, `name: Bakery number ${count}`),
    });
    await served('/', ({ html }) => html.includes(`Bakery number ${count}`));
  }
  expect((await get('/')).html).toContain('Bakery number 25');
  expect(server.output().slice(said)).toBe('');
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
