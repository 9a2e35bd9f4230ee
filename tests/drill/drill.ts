import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { writeBundle } from '../../src/publish/bundle/index.ts';
import { zipSource } from '../../src/publish/trust/zip-source.ts';
import { launchChromium } from '../browsers.ts';
import { deploy, startHost, type Host } from '../hosts.ts';
import { newReader, readAll, resultsOf, saveEverything, wordsOf, type Seen, type Truth } from './reader.ts';

/** One thing that goes wrong, and what a reader then saw. */
export type Row = { what: string; readFrom: string } & Seen;

/** Pages that are read each time, and queries that are asked. */
export type Subject = { files: readonly string[]; queries: readonly string[] };

/**
 * Puts a built site on nginx and on Caddy, reads it in a browser, and takes away one thing after another. Every row says what
 * was lost, how long a page took, and which search results were other than before.
 */
export async function drill(site: string, { files, queries }: Subject): Promise<Row[]> {
  const work = mkdtempSync(join(tmpdir(), 'muster-drill-'));
  const rows: Row[] = [];
  const hosts: Host[] = [];
  const browser = await launchChromium();
  const folder = (name: string): string => join(work, name);
  try {
    const start = async (kind: Host['kind']): Promise<Host> => {
      await deploy(site, folder(kind));
      const host = await startHost(kind, { dist: site, folder: folder(kind) });
      hosts.push(host);
      return host;
    };
    const [nginx, caddy] = await Promise.all([start('nginx'), start('caddy')]);
    const truth = await readTruth((await newReader(browser)).page, nginx.url, { files, queries });
    const note = async (what: string, readFrom: string, page: Page, root: string): Promise<void> => {
      rows.push({ what, readFrom, ...(await readAll(page, root, truth)) });
    };

    const { page } = await newReader(browser);
    await saveEverything(page, nginx.url);
    await note('All is well', 'the copy of nginx', page, nginx.url);
    await note('All is well', 'Caddy, first visit', (await newReader(browser)).page, caddy.url);

    swap(folder('nginx'), half(site, folder('half')));
    await noticed(page, nginx.url, /A newer version was not taken: \S+ was answered with 404/);
    await note('Half a deployment on nginx', 'the copy of nginx', page, nginx.url);

    swap(folder('nginx'), tampered(site, folder('tampered')));
    await noticed(page, nginx.url, /A newer version was not taken: \S+ is not the file of this version/);
    await note('A page of nginx is tampered with', 'the copy of nginx', page, nginx.url);

    nginx.hang();
    await note('nginx hangs', 'the copy of nginx', page, nginx.url);
    await nginx.stop();
    await note('nginx is gone', 'the copy of nginx', page, nginx.url);
    const other = await newReader(browser);
    await saveEverything(other.page, caddy.url);
    await note('nginx is gone', 'Caddy', other.page, caddy.url);

    await caddy.stop();
    await note('Both are gone', 'the copy of nginx', page, nginx.url);
    await note('Both are gone', 'the copy of Caddy', other.page, caddy.url);

    const stick = await unpackedBundle(site, folder('continuity.zip'), folder('stick'));
    const unplugged = await newReader(browser);
    await unplugged.device.setOffline(true);
    await note('No device has a copy, no network', 'the bundle, unpacked', unplugged.page, stick);
    return rows;
  } finally {
    await browser.close();
    await Promise.all(hosts.map((host) => host.stop()));
    rmSync(work, { recursive: true, force: true });
  }
}

async function readTruth(page: Page, root: string, { files, queries }: Subject): Promise<Truth> {
  const words = new Map<string, string>();
  const found = new Map<string, string>();
  for (const file of files) {
    await page.goto(root + file);
    words.set(file, await wordsOf(page));
  }
  for (const query of queries) found.set(query, await resultsOf(page, root, query));
  await page.context().close();
  return { words, found };
}

/** Opens a page until its foot says what became of the host's version. */
async function noticed(page: Page, url: string, words: RegExp): Promise<void> {
  await page.goto(url);
  await page.locator('[data-saved] p', { hasText: words }).waitFor();
}

/** A newer version of which a file has not arrived. */
function half(site: string, folder: string): string {
  cpSync(site, folder, { recursive: true });
  newer(folder, '1');
  rmSync(join(folder, 'contacts.html'));
  return folder;
}

/** A newer version in which somebody has changed a number on a page. */
function tampered(site: string, folder: string): string {
  cpSync(site, folder, { recursive: true });
  newer(folder, '2');
  appendFileSync(join(folder, 'contacts.html'), '<p>Call +44 20 7946 0000 instead.</p>');
  return folder;
}

/** The worker of another version: it asks for a page that differs, which no device has yet. */
function newer(folder: string, nonce: string): void {
  const worker = join(folder, 'sw.js');
  const contacts = /\["contacts\.html","([^"]+)"/u;
  const other = Buffer.from(`contacts of ${nonce}`.padEnd(32).slice(0, 32)).toString('base64');
  const text = readFileSync(worker, 'utf8');
  writeFileSync(
    worker,
    text
      .replace(contacts, `["contacts.html","${other}"`)
      .replace(/"digest":"\w+"/u, `"digest":"drill${nonce}"`),
  );
}

/** What a careless deployment does to a server: another folder takes the place of the version that is read. */
function swap(served: string, folder: string): void {
  unlinkSync(join(served, 'current'));
  symlinkSync(folder, join(served, 'current'));
}

/** Makes the bundle, as `muster bundle` does, and unpacks it; gives the address of the site in it. */
async function unpackedBundle(site: string, file: string, to: string): Promise<string> {
  writeBundle(site, file);
  const archive = zipSource(readFileSync(file));
  for (const name of archive.list?.('') ?? []) {
    const out = join(to, name);
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, (await archive.read(name)) ?? '');
  }
  return `${pathToFileURL(join(to, 'site')).href}/`;
}
