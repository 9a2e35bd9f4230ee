import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { listFiles } from '../../src/publish/files.ts';
import { serve, type Fault, type Served } from '../serve.ts';
import { removeFolders } from './build.ts';
import { agree, asked, headingOf, hears, saidBy, shown, timeToOpen } from './offline-reader.ts';
import { offlineSite, pageCount } from './offline-site.ts';
import { openBrowser, poll, type OpenBrowser, type Tab } from './tab.ts';

const whole = new RegExp(`^All ${pageCount} pages saved on this device`);
const signIn: Fault = { status: 200, body: '<!doctype html><title>Sign in</title><h1>Sign in</h1>' };

let older: string;
let first: string;
let second: string;
const hosts: Served[] = [];

beforeAll(async () => {
  older = await offlineSite({ name: 'aaaa', date: '2025-12-01', words: 'Words of the oldest.' });
  first = await offlineSite({ name: 'bbbb', date: '2026-03-05', words: 'Words of the first.' });
  second = await offlineSite({
    name: 'cccc',
    date: '2026-03-20',
    words: 'Words of the second.',
    extra: 'playbooks/new.html',
  });
});

afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});
afterAll(removeFolders);

/** Each host has a port of its own, hence a storage of its own: devices that have not been here. */
async function hostOf(folder: string, base = '/'): Promise<Served> {
  const host = await serve(folder, { base });
  hosts.push(host);
  return host;
}

describe.each(['chromium', 'firefox'] as const)('Offline after one visit, in %s', (kind) => {
  let browser: OpenBrowser;
  beforeAll(async () => {
    browser = await openBrowser(kind);
  });
  afterAll(() => browser.close());

  /** A reader who has been here once and has everything. */
  async function visited(folder = first, base?: string): Promise<{ tab: Tab; host: Served }> {
    const host = await hostOf(folder, base);
    const tab = await browser.newTab();
    await tab.goto(host.url);
    await hears(tab, whole);
    return { tab, host };
  }

  test('every page opens with the server stopped, under any path, at once', async () => {
    const { tab, host } = await visited(first, '/a/b/');
    expect(await hears(tab, whole)).toMatch(/ · version bbbb · checked just now$/);
    await host.close();
    const times: number[] = [];
    for (const file of listFiles(first).filter((name) => name.endsWith('.html') && name !== '404.html'))
      times.push(await timeToOpen(tab, host.url + file));
    console.log(`${kind}, server stopped: ${times.map(Math.round).join(' ')} ms`);
    // Under 150 ms where nothing else runs.
    expect(times.sort((a, b) => a - b).at(Math.floor(times.length / 2))).toBeLessThan(500);
    await hears(tab, /the host does not answer$/);
    expect(
      tab.complaints.filter((text) => !/Failed to|failed to load|NetworkError|fetch/iu.test(text)),
    ).toEqual([]);
  });

  test('addresses as hosts also spell them lead to the page, unknown ones to the page that says so', async () => {
    const { tab, host } = await visited();
    await host.close();
    await tab.goto(`${host.url}playbooks/p1?from=chat#top`);
    expect(await headingOf(tab)).toBe('Playbook 1');
    await tab.goto(`${host.url}playbooks`);
    expect(await headingOf(tab)).toBe('Playbooks');
    expect(new URL(tab.url()).pathname).toBe('/playbooks/index.html');
    await tab.goto(`${host.url}playbooks/no-such-page.html`);
    expect(await headingOf(tab)).toBe('No such page');
  });

  test('a server that hangs hangs no page', async () => {
    const { tab, host } = await visited();
    host.fail(() => 'hang');
    const times: number[] = [];
    for (const page of ['index.html', 'playbooks/index.html', 'playbooks/p1.html', 'playbooks/p2.html'])
      times.push(await timeToOpen(tab, host.url + page));
    console.log(`${kind}, server hanging: ${times.map(Math.round).join(' ')} ms`);
    // A page that waited for the host would take 5 s at least.
    expect(Math.max(...times)).toBeLessThan(3000);
  });

  test('a newer version waits for the reader, fetches only what changed, and all tabs switch', async () => {
    const { tab, host } = await visited();
    const other = await browser.newTab();
    await other.goto(`${host.url}playbooks/p3.html`);
    host.deploy(second);
    host.requests.length = 0;
    await tab.goto(`${host.url}playbooks/p3.html`);
    expect(await asked(tab, /newer version is ready/)).toBe(
      'A newer version is ready (cccc of 20 March 2026).',
    );
    const fetched = new Set(host.requests.filter((path) => path !== '/sw.js'));
    const changed = listFiles(second).filter(
      (file) => !isSame(file) && !['sw.js', 'SHA256SUMS'].includes(file),
    );
    expect(fetched).toEqual(new Set(changed.map((file) => `/${file}`)));
    expect(await shown(tab)).toEqual({ words: 'Words of the first.', version: 'Version bbbb' });
    await asked(other, /newer version is ready/);
    await agree(tab);
    for (const open of [tab, other]) {
      await hears(open, / · version cccc · /);
      expect(await shown(open)).toEqual({ words: 'Words of the second.', version: 'Version cccc' });
    }
  });

  test.each([
    ['a file that is missing', 'playbooks/p3.html', { status: 404, body: '' }, 'was answered with 404'],
    ['a tampered file', 'copy.js', { status: 200, body: 'alert(1)' }, 'is not the file of this version'],
    ['a sign-in page with 200', 'playbooks/p3.html', signIn, 'is not the file of this version'],
  ] as const)('%s: the version is refused, the one before stays whole', async (_, file, fault, why) => {
    const { tab, host } = await visited();
    host.deploy(second);
    host.fail((path) => (path === file ? fault : undefined));
    await tab.goto(host.url);
    const line = await hears(tab, /not taken/);
    expect(line).toBe(`A newer version was not taken: ${file} ${why}. What is saved stays whole.`);
    await hears(tab, / · version bbbb · /);
    await tab.goto(`${host.url}playbooks/p3.html`);
    expect(await shown(tab)).toEqual({ words: 'Words of the first.', version: 'Version bbbb' });
    host.fail();
    await tab.goto(host.url);
    await asked(tab, /newer version is ready/);
  });

  test('a sign-in page in place of everything changes nothing on a device that was here', async () => {
    const { tab, host } = await visited();
    host.fail(() => signIn);
    await tab.goto(`${host.url}playbooks/p3.html`);
    expect(await shown(tab)).toEqual({ words: 'Words of the first.', version: 'Version bbbb' });
    await hears(tab, /version bbbb .* the host does not answer/);
  });

  test('files of two versions are refused, whichever is the newer', async () => {
    const host = await hostOf(first);
    host.fail((path) =>
      path === 'sw.js'
        ? { status: 200, type: 'text/javascript', body: readFileSync(join(second, 'sw.js'), 'utf8') }
        : undefined,
    );
    const tab = await browser.newTab();
    await tab.goto(host.url);
    await hears(tab, /^Nothing is saved on this device: \S+ is not the file of this version|^Nothing.* 404/);
  });

  test('an older version is never taken without the reader’s word', async () => {
    const { tab, host } = await visited();
    host.deploy(older);
    await tab.goto(`${host.url}playbooks/p3.html`);
    const { host: name } = new URL(host.url);
    expect(await asked(tab, /older/)).toBe(
      `${name} offers an older version (aaaa of 1 December 2025) than the one saved here (bbbb of 5 March 2026). The newer one stays.`,
    );
    // Not by closing the last page either.
    await tab.goto('about:blank');
    await tab.goto(`${host.url}playbooks/p3.html`);
    expect(await shown(tab)).toEqual({ words: 'Words of the first.', version: 'Version bbbb' });
    await asked(tab, /older/);
    await agree(tab);
    await hears(tab, / · version aaaa · /);
    expect(await shown(tab)).toEqual({ words: 'Words of the oldest.', version: 'Version aaaa' });
  });

  test('a page that is newer than what is saved comes from the host, with nothing of the saved version', async () => {
    const { tab, host } = await visited();
    host.deploy(second);
    await tab.goto(`${host.url}playbooks/new.html`);
    expect(await shown(tab)).toEqual({ words: 'Words of the second.', version: 'Version cccc' });
    await asked(tab, /newer version is ready/);
    await tab.goto(`${host.url}playbooks/p3.html`);
    expect(await shown(tab)).toEqual({ words: 'Words of the first.', version: 'Version bbbb' });
  });

  test('a host that has not moved for longer than the plan allows is named', async () => {
    const { tab, host } = await visited();
    expect(await hears(tab, /nothing newer/)).toBe(
      `${new URL(host.url).host} has offered nothing newer since 5 March 2026. The plan is to be gone through at least until 3 June 2026: compare with another copy.`,
    );
  });

  test('the worker that ends saving takes everything off, and pages come from the host again', async () => {
    const { tab, host } = await visited();
    const off = readFileSync(join(first, 'sw-off.js'), 'utf8');
    host.fail((path) => (path === 'sw.js' ? { status: 200, type: 'text/javascript', body: off } : undefined));
    await tab.goto(host.url);
    await hears(tab, /the host of this site has ended the saving of pages/);
    const left = await poll('empty storage', async () => {
      const names = await tab.evaluate(() => caches.keys(), undefined);
      return names.every((name) => name.endsWith(':records')) ? names : undefined;
    });
    expect(left.length).toBeLessThanOrEqual(1);
    host.requests.length = 0;
    await tab.goto(`${host.url}playbooks/p1.html`);
    expect(host.requests).toContain('/playbooks/p1.html');
  });

  test('nothing of it shows when pages are opened from a folder', async () => {
    const tab = await browser.newTab();
    await tab.goto(pathToFileURL(join(first, 'index.html')).href);
    await poll('the version', async () => ((await shown(tab)).version === '' ? undefined : true));
    expect(await saidBy(tab)).toEqual([]);
    expect(tab.complaints).toEqual([]);
  });
});

function isSame(file: string): boolean {
  return (
    listFiles(first).includes(file) &&
    readFileSync(join(first, file)).equals(readFileSync(join(second, file)))
  );
}
