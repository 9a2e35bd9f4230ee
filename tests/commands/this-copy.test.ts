import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchChromium } from '../browsers.ts';
import { serve } from '../serve.ts';
import type { Served } from '../serve.ts';
import { bytesOf, change, ON_ITS_DAY, scratch, writePlan } from './folders.ts';
import { muster } from './muster.ts';
import type { Ran } from './muster.ts';

// A plan with a release behind it, a mirror and a live status on hosts of their own is built once; the pages that speak of these
// are read with and without a browser.

const MAIL = 'playbooks/mail-is-down.mdx';
const anywhere = { 'access-control-allow-origin': '*' };
let folder: string;
let built: Ran;
let mirror: Served;
let closed: Served;
let second: Served;
let statusFile: string;
const others: Served[] = [];
const dist = () => join(folder, 'dist');
const run = (...args: string[]) => muster(args, { cwd: folder, timeout: 240_000 });
const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
const commit = (message: string) => {
  git('add', 'content');
  git('commit', '-q', '-m', message);
};
const textOf = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');
const pageText = (name = 'this-copy.html') => textOf(readFileSync(join(dist(), name), 'utf8'));

beforeAll(async () => {
  folder = scratch();
  const statusFolder = mkdtempSync(join(tmpdir(), 'muster-status-'));
  statusFile = join(statusFolder, 'status.json');
  second = await serve(statusFolder, { headers: anywhere });
  mirror = await serve(statusFolder, { base: '/plan/', headers: anywhere });
  closed = await serve(statusFolder);
  const content = writePlan(join(folder, 'content'), {
    'organization.yaml': (text) =>
      `${text.replace(/(url: ).*\n(.*)/, `$1https://continuity.bakery.example\n$2\n  mirrors:\n    - { url: "${mirror.url}", failureDomains: [web-host] }\n    - { url: "${closed.url}", failureDomains: [web-host] }`)}\nliveStatus: { url: "${second.url}status.json", failureDomains: [mobile-carrier] }\n`,
    'playbooks/vault.mdx': '',
  });
  change(content, {
    'playbooks/vault.mdx': readFileSync(join(content, MAIL), 'utf8')
      .replace('title: Mail is down', 'title: Open the vault\nvisibility: print-only')
      .replace(/^summary: .*$/m, 'summary: Where the key of the vault lies.')
      .replace('for cash', 'for cash from the vault in the cellar'),
  });
  git('init', '-q', '-b', 'main');
  for (const [name, value] of [
    ['user.name', 'Keeper'],
    ['user.email', 'k@bakery.example'],
    ['tag.gpgSign', 'false'],
    ['commit.gpgSign', 'false'],
  ] as const)
    git('config', name, value);
  commit('A plan');
  const released = await run('release', '--name', 'spring', ...ON_ITS_DAY);
  expect(released).toMatchObject({ code: 0, stderr: '' });
  change(content, {
    [MAIL]: (text) =>
      text.replace('capacity: 60', 'capacity: 50').replace('Write every order', 'Note every order'),
    'playbooks/vault.mdx': (text) => text.replace('Open the vault', 'Open the new vault'),
    'contacts/shop-phone.yaml': (text) => text.replace('900124', '900125'),
  });
  commit('Changed');
  built = await run('build', ...ON_ITS_DAY);
}, 240_000);

afterEach(async () => {
  second.fail();
  mirror.fail();
  closed.fail();
  rmSync(statusFile, { force: true });
  await Promise.all(others.splice(0).map((host) => host.close()));
});
afterAll(async () => {
  await Promise.all([second, mirror, closed].map((host) => host.close()));
});

describe('The page about the copy, as it is built', () => {
  test('says what is new since the last release in groups, and nothing of what the site does not show', () => {
    expect(built).toMatchObject({ code: 0, stderr: '' });
    const text = pageText();
    expect(text).toMatch(/Since the release spring of \d+ \w+ \d{4}:/);
    expect(text).toContain('Mail is down: numbers, Keep working');
    expect(text).toMatch(/Contact Shop: mobile: \+44\s7700\s900\s124 → \+44\s7700\s900\s125/);
    expect(text).toContain('Mail is down, capacity: 60 → 50');
    expect(text).not.toMatch(/vault/i);
    const pages = Object.keys(bytesOf(dist())).filter((file) => file.endsWith('.html')).length;
    expect(text).toContain(`Pages ${pages} `);
  });

  test('may ask the hosts of copies, while every other page may ask for the live status alone', () => {
    const asks = (file: string) => /connect-src ([^;]*);/.exec(readFileSync(join(dist(), file), 'utf8'))?.[1];
    expect(asks('this-copy.html')).toBe(
      `${second.origin} https://continuity.bakery.example ${mirror.origin} ${closed.origin}`,
    );
    expect(asks('index.html')).toBe(second.origin);
    expect(asks('playbooks/mail-is-down.html')).toBe(second.origin);
  });

  test('is made anew by a release, and by nothing else', async () => {
    const before = bytesOf(dist());
    expect((await run('build', ...ON_ITS_DAY)).stdout).toContain('Nothing has changed');
    const kept = join(folder, 'kept');
    cpSync(dist(), kept, { recursive: true });
    await run('release', '--name', 'summer', ...ON_ITS_DAY);
    expect((await run('build', ...ON_ITS_DAY)).code).toBe(0);
    expect(pageText()).toMatch(/Release summer, made on .*Since the release spring of/);
    const after = bytesOf(dist());
    const changed = Object.keys(after).filter((file) => after[file] !== before[file]);
    expect(changed.sort()).toEqual(['SHA256SUMS', 'sw.js', 'this-copy.html']);
    git('tag', '-d', 'release/summer');
    rmSync(dist(), { recursive: true });
    cpSync(kept, dist(), { recursive: true });
  }, 240_000);
});

describe.runIf(findBrowser('chromium') !== undefined)('In a browser', () => {
  let browser: Browser;
  let host: Served;
  beforeAll(async () => {
    browser = await launchChromium();
    host = await serve(dist());
  });
  afterAll(async () => {
    await browser.close();
    await host.close();
  });

  /** Opens a page, and gives it to a test; nothing may go wrong on it, and it may ask nobody else. */
  async function opened(address: string, look: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => {
      if (/Content.Security.Policy|TrustedTypes/i.test(message.text())) faults.push(message.text());
    });
    await page.goto(address);
    await look(page);
    expect(faults).toEqual([]);
    await context.close();
  }
  const say = (level: string, updated: number, next?: number) => {
    const instant = (time: number) => new Date(time).toISOString();
    const said = { message: 'Mail is down', level, updated: instant(updated) };
    writeFileSync(statusFile, JSON.stringify(next === undefined ? said : { ...said, next: instant(next) }));
  };
  const line = (page: Page) => page.locator('[data-live-message]');
  const HOUR = 3_600_000;

  test('the start page shows a fresh status, on a host and from a folder', async () => {
    say('outage', Date.now(), Date.now() + HOUR);
    for (const address of [host.url, pathToFileURL(join(dist(), 'index.html')).href]) {
      await opened(address, async (page) => {
        await line(page)
          .filter({ hasText: /^Outage: Mail is down \(Written .*\. The next word is due .*\.\)$/ })
          .waitFor();
      });
    }
  });

  const noStatus: [string, () => void, RegExp][] = [
    [
      'is old',
      () => say('normal', Date.now() - 3 * HOUR),
      /the last one was written .* and says nothing about now\.$/,
    ],
    ['is not there', () => undefined, /its host answers 404\.$/],
    [
      'is a sign-in page with 200',
      () => second.fail(() => ({ status: 200, body: '<h1>Sign in</h1>' })),
      /is no status\.$/,
    ],
    [
      'is half a file',
      () => second.fail(() => ({ status: 200, body: '{"message":"Mail is', type: 'application/json' })),
      /is no status\.$/,
    ],
    [
      'leads elsewhere',
      () => second.fail(() => ({ status: 302, body: '', headers: { location: `${host.url}copy.js` } })),
      /or leads somewhere else\.$/,
    ],
    ['is of a time to come', () => say('normal', Date.now() + HOUR), /One of the two clocks is wrong\.$/],
  ];
  test.each(noStatus)('the start page says that there is no status when it %s', async (_, prepare, why) => {
    prepare();
    await opened(host.url, async (page) => {
      await line(page).filter({ hasText: why }).waitFor();
      expect(await line(page).innerText()).toMatch(/^No live status available: /);
    });
  });

  test('a host that hangs is no all-clear, and neither is a page that was left open', async () => {
    second.fail(() => 'hang');
    await opened(host.url, async (page) => {
      expect(await line(page).innerText()).toBe('No live status available.');
      await line(page).filter({ hasText: 'its host does not answer.' }).waitFor({ timeout: 60_000 });
    });
    second.fail();
    say('normal', Date.now());
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(host.url);
    await line(page)
      .filter({ hasText: /^Normal: / })
      .waitFor();
    second.fail(() => 'hang');
    await page.clock.fastForward(3 * HOUR);
    await line(page)
      .filter({ hasText: /^No live status available: the last one was written/ })
      .waitFor();
    await context.close();
  });

  test('the page about the copy says where it is read from and what each mirror holds', async () => {
    const states = (page: Page) => page.locator('[data-copy-at]').allInnerTexts();
    const facts = readFileSync(join(dist(), 'copy.js'), 'utf8');
    const other = (change: (time: number) => number) =>
      facts
        .replace(/"version":"[^"]*"/, '"version":"other"')
        .replace(/"time":(\d+)/, (_, time) => `"time":${change(Number(time))}`);
    const cases: [string, RegExp][] = [
      [facts, /^Says that it holds the same version\.$/],
      [
        other((time) => time - 86_400 * 3),
        /^Lags behind this copy by 3 days: it says that it holds version other of/,
      ],
      [other((time) => time + 60), /^Says that it holds a newer version than this: version other of/],
      ['<h1>Sign in</h1>', /^Gives something that is no copy of the site, such as a sign-in page\.$/],
    ];
    for (const [body, words] of cases) {
      mirror.fail((path) => (path === 'copy.js' ? { status: 200, body } : undefined));
      closed.fail(() => ({ status: 200, body: facts }));
      await opened(`${host.url}this-copy.html`, async (page) => {
        await page.locator('[data-copy-at]').nth(1).filter({ hasText: words }).waitFor();
        await page
          .locator('[data-copy-at]')
          .nth(2)
          .filter({ hasText: 'does not let this page read which version' })
          .waitFor();
        await page
          .locator('[data-copy-at]')
          .nth(0)
          .filter({ hasText: /^Cannot be reached|^Does not answer/ })
          .waitFor({ timeout: 60_000 });
        expect(await states(page)).toHaveLength(3);
        expect(await page.locator('[data-read-from]').innerText()).toBe(new URL(host.url).host);
      });
    }
  });

  test('saved on the device it says so, once the worker answers', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${host.url}this-copy.html`);
    await page
      .locator('[data-saved]')
      .filter({ hasText: /^All \d+ pages saved/ })
      .waitFor();
    await page.reload();
    await page
      .locator('[data-read-from]')
      .filter({ hasText: 'saved on this device: it opens without' })
      .waitFor();
    await context.close();
  });

  test('read from a folder it says so, and without JavaScript nothing is missing or waiting', async () => {
    await opened(pathToFileURL(join(dist(), 'this-copy.html')).href, async (page) => {
      expect(await page.locator('[data-read-from]').innerText()).toContain(
        'a folder or a stick on this device',
      );
    });
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${host.url}this-copy.html`);
    const text = await page.locator('main').innerText();
    expect(text).toMatch(/Since the release spring/);
    expect(text).not.toContain('Being asked');
    expect(await page.locator('[data-copy-at]:visible').count()).toBe(0);
    await context.close();
  });
});
