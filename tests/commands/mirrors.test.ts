import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { mirrors } from '../../src/cli/mirrors.ts';
import { newKey, parsePrivateKey } from '../../src/publish/trust/keys.ts';
import { authority } from '../certificate.ts';
import { build, pageOf, removeFolders } from '../publish/build.ts';
import { serve } from '../serve.ts';
import type { Served, ServeOptions } from '../serve.ts';
import { scratch, writePlan } from './folders.ts';
import { muster } from './muster.ts';

// Two signed versions of a small site, served over https as a site and its mirrors; what the command says of them is judged.

const DAY = 86_400_000;
const NOW = Date.now();
const day = (days: number) => new Date(NOW + days * DAY).toISOString().slice(0, 10);
const { cert: root, certify } = authority();
const good = certify({ names: ['127.0.0.1', 'localhost'], from: NOW - DAY, until: NOW + 80 * DAY });

let folder: string;
let older: string;
let newer: string;
let fingerprint: string;
const hosts: Served[] = [];

const usual = getCACertificates('default');
beforeAll(async () => {
  setDefaultCACertificates([...usual, root]);
  folder = scratch();
  writeFileSync(join(folder, 'root.pem'), root);
  const made = newKey('test');
  fingerprint = made.key.fingerprint;
  writeFileSync(join(folder, 'key'), made.secret);
  older = await site('aaaa', -4, made.secret);
  newer = await site('bbbb', -1, made.secret);
});
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()));
});
afterAll(() => {
  setDefaultCACertificates(usual);
  removeFolders();
});

/** A published site whose plan last changed so many days from now. */
async function site(name: string, days: number, secret?: string): Promise<string> {
  const time = Math.floor((NOW + days * DAY) / 1000);
  const version = { name, commit: name, date: day(days), time };
  const pages = { 'index.html': pageOf(`<h1>${name}</h1>`), 'mail.html': pageOf('<h1>Mail</h1>') };
  const { dist } = await build(pages, {
    version,
    movesWithin: '90d',
    ...(secret === undefined ? {} : { signing: parsePrivateKey(secret, 'The key') }),
  });
  return dist;
}

async function hostOf(dist: string, options: ServeOptions = {}): Promise<Served> {
  const host = await serve(dist, { secure: good, base: '/plan/', ...options });
  hosts.push(host);
  return host;
}

type Facts = {
  fine: boolean;
  newest: { address: string; version: string } | null;
  addresses: { address: string; behind: string | null; findings: { what: string; words: string }[] }[];
};

type Options = { keys?: readonly string[]; asOf?: string; domains?: string };

/** Asks for the mirrors of a plan that names these addresses, the site first. */
async function asked(
  urls: readonly string[],
  { keys = [fingerprint], asOf, domains = 'web-host' }: Options = {},
) {
  const content = planWith(urls, domains);
  const command = { content, keys, patience: '3', asOf, now: NOW };
  const { output, errors, exitCode: code } = await mirrors({ ...command, format: 'json' });
  const facts = JSON.parse(output) as Facts;
  const found = facts.addresses.map(({ findings }) => findings.map(({ what }) => what));
  const words = facts.addresses.flatMap(({ findings }) => findings.map((finding) => finding.words));
  return { code, errors, facts, found, words };
}

function planWith([first = '', ...others]: readonly string[], domains: string): string {
  const content = join(folder, 'content');
  rmSync(content, { recursive: true, force: true });
  const listed = others.map((url) => `    - { url: "${url}", failureDomains: [${domains}] }`).join('\n');
  return writePlan(content, {
    'organization.yaml': (text) =>
      text
        .replace(/^ {2}url: .*$/m, `  url: "${first}"`)
        .replace(/^( {2}failureDomains: .*)$/m, others.length > 0 ? `$1\n  mirrors:\n${listed}` : '$1'),
    'failure-domains/tenant.yaml': (text) => `${text}urlPatterns: ["*.onmicrosoft.com"]\n`,
  });
}

describe('muster mirrors', () => {
  test('ends with 0 when all addresses hold the same signed copy', async () => {
    const content = planWith([(await hostOf(newer)).url, (await hostOf(newer)).url], 'web-host');
    const env = { NODE_EXTRA_CA_CERTS: join(folder, 'root.pem') };
    const args = ['mirrors', '--content', content, '--key', fingerprint];
    const { code, stdout: text, stderr } = await muster(args, { cwd: folder, env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(text).toMatch(/\(the site\): as it should be\n {2}Holds version bbbb of /);
    expect(text).toContain(`Signed by ${fingerprint}, as it should be.`);
    expect(text).toContain('Its certificate is good until ');
  });

  test('says by how much a mirror lags behind, also when it is the site itself that does', async () => {
    const { code, found, words, facts } = await asked([(await hostOf(older)).url, (await hostOf(newer)).url]);
    expect({ code, found, behind: facts.addresses[0]?.behind }).toEqual({
      code: 1,
      found: [['behind'], []],
      behind: '3 days',
    });
    expect(words[0]).toMatch(/^Lags behind the newest copy by 3 days: version aaaa of /);
  });

  test('names the mirror whose key is another, that is not signed, and whose files are not as the sums say', async () => {
    const foreign = await site('bbbb', -1, newKey('other').secret);
    const unsigned = await site('bbbb', -1);
    const tampered = await hostOf(newer);
    tampered.fail((path) => (path === 'index.html' ? { status: 200, body: '<p>Sign in</p>' } : undefined));
    const urls = [newer, foreign, unsigned].map(async (dist) => (await hostOf(dist)).url);
    const all = [...(await Promise.all(urls)), tampered.url];
    const { code, found, words } = await asked(all);
    expect({ code, found }).toEqual({ code: 1, found: [[], ['not-genuine'], ['not-genuine'], ['damaged']] });
    expect(words[0]).toMatch(
      /^Signed by SHA256:\S+, which is not the key that you named: somebody else made/,
    );
    expect(words[1]).toBe('Not signed, though you named a key: anybody may have made this copy.');
    expect(words[2]).toBe('index.html is not as the sums say.');
    const { found: withoutKey } = await asked(all.slice(0, 3), { keys: [] });
    expect(withoutKey).toEqual([[], ['not-genuine'], ['not-genuine']]);
  });

  test('names the mirror that leads to a sign-in page, on another host and on its own, without asking the other', async () => {
    const other = await hostOf(newer);
    const leading = await hostOf(newer);
    leading.fail(() => ({ status: 302, body: '', headers: { location: `${other.url}login` } }));
    const answering = await hostOf(newer);
    answering.fail(() => ({ status: 200, body: '<!doctype html><h1>Sign in</h1>' }));
    const { code, found, words } = await asked([(await hostOf(newer)).url, leading.url, answering.url]);
    expect({ code, found }).toEqual({ code: 1, found: [[], ['no-copy'], ['no-copy']] });
    expect(words[0]).toMatch(
      /leads to 127\.0\.0\.1:\d+ when asked for SHA256SUMS: a sign-in may stand before it\.$/,
    );
    expect(words[1]).toMatch(/^A web page stands where SHA256SUMS should/);
    expect(other.requests).toEqual([]);
  });

  test('names the mirror that hangs, that is down, and whose certificate has expired, will soon, or is nobody’s', async () => {
    const hanging = await hostOf(newer);
    hanging.fail(() => 'hang');
    const down = await hostOf(newer);
    await down.close();
    const named = { names: ['127.0.0.1'], from: NOW - 90 * DAY };
    const expired = await hostOf(newer, { secure: certify({ ...named, until: NOW - 2 * DAY }) });
    const soon = await hostOf(newer, { secure: certify({ ...named, until: NOW + 5.5 * DAY }) });
    const nobodys = await hostOf(newer, { secure: authority().certify({ ...named, until: NOW + 80 * DAY }) });
    const urls = [await hostOf(newer), hanging, down, expired, soon, nobodys].map(({ url }) => url);
    const { code, found, words } = await asked(urls);
    expect({ code, found }).toEqual({
      code: 1,
      found: [
        [],
        ['unreachable'],
        ['unreachable'],
        ['unreachable', 'certificate'],
        ['certificate'],
        ['unreachable'],
      ],
    });
    expect(words.map((sentence) => sentence.replace(/^https:\S+ /, ''))).toEqual([
      'cannot be reached: it does not answer within 3 seconds.',
      'cannot be reached: nothing answers there.',
      'cannot be reached: its certificate has expired.',
      expect.stringMatching(/^Its certificate expired on \d/),
      expect.stringMatching(/^Its certificate expires in 5 days, on .*: renewing it has not worked\.$/),
      'cannot be reached: nobody vouches for its certificate.',
    ]);
  });

  test('names the mirror that has not moved for longer than the plan allows', async () => {
    const url = (await hostOf(newer)).url;
    const { code, found, words } = await asked([url], { asOf: day(91) });
    expect({ code, found: found[0]?.filter((what) => what !== 'certificate') }).toEqual({
      code: 1,
      found: ['frozen'],
    });
    expect(words[0]).toMatch(/^Has not moved since .*, and the plan changes at least every 90d/);
    expect((await asked([url], { asOf: day(30) })).found).toEqual([[]]);
  });

  test('names what goes down with the primary tenant: by the plan, by its name, by its certificate', async () => {
    const names = ['127.0.0.1', 'www.bakery.onmicrosoft.com'];
    const shared = certify({ names, from: NOW - DAY, until: NOW + 80 * DAY });
    const urls = [(await hostOf(newer)).url, (await hostOf(newer, { secure: shared })).url];
    const { code, found, words } = await asked(urls, { domains: 'tenant' });
    const what = 'shared-failure-domain';
    expect({ code, found }).toEqual({ code: 1, found: [[], [what, what]] });
    expect(words[0]).toMatch(/^Hangs on .*: what is lost together with .*, the primary tenant\.$/);
    expect(words[1]).toMatch(
      /^Its certificate is also that of www\.bakery\.onmicrosoft\.com: it is renewed, or/,
    );
  });

  test('ends with 3 when nothing can be reached, and with 2 for a wrong command line, in one sentence', async () => {
    const down = await hostOf(newer);
    await down.close();
    const { code, errors } = await asked([down.url]);
    expect(code).toBe(3);
    expect(errors).toEqual([
      'No address can be reached. Perhaps this machine is offline: nothing can be said of the copies.',
    ]);
    const run = (...args: string[]) => muster(['mirrors', ...args], { cwd: folder });
    expect(await run('--key', 'letmein')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^`--key` names no key: "letmein" is .*\.\n$/) as string,
    });
    expect(await run('--patience', 'long')).toMatchObject({ code: 2 });
    expect(await run('--content', 'nowhere')).toMatchObject({ code: 2 });
    writeFileSync(join(folder, 'content/organization.yaml'), 'name: [');
    expect(await run()).toMatchObject({ code: 2, stdout: '' });
  });
});
