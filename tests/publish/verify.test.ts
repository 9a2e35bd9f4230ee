import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderSource } from '../../src/publish/trust/folder-source.ts';
import { hostSource } from '../../src/publish/trust/host-source.ts';
import { newKey, parsePrivateKey } from '../../src/publish/trust/keys.ts';
import { parseSums } from '../../src/publish/trust/sums.ts';
import { verifyCopy } from '../../src/publish/trust/verify.ts';
import { build, newFolder, pageOf, removeFolders } from './build.ts';
import { flipsNotFound, sampleOf } from './flips.ts';

afterAll(removeFolders);

const key = parsePrivateKey(newKey('ours').secret, 'The key');
const stranger = parsePrivateKey(newKey('theirs').secret, 'The key');
const VERSION = { name: '3f2a9c0d11', commit: '3f2a9c0d11aa', date: '2026-06-15' };
const TODAY = '2026-06-25';
const PAGE = pageOf('<main><h1>Page</h1></main>');
const FILES = {
  'index.html': PAGE,
  'playbooks/mail.html': PAGE,
  'files/a b ü.txt': 'Words\n',
  'empty.txt': '',
};

let signed: string;
let unsigned: string;
beforeAll(async () => {
  signed = (await build(FILES, { version: VERSION, signing: key })).dist;
  unsigned = (await build(FILES, { version: VERSION })).dist;
});

function copyOf(dist: string): string {
  const folder = newFolder('copy');
  cpSync(dist, folder, { recursive: true });
  return folder;
}

const verify = (folder: string, trusted: readonly string[] = []) =>
  verifyCopy(folderSource(folder), { trusted, today: TODAY });

describe('The sums', () => {
  it('are of every file, in order, as sha256sum reads them', () => {
    const sums = parseSums(readFileSync(join(signed, 'SHA256SUMS'), 'utf8'));
    const names = [...(sums ?? new Map<string, string>()).keys()];
    expect(names).toEqual([...names].sort());
    expect(names).toContain('files/a b ü.txt');
    expect(names).toContain('copy.js');
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: signed });
  });

  it.each([
    ['a name that leads out', `${'0'.repeat(64)}  ../secret\n`],
    ['an absolute name', `${'0'.repeat(64)}  /etc/passwd\n`],
    ['a name of Windows that leads out', `${'0'.repeat(64)}  a\\..\\b\n`],
    ['a file twice', `${'0'.repeat(64)}  a\n`.repeat(2)],
    ['no line end', `${'0'.repeat(64)}  a`],
    ['capitals', `${'A'.repeat(64)}  a\n`],
    ['nothing', ''],
  ])('are refused with %s', (_what, text) => {
    expect(parseSums(text)).toBeUndefined();
  });
});

describe('A copy', () => {
  it('that is whole is fine: signed by the key that is trusted, with its version and its age', async () => {
    expect(await verify(signed, [stranger.fingerprint, key.fingerprint])).toEqual({
      fine: true,
      signature: { state: 'trusted', fingerprint: key.fingerprint },
      version: '3f2a9c0d11',
      date: '2026-06-15',
      ageDays: 10,
      files: expect.any(Number) as number,
      changed: [],
      missing: [],
      extra: [],
    });
  });

  it('that is signed by a key nobody named is fine, and says which one', async () => {
    const { fine, signature } = await verify(signed);
    expect({ fine, signature }).toEqual({
      fine: true,
      signature: { state: 'unknown', fingerprint: key.fingerprint },
    });
  });

  it('that is signed by somebody else, or not at all, is not fine when a key is trusted', async () => {
    const foreign = await verify(signed, [stranger.fingerprint]);
    expect([foreign.fine, foreign.signature.state]).toEqual([false, 'foreign']);
    const nobody = await verify(unsigned, [key.fingerprint]);
    expect([nobody.fine, nobody.signature.state]).toEqual([false, 'none']);
    expect((await verify(unsigned)).fine).toBe(true);
  });

  it('has its changed, missing and extra files named', async () => {
    const copy = copyOf(signed);
    writeFileSync(join(copy, 'index.html'), PAGE.replace('Page', 'Pace'));
    rmSync(join(copy, 'playbooks/mail.html'));
    writeFileSync(join(copy, 'playbooks/new.html'), PAGE);
    const { fine, changed, missing, extra } = await verify(copy);
    expect({ fine, changed, missing, extra }).toEqual({
      fine: false,
      changed: ['index.html'],
      missing: ['playbooks/mail.html'],
      extra: ['playbooks/new.html'],
    });
  });

  it('may hold what a computer leaves in every folder', async () => {
    const copy = copyOf(signed);
    for (const name of ['.DS_Store', 'playbooks/._mail.html', 'Thumbs.db'])
      writeFileSync(join(copy, name), 'x');
    expect((await verify(copy)).fine).toBe(true);
  });

  it('has no link in the place of a file, though it leads to the same words', async () => {
    const copy = copyOf(signed);
    rmSync(join(copy, 'index.html'));
    symlinkSync(join(signed, 'index.html'), join(copy, 'index.html'));
    expect((await verify(copy)).missing).toEqual(['index.html']);
  });

  it('whose sums were written anew after a change is found by its signature', async () => {
    const copy = copyOf((await build({ ...FILES, 'empty.txt': 'A lie.\n' }, { version: VERSION })).dist);
    cpSync(join(signed, 'SHA256SUMS.sig'), join(copy, 'SHA256SUMS.sig'));
    const { fine, signature } = await verify(copy);
    expect({ fine, signature }).toEqual({ fine: false, signature: { state: 'bad' } });
  });

  it('says nothing of its version when that file is not as it was', async () => {
    const copy = copyOf(signed);
    writeFileSync(join(copy, 'copy.js'), 'globalThis.musterCopy = {"version":"newest"};\n');
    const { version, ageDays, changed } = await verify(copy);
    expect({ version, ageDays, changed }).toEqual({
      version: undefined,
      ageDays: undefined,
      changed: ['copy.js'],
    });
  });

  it('without sums, or with damaged ones, is refused in one sentence', async () => {
    const copy = copyOf(signed);
    writeFileSync(join(copy, 'SHA256SUMS'), 'words\n');
    await expect(verify(copy)).rejects.toThrow(
      'SHA256SUMS is damaged, so that nothing can be compared with it.',
    );
    writeFileSync(join(copy, 'SHA256SUMS'), '<!DOCTYPE html><title>Sign in</title>');
    await expect(verify(copy)).rejects.toThrow('A web page stands where SHA256SUMS should');
    rmSync(join(copy, 'SHA256SUMS'));
    await expect(verify(copy)).rejects.toThrow('There is no SHA256SUMS: this is no copy of a site');
  });

  it('shows every change of a single byte', async () => {
    expect(await flipsNotFound(sampleOf(signed, 40, key), 200)).toEqual([]);
  });
});

describe('A copy on a host', () => {
  /** Serves while `run` does; `answer` may answer a request itself. */
  async function served<T>(
    dist: string,
    answer: (path: string, ...rest: Parameters<RequestListener>) => boolean,
    run: (address: string) => Promise<T>,
  ): Promise<T> {
    const server = createServer((request, response) => {
      const path = decodeURIComponent(request.url ?? '').replace(/^\/plan\//, '');
      if (answer(path, request, response)) return;
      try {
        response.end(readFileSync(join(dist, path)));
      } catch {
        response.writeHead(404).end('<p>Not here</p>');
      }
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      return await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/plan/`);
    } finally {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  }
  const asked = (address: string) => verifyCopy(hostSource(address), { trusted: [], today: TODAY });
  const itself = () => false;

  it('is read file by file, whatever its path; extra files cannot be looked for', async () => {
    const { fine, extra, ageDays } = await served(signed, itself, asked);
    expect({ fine, extra, ageDays }).toEqual({ fine: true, extra: undefined, ageDays: 10 });
    expect((await served(signed, itself, (address) => asked(`${address}index.html?x#y`))).fine).toBe(true);
    expect((await served(signed, itself, (address) => asked(address.replace(/\/$/, '')))).fine).toBe(true);
  });

  it('shows changed and missing files', async () => {
    const { changed, missing } = await served(
      signed,
      (path, _request, response) => {
        if (path === 'playbooks/mail.html') response.writeHead(404).end();
        else if (path === 'index.html') response.end('<p>Sign in</p>');
        else return false;
        return true;
      },
      asked,
    );
    expect({ changed, missing }).toEqual({ changed: ['index.html'], missing: ['playbooks/mail.html'] });
  });

  it('that leads to a sign-in page is refused, on another host and on its own', async () => {
    await served(unsigned, itself, async (elsewhere) => {
      const away = served(
        signed,
        (_path, _request, response) =>
          Boolean(response.writeHead(302, { location: `${elsewhere}index.html` }).end()),
        asked,
      );
      await expect(away).rejects.toThrow(
        /leads to 127\.0\.0\.1:\d+ when asked for SHA256SUMS: a sign-in may stand/,
      );
    });
    const page = served(
      signed,
      (_path, _request, response) => Boolean(response.end('<html>Sign in</html>')),
      asked,
    );
    await expect(page).rejects.toThrow('A web page stands where SHA256SUMS should');
  });

  it('that fails, or is not there, is said not to be reached', async () => {
    const failing = served(
      signed,
      (_path, _request, response) => Boolean(response.writeHead(503).end()),
      asked,
    );
    await expect(failing).rejects.toThrow(/answers 503 when asked for SHA256SUMS\.$/);
    const gone = await served(signed, itself, (address) => Promise.resolve(address));
    await expect(asked(gone)).rejects.toThrow(/cannot be reached: nothing answers there\.$/);
  });
});
