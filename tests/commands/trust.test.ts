import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { zip } from '../../src/publish/bundle/zip.ts';
import { findBrowser, launchChromium } from '../browsers.ts';
import { bytesOf, ON_ITS_DAY, scratch, writePlan } from './folders.ts';
import { muster, MUSTER, startCommand } from './muster.ts';
import type { Ran } from './muster.ts';

// One small plan is built and signed; what the commands say of copies of it is judged.

let folder: string;
let fingerprint: string;
let built: Ran;
const dist = () => join(folder, 'dist');
const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  muster(args, { cwd: folder, env, timeout: 240_000 });
const signing = () => ({ MUSTER_SIGNING_KEY_FILE: join(folder, 'muster-key') });
const copyTo = (name: string) => {
  cpSync(dist(), join(folder, name), { recursive: true });
  return name;
};
/** A file system of its own for one command: only where the system lets a test mount one. */
const canMount =
  spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=1m none /mnt'], { stdio: 'ignore' })
    .status === 0;

let made: Ran;
beforeAll(async () => {
  folder = scratch();
  writePlan(join(folder, 'content'));
  made = await run(['keys', 'new']);
  fingerprint = /SHA256:\S+/.exec(made.stdout)?.[0] ?? '';
  built = await run(['build', ...ON_ITS_DAY], signing());
});

describe('muster keys new', () => {
  test('writes a key that its owner alone reads, and says what it is for', () => {
    expect(made.code).toBe(0);
    expect(statSync(join(folder, 'muster-key')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'muster-key.pub'), 'utf8')).toMatch(
      /^ssh-ed25519 AAAA\S+ muster-key\n$/,
    );
    expect(made.stdout).toContain('MUSTER_SIGNING_KEY_FILE');
    expect(made.stdout).not.toContain('PRIVATE');
  });

  test('never overwrites one', async () => {
    const before = bytesOf(folder)['muster-key'];
    const { code, stderr } = await run(['keys', 'new']);
    expect(code).toBe(3);
    expect(stderr).toMatch(/muster-key is there already, and a key is never overwritten\. .*--to\.\n$/);
    expect(bytesOf(folder)['muster-key']).toBe(before);
  });

  test('is the only command of its kind', async () => {
    expect((await run(['keys'])).code).toBe(2);
    expect((await run(['keys', 'old'])).code).toBe(2);
  });
});

describe('A build with a key', () => {
  test('signs the site and says with which key, on the page about the copy as well', () => {
    expect(built.stderr).toBe('');
    expect(built.stdout).toContain(`, signed by ${fingerprint}. Open `);
    const page = readFileSync(join(dist(), 'this-copy.html'), 'utf8');
    expect(page).toContain(fingerprint);
    expect(page).toContain(readFileSync(join(folder, 'muster-key.pub'), 'utf8').split(' ')[1]);
    expect(page).toContain('href="SHA256SUMS.sig"');
    expect(page).toContain('href="text/everything.txt"');
    expect(page).toContain('No release is known: this copy was made without the history of the plan.');
  });

  test('gives the same signature again, and none without the key', async () => {
    const before = bytesOf(dist());
    rmSync(dist(), { recursive: true });
    await run(['build', ...ON_ITS_DAY], {
      MUSTER_SIGNING_KEY: readFileSync(join(folder, 'muster-key'), 'utf8'),
    });
    expect(bytesOf(dist())).toEqual(before);
    const unsigned = await run(['build', ...ON_ITS_DAY, '--out', 'unsigned']);
    expect(unsigned.stdout).toContain(', not signed. Open ');
    expect(existsSync(join(folder, 'unsigned/SHA256SUMS.sig'))).toBe(false);
    expect(readFileSync(join(folder, 'unsigned/this-copy.html'), 'utf8')).toContain(
      'this copy is not signed',
    );
  });

  test('is not taken for current when the key is another', async () => {
    expect((await run(['build', ...ON_ITS_DAY], signing())).stdout).toContain('Nothing has changed');
    await run(['keys', 'new', '--to', 'second-key']);
    const env = { MUSTER_SIGNING_KEY_FILE: 'second-key' };
    const second = await run(['build', ...ON_ITS_DAY, '--out', 'unsigned'], env);
    expect(second.stdout).toMatch(/, signed by SHA256:\S+\. Open /);
  });

  test('that is none writes nothing and says so in one sentence', async () => {
    const before = bytesOf(dist());
    const wrong = await run(['build', ...ON_ITS_DAY], { MUSTER_SIGNING_KEY: 'letmein' });
    expect(wrong.code).toBe(3);
    expect(wrong.stderr).toBe(
      'muster could not finish: MUSTER_SIGNING_KEY is no private key. Make one with `muster keys new`.\n',
    );
    const absent = await run(['build', ...ON_ITS_DAY], { MUSTER_SIGNING_KEY_FILE: 'nowhere' });
    expect(absent.code).toBe(3);
    expect(absent.stderr).toContain('The signing key nowhere cannot be read.');
    expect(bytesOf(dist())).toEqual(before);
  });
});

describe('muster verify', () => {
  test('ends with 0 for a copy that is whole, whatever names the key', async () => {
    for (const key of [fingerprint, 'muster-key.pub', readFileSync(join(folder, 'muster-key.pub'), 'utf8')]) {
      const { code, stdout } = await run(['verify', 'dist', '--key', key]);
      expect({ code, stdout }).toEqual({
        code: 0,
        stdout: expect.stringContaining('as it should be.') as string,
      });
    }
  });

  test('says without a key whose signature it is, to be compared', async () => {
    const { code, stdout } = await run(['verify', 'dist']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^dist: every file is as it was made\n {2}\d+ files\./);
    expect(stdout).toContain(`Signed by ${fingerprint}. Compare this with the key in your binder`);
  });

  test('ends with 1 and names what was changed, is missing and was added, as data too', async () => {
    const copy = copyTo('bad copy');
    appendFileSync(join(folder, copy, 'index.html'), ' ');
    rmSync(join(folder, copy, 'contacts.html'));
    writeFileSync(join(folder, copy, 'evil.html'), 'x');
    const { code, stdout } = await run(['verify', copy, '--key', fingerprint]);
    expect(code).toBe(1);
    expect(stdout).toContain('bad copy: this is not the copy that was made\n');
    expect(stdout).toContain('\n  changed  index.html\n  missing  contacts.html\n  extra    evil.html\n');
    const data = await run(['verify', copy, '--format', 'json']);
    expect(data.code).toBe(1);
    expect(JSON.parse(data.stdout)).toMatchObject({
      copy,
      fine: false,
      signature: { state: 'unknown', fingerprint },
      changed: ['index.html'],
      missing: ['contacts.html'],
      extra: ['evil.html'],
    });
  });

  test('ends with 1 for a copy that somebody else signed', async () => {
    await run(['keys', 'new', '--to', 'their-key']);
    const { code, stdout } = await run(['verify', 'dist', '--key', 'their-key.pub']);
    expect(code).toBe(1);
    expect(stdout).toContain('which is not the key that you named: somebody else made this copy.');
  });

  test('ends with 1 for what is no copy, or an archive that leads out of its folder', async () => {
    expect(await run(['verify', 'content'])).toMatchObject({
      code: 1,
      stdout: 'content: There is no SHA256SUMS: this is no copy of a site, or not the whole of it.\n',
    });
    writeFileSync(join(folder, 'evil.zip'), zip(new Map([['../../evil', Buffer.from('x')]])));
    expect(await run(['verify', 'evil.zip'])).toMatchObject({
      code: 1,
      stdout: 'evil.zip: The archive holds the name "../../evil", which leads out of it. Do not unpack it.\n',
    });
    const data = await run(['verify', 'evil.zip', '--format', 'json']);
    expect(JSON.parse(data.stdout)).toMatchObject({ fine: false, fault: expect.any(String) as string });
  });

  test.each([
    ['nothing to verify', []],
    ['two copies', ['dist', 'dist']],
    ['what is not there', ['nowhere']],
    ['a key that is none', ['dist', '--key', 'letmein']],
    ['a format that there is not', ['dist', '--format', 'sarif']],
  ])('ends with 2 for %s', async (_what, args) => {
    const { code, stdout, stderr } = await run(['verify', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^.+\.\n$/);
  });

  test('ends with 3 for a host that cannot be reached', async () => {
    const { code, stderr } = await run(['verify', 'http://127.0.0.1:9/']);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^muster could not finish: http:\/\/127\.0\.0\.1:9\/ cannot be reached.*\n$/);
  });
});

describe('muster bundle', () => {
  test('makes one archive that verifies, with the same bytes each time', async () => {
    const first = await run(['bundle']);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(/^continuity\.zip holds version \S+, signed by SHA256:\S+, verified\./);
    await run(['bundle', '--zip', 'again.zip']);
    const { 'continuity.zip': one, 'again.zip': two } = bytesOf(folder);
    expect(two).toBe(one);
    expect((await run(['verify', 'continuity.zip', '--key', fingerprint])).code).toBe(0);
  });

  test('brings a stick up to date and verifies it', async () => {
    mkdirSync(join(folder, 'stick'));
    const { code, stdout } = await run(['bundle', '--to', 'stick']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /stick holds version \S+, signed by SHA256:\S+, verified\. Open START-HERE\.html on it\.\n$/,
    );
    expect((await run(['verify', 'stick', '--key', fingerprint])).code).toBe(0);
  });

  test('takes no site that is not as it was built', async () => {
    const { code, stderr } = await run(['bundle', '--out', copyTo('changed')]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    appendFileSync(join(folder, 'changed/index.html'), ' ');
    expect(await run(['bundle', '--out', 'changed', '--to', 'stick'])).toMatchObject({
      code: 1,
      stderr: 'changed is not as it was built: index.html. Run `muster build` again.\n',
    });
  });

  test('does not take the place of a folder that is something else', async () => {
    mkdirSync(join(folder, 'other/site'), { recursive: true });
    writeFileSync(join(folder, 'other/site/work.txt'), 'mine');
    const { code, stderr } = await run(['bundle', '--to', 'other']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/site holds something else, which would be lost\./);
    expect(readdirSync(join(folder, 'other'))).toEqual(['site']);
    expect((await run(['bundle', '--to', 'nowhere'])).code).toBe(2);
    expect((await run(['bundle', '--out', 'content'])).code).toBe(2);
  });

  test.runIf(canMount)(
    'says in one sentence that a stick is full or read-only, and leaves it as it was',
    async () => {
      const stick = join(folder, 'small stick');
      mkdirSync(stick);
      const bundle = `"${process.execPath}" "${MUSTER}" bundle --to "${stick}"; echo "code $?"; ls -A "${stick}"`;
      const inMount = (before: string) =>
        startCommand('unshare', ['-rm', 'sh', '-c', `${before} && ${bundle}`], {
          cwd: folder,
          env: {},
          timeout: 60_000,
        }).ended;
      const full = await inMount(`mount -t tmpfs -o size=400k none "${stick}"`);
      expect(full.stderr).toBe(
        `muster could not finish: ${stick} is full. What it held before is as it was.\n`,
      );
      expect(full.stdout).toBe('code 3\n');
      // Enough room by the count of bytes, too little for so many files.
      const many = await inMount(`mount -t tmpfs -o nr_inodes=20 none "${stick}"`);
      expect(many.stderr).toBe(full.stderr);
      expect(many.stdout).toBe('code 3\n');
      const locked = await inMount(
        `mount -t tmpfs none "${stick}" && touch "${stick}/mine" && mount -o remount,ro "${stick}"`,
      );
      expect(locked.stderr).toBe(
        `muster could not finish: ${stick} is read-only. What it held before is as it was.\n`,
      );
      expect(locked.stdout).toBe('code 3\nmine\n');
    },
  );
});

describe.runIf(findBrowser('chromium') !== undefined)('The page about the copy, opened from a folder', () => {
  /** Picks a folder on the page of a copy, and gives what it says of it. */
  async function said(
    copy: string,
    picked: string,
  ): Promise<{ status: string; files: string[]; errors: string[] }> {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      page.on('console', (message) => {
        // The other copies that it asks are on hosts that there are not.
        if (message.type() === 'error' && !message.location().url.includes('continuity.bakery.example'))
          errors.push(message.text());
      });
      await page.goto(pathToFileURL(join(folder, copy, 'this-copy.html')).href);
      await page.locator('#folder-check').setInputFiles(join(folder, picked));
      const status = page.locator('[data-folder-check] [role="status"]');
      await status.filter({ hasText: /\.$/ }).waitFor();
      await page.waitForTimeout(50);
      const files = await page.locator('[data-folder-check] li').allInnerTexts();
      return { status: await status.innerText(), files, errors };
    } finally {
      await browser.close();
    }
  }

  test('says that all files fit their sums, and what it cannot say', async () => {
    const { status, files, errors } = await said('dist', 'dist');
    expect(status).toMatch(
      /^All \d+ files fit their sums, and there are no others\. .* only a check from outside can tell\.$/,
    );
    expect({ files, errors }).toEqual({ files: [], errors: [] });
  });

  test('names what was changed, is missing and was added, also when the whole stick is picked', async () => {
    const site = copyTo('marked stick/site');
    appendFileSync(join(folder, site, 'index.html'), ' ');
    rmSync(join(folder, site, 'contacts.html'));
    writeFileSync(join(folder, site, 'evil.html'), 'x');
    const { status, files } = await said(site, 'marked stick');
    expect(status).toBe('This is not the copy that was made: 1 changed, 1 missing, 1 extra.');
    expect(files.sort()).toEqual(['changed: index.html', 'extra: evil.html', 'missing: contacts.html']);
  });

  test('asks for another folder when this one holds no sums', async () => {
    expect((await said('dist', 'content')).status).toMatch(
      /^This folder holds no SHA256SUMS that can be read\./,
    );
  });
});
