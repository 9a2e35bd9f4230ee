import { cpSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { listFiles } from '../../src/publish/files.ts';
import { launchChromium } from '../browsers.ts';
import { deploy, isThere, startHost, type Host, type HostKind } from '../hosts.ts';
import { htmlFiles, kindsOfPage } from './pages.ts';

// The recipes of `muster hosting`, on the real servers with the built site.

const site = inject('site');
const kinds: [HostKind, string][] = [
  ['nginx', '/'],
  ['caddy', '/plans/larkmoor/'],
];

describe.each(kinds)('%s, serving %s by the recipe', (kind, base) => {
  const isHere = isThere(kind);
  const folder = mkdtempSync(join(tmpdir(), 'muster-served-'));
  const hosts: Host[] = [];
  let host: Host;
  const start = async (at: string, users?: string): Promise<Host> => {
    const started = await startHost(kind, { dist: site, folder, base: at, ...(users ? { users } : {}) });
    hosts.push(started);
    return started;
  };
  beforeAll(async () => {
    if (!isHere) return;
    await deploy(site, folder);
    host = await start(base);
  });
  afterAll(async () => {
    await Promise.all(hosts.map((each) => each.stop()));
    rmSync(folder, { recursive: true, force: true });
  });
  const get = (path: string, init: RequestInit = {}) =>
    fetch(host.url + path, { redirect: 'manual', ...init });
  const header = async (path: string, name: string) => (await get(path)).headers.get(name);

  test.skipIf(!isHere)(
    'gives every file as it was built, with its type, compressed where that helps',
    async () => {
      const types: Record<string, string> = {
        html: 'text/html; charset=utf-8',
        css: 'text/css; charset=utf-8',
        js: 'text/javascript; charset=utf-8',
        json: 'application/json',
        webmanifest: 'application/manifest+json',
        txt: 'text/plain; charset=utf-8',
        csv: 'text/csv; charset=utf-8',
        svg: 'image/svg+xml',
        png: 'image/png',
        woff2: 'font/woff2',
        SHA256SUMS: 'text/plain; charset=utf-8',
      };
      for (const file of listFiles(site)) {
        const response = await get(file.split('/').map(encodeURIComponent).join('/'));
        expect(response.status, file).toBe(200);
        expect(response.headers.get('content-type')?.replace('json; charset=utf-8', 'json'), file).toBe(
          types[/[^.]+$/.exec(file)?.[0] ?? ''],
        );
        expect(response.headers.get('x-content-type-options')).toBe('nosniff');
        expect(response.headers.get('x-robots-tag')).toBe('noindex');
        expect(Buffer.from(await response.arrayBuffer()).equals(readFileSync(join(site, file))), file).toBe(
          true,
        );
      }
      for (const file of ['index.html', 'foundation.css', 'sw.js', 'text/everything.txt'])
        expect(await header(file, 'content-encoding'), file).toBe('gzip');
      // What was compressed when the version was put there, not at each request.
      const sent = await rawBody(`${host.url}index.html`);
      expect(sent.equals(readFileSync(join(folder, 'current', 'index.html.gz')))).toBe(true);
      expect(await header('index.html', 'vary')).toMatch(/accept-encoding/i);
    },
  );

  test.skipIf(!isHere)('lets browsers keep only what is named after its bytes', async () => {
    const hashed = listFiles(site).filter((file) => /^(assets|search)\/(?!map\.js)/.test(file));
    expect(hashed.filter((file) => !/\.[\w-]{8,10}\.\w+$/.test(file))).toEqual([]);
    for (const file of hashed) expect(await header(file, 'cache-control'), file).toMatch(/immutable/);
    for (const file of [
      '',
      'index.html',
      'sw.js',
      'copy.js',
      'search/map.js',
      'foundation.css',
      'SHA256SUMS',
    ])
      expect(await header(file, 'cache-control'), file).toBe('no-cache');
    expect(await header('assets/gone.12345678.js', 'cache-control')).toBe('no-cache');
  });

  test.skipIf(!isHere)('sends the pages’ own policy as a header, and nobody may frame them', async () => {
    const page = readFileSync(join(site, 'index.html'), 'utf8');
    const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const sent = (await header('index.html', 'content-security-policy')) ?? '';
    for (const directive of (policy ?? 'none').split('; ').filter((text) => !text.startsWith('connect-src')))
      expect(sent).toContain(directive);
    expect(sent).toContain(`frame-ancestors 'none'`);
    expect(await header('sw.js', 'content-security-policy')).toMatch(
      /^default-src 'none'.*connect-src 'self'/,
    );
    expect(await header('copy.js', 'access-control-allow-origin')).toBe('*');
    expect(await header('index.html', 'access-control-allow-origin')).toBeNull();
  });

  test.skipIf(!isHere)('knows addresses with and without .html, and the page for all others', async () => {
    expect((await get('playbooks/mail-is-down')).status).toBe(200);
    expect((await get('playbooks/')).status).toBe(200);
    const folderWithoutSlash = await get('playbooks');
    expect([301, 302, 307, 308]).toContain(folderWithoutSlash.status);
    const leadsTo = new URL(folderWithoutSlash.headers.get('location') ?? '', host.url).pathname;
    expect(leadsTo).toBe(`${base}playbooks/`);
    for (const path of [
      'no-such-page',
      'playbooks/none.html',
      'no/such/folder/',
      'assets/gone.12345678.js',
    ]) {
      const missing = await get(path);
      expect(missing.status, path).toBe(404);
      expect(missing.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await missing.text(), path).toBe(readFileSync(join(site, '404.html'), 'utf8'));
    }
    expect((await get('../releases/')).status).toBeGreaterThanOrEqual(400);
  });

  test.skipIf(!isHere)('shows its pages in a browser without a complaint, and search finds', async () => {
    const browser = await launchChromium();
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const complaints: string[] = [];
    // The page about the copy asks the other copies, which the sample only names.
    await context.route(
      (url) => url.origin !== host.origin,
      (route) => route.fulfill({ headers: { 'access-control-allow-origin': '*' }, body: '' }),
    );
    // All on one server; the other is known to give the same bytes. 404.html knows one root only: that of a host.
    const pages =
      kind === 'nginx' ? htmlFiles(site) : kindsOfPage(site).filter((file) => file !== '404.html');
    const rest = [...pages, 'no-such-page'].values();
    const readSome = async (): Promise<void> => {
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
      page.on('requestfailed', (asked) => {
        // A page that is left before its icon has come asks for it no more.
        const fault = asked.failure()?.errorText ?? '';
        if (!fault.includes('ABORTED')) complaints.push(`${page.url()}: ${asked.url()} ${fault}`);
      });
      page.on('console', (message) => {
        const isExpected = page.url().endsWith('no-such-page') && message.text().includes('404');
        if (message.type() === 'error' && !isExpected) complaints.push(`${page.url()}: ${message.text()}`);
      });
      for (const file of rest) {
        await page.goto(host.url + file);
        if ((await page.locator('h1').count()) !== 1) complaints.push(`${file}: not one heading`);
      }
      await page.goto(host.url);
      await page.locator('[data-search] input').fill('payrol');
      await page.locator('[data-search-results] a').first().waitFor();
    };
    await Promise.all([readSome(), readSome(), readSome(), readSome()]);
    const colour = async (page: string) => {
      const tab = await context.newPage();
      await tab.goto(host.url + page);
      return tab.evaluate(() => getComputedStyle(document.body).fontFamily);
    };
    expect(await colour('no-such-page')).toBe(await colour('404.html'));
    expect(complaints).toEqual([]);
    await browser.close();
  });

  test.skipIf(!isHere)('behind a password, saves its copy, which then opens without the host', async () => {
    const users = join(folder, 'users');
    writeFileSync(users, kind === 'nginx' ? nginxUsers : caddyUsers);
    const closed = await start(base, users);
    expect((await fetch(closed.url)).status).toBe(401);
    const wrong = { authorization: `Basic ${btoa('reader:wrong')}` };
    expect((await fetch(closed.url, { headers: wrong })).status).toBe(401);
    for (const file of ['sw.js', 'copy.js', 'assets/x', 'plan.json'])
      expect((await fetch(closed.url + file)).status, file).toBe(401);
    expect((await fetch(`${closed.url}manifest.webmanifest`)).status).toBe(200);

    const browser = await launchChromium();
    const device = await browser.newContext({
      httpCredentials: { username: 'reader', password: 'correct horse', origin: closed.origin },
    });
    const page = await device.newPage();
    await page.goto(closed.url);
    await page.locator('[data-saved] p', { hasText: /^All \d+ pages saved/ }).waitFor({ timeout: 60_000 });
    await closed.stop();
    hosts.splice(hosts.indexOf(closed), 1);
    await page.goto(`${closed.url}playbooks/mail-is-down.html`);
    expect(await page.locator('h1').innerText()).toMatch(/mail/i);
    await browser.close();
  });
});

/** The password is 'correct horse' in both: apr1 as `openssl passwd -apr1` writes it, bcrypt as `caddy hash-password` does. */
const nginxUsers = 'reader:$apr1$musterts$ta/2YsQWdBifrS4sA6s1Q1\n';
const caddyUsers = 'reader $2a$14$JEKJiz9dSZla/uO5maVetOHUq6o/Y.qFzdIJmN.fsGqagnZZRxF36\n';

describe.skipIf(!isThere('nginx'))('Putting versions on a host as the recipe says, while people read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-deploying-'));
  const versions = [inject('site'), inject('otherSite')] as const;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  const current = () => readlinkSync(join(folder, 'current'));

  test('gives every reader the files of one version, and a page always finds what it was made with', async () => {
    const sums = versions.map(
      (dist) =>
        new Map(listFiles(dist).map((file) => [file, digest(readFileSync(join(dist, file)))] as const)),
    );
    await deploy(versions[0], folder);
    const host = await startHost('nginx', { dist: versions[0], folder });
    const faults: string[] = [];
    let [pages, isOver] = [0, false];
    const read = async (file: string): Promise<{ sum: string; text: string }> => {
      const response = await fetch(host.url + file);
      const bytes = Buffer.from(await response.arrayBuffer());
      if (response.status !== 200) faults.push(`${file}: ${response.status}`);
      return { sum: digest(bytes), text: bytes.toString('utf8') };
    };
    const readPages = async (): Promise<void> => {
      while (!isOver) {
        const page = await read('index.html');
        const of = sums.find((version) => version.get('index.html') === page.sum);
        if (of === undefined) faults.push('index.html is of no version');
        // Its own files are asked for when another version may have come.
        await wait(50);
        for (const [, file = ''] of page.text.matchAll(/(?:href|src)="(assets\/[^"]+)"/g)) {
          const { sum } = await read(file);
          if (sum !== of?.get(file)) faults.push(`${file} is not that of its page`);
        }
        pages += 1;
      }
    };
    const readers = Array.from({ length: 8 }, readPages);
    for (let turn = 1; turn <= 6; turn += 1) {
      const before = pages;
      await deploy(versions[turn % 2] ?? versions[0], folder);
      while (pages < before + 8) await wait(20);
    }
    isOver = true;
    await Promise.all(readers);
    await host.stop();
    expect(faults).toEqual([]);
    expect(pages).toBeGreaterThan(40);
    expect(readdirSync(join(folder, 'releases')).length).toBe(3);
  });

  test('refuses half a version, and the one that is read stays', async () => {
    const half = join(folder, 'half');
    cpSync(versions[0], half, { recursive: true });
    rmSync(join(half, 'contacts.html'));
    const before = current();
    const releases = readdirSync(join(folder, 'releases'));
    await expect(deploy(half, folder)).rejects.toThrow(/contacts\.html/);
    expect(current()).toBe(before);
    expect(readdirSync(join(folder, 'releases'))).toEqual(releases);
  });
});

/** The bytes of an answer as they come, in gzip. */
async function rawBody(url: string): Promise<Buffer> {
  const response = await new Promise<IncomingMessage>((done) => {
    request(url, { headers: { 'accept-encoding': 'gzip' } }, done).end();
  });
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
