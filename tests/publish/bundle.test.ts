import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refreshStick, writeBundle } from '../../src/publish/bundle/index.ts';
import { outerFiles } from '../../src/publish/bundle/outer-files.ts';
import { zip } from '../../src/publish/bundle/zip.ts';
import { folderSource } from '../../src/publish/trust/folder-source.ts';
import { newKey, parsePrivateKey } from '../../src/publish/trust/keys.ts';
import { verifyCopy } from '../../src/publish/trust/verify.ts';
import { zipSource } from '../../src/publish/trust/zip-source.ts';
import { build, newFolder, pageOf, removeFolders } from './build.ts';

afterAll(removeFolders);

const key = parsePrivateKey(newKey('ours').secret, 'The key');
const versionOf = (name: string, date: string) => ({ name, commit: `${name}00`, date });
const FILES = { 'index.html': pageOf('<main><h1>Start</h1></main>'), 'files/ä.txt': 'Words\n' };
const OPTIONS = { trusted: [key.fingerprint], today: '2026-06-25' };
const hasUnzip = spawnSync('unzip', ['-v']).error === undefined;

let older: string;
let newer: string;
beforeAll(async () => {
  const siteName = 'Bread & <b>Butter</b>';
  older = (await build(FILES, { siteName, version: versionOf('aaa', '2026-05-01'), signing: key })).dist;
  newer = (
    await build(
      { ...FILES, 'index.html': pageOf('<main><h1>Newer</h1></main>'), 'more.txt': 'More\n' },
      { siteName, version: versionOf('bbb', '2026-06-01'), signing: key },
    )
  ).dist;
});

describe('The archive', () => {
  const made = (dist: string) => {
    const file = join(newFolder('out'), 'plan.zip');
    writeBundle(dist, file);
    return readFileSync(file);
  };

  it('holds the site, a page to start from and what to read first, and verifies', async () => {
    const bytes = made(older);
    expect((await verifyCopy(zipSource(bytes), OPTIONS)).fine).toBe(true);
    const outer = zipSource(bytes)
      .list?.('')
      .filter((file) => !file.startsWith('site/'));
    expect(outer).toEqual(['READ-ME.txt', 'START-HERE.html']);
  });

  it('has the same bytes wherever and whenever it is made', async () => {
    const again = (
      await build(FILES, {
        siteName: 'Bread & <b>Butter</b>',
        version: versionOf('aaa', '2026-05-01'),
        signing: key,
      })
    ).dist;
    expect(made(again).equals(made(older))).toBe(true);
  });

  it('writes markup in the name of an organisation as text', () => {
    const page = outerFiles({ site: '<script>alert(1)</script> "&"', version: 'a', date: '' }).get(
      'START-HERE.html',
    );
    expect(page).not.toContain('<script');
    expect(page).toContain('&lt;script>alert(1)&lt;/script> &quot;&amp;&quot;');
  });

  it.runIf(hasUnzip)('is unpacked by unzip to the same files, of the day of the plan', () => {
    const folder = newFolder('unpacked');
    const file = join(folder, 'plan.zip');
    writeFileSync(file, made(older));
    expect(execFileSync('unzip', ['-tq', file], { encoding: 'utf8' })).toContain('No errors detected');
    expect(execFileSync('unzip', ['-l', file], { encoding: 'utf8' })).toContain(
      '2026-05-01 00:00   site/index.html',
    );
    execFileSync('unzip', ['-q', file, '-d', join(folder, 'here')]);
    expect(readFileSync(join(folder, 'here/site/files/ä.txt'), 'utf8')).toBe('Words\n');
    execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: join(folder, 'here/site') });
  });

  it('keeps the last one when it cannot be written', () => {
    const folder = newFolder('out');
    const file = join(folder, 'plan.zip');
    writeBundle(older, file);
    const before = readFileSync(file);
    mkdirSync(`${file}.new`);
    expect(() => writeBundle(newer, file)).toThrow();
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe('An archive that somebody else made', () => {
  const bytes = (names: Record<string, string>) =>
    zip(new Map(Object.entries(names).map(([name, text]) => [name, Buffer.from(text)])));

  it.each(['../outside.txt', 'site/../../outside.txt', '/etc/passwd', 'C:/autorun.inf', 'site\\..\\x', '..'])(
    'is refused for the name %s',
    (name) => {
      expect(() => zipSource(bytes({ SHA256SUMS: 'x', [name]: 'x' }))).toThrow(
        `The archive holds the name ${JSON.stringify(name)}, which leads out of it. Do not unpack it.`,
      );
    },
  );

  it('is refused when two names are one on a stick', () => {
    expect(() => zipSource(bytes({ 'a.txt': 'x', 'A.TXT': 'y' }))).toThrow(
      'The archive holds "a.txt" twice. Do not unpack it.',
    );
  });

  it('is refused when it holds a link', () => {
    const archive = bytes({ 'a.txt': '/etc/passwd' });
    archive.writeUInt32LE(0o120777 * 0x10000, archive.indexOf('PK\u0001\u0002') + 38);
    expect(() => zipSource(archive)).toThrow('a.txt in the archive is a link to another file.');
  });

  it('is refused when a program that unpacks could read another name', () => {
    const archive = bytes({ 'a.txt': 'x' });
    archive.write('b', archive.indexOf('a.txt'));
    expect(() => zipSource(archive)).toThrow('The archive is damaged. Fetch it again.');
  });

  it.each([
    ['cut short', (whole: Buffer) => whole.subarray(0, -30)],
    ['no archive', () => Buffer.from('words')],
    ['empty', () => Buffer.alloc(0)],
    ['another end', (whole: Buffer) => Buffer.concat([whole, whole.subarray(-22)])],
  ])('is refused when it is %s', (_what, change) => {
    expect(() => zipSource(Buffer.from(change(bytes({ 'a.txt': 'x' }))))).toThrow(/archive/);
  });

  it('is not unpacked further than it says', async () => {
    const packed = deflateRawSync(Buffer.alloc(10_000_000));
    const archive = bytes({ 'a.txt': packed.toString('latin1') });
    const stored = zipSource(archive);
    expect(await stored.read('a.txt')).toBeDefined();
    for (const [mark, method] of [
      ['PK\u0003\u0004', 8],
      ['PK\u0001\u0002', 10],
    ] as const)
      archive.writeUInt16LE(8, archive.indexOf(mark) + method);
    expect(await zipSource(archive).read('a.txt')).toEqual(new Uint8Array());
  });

  it('shows what was changed in it, left out or added', async () => {
    const file = join(newFolder('out'), 'plan.zip');
    writeBundle(older, file);
    const source = zipSource(readFileSync(file));
    const files = new Map<string, Uint8Array>();
    for (const name of source.list?.('') ?? [])
      files.set(name, (await source.read(name)) ?? new Uint8Array());
    files.set('site/index.html', Buffer.from('A lie'));
    files.set(
      'START-HERE.html',
      Buffer.from('<meta http-equiv=refresh content="0; url=https://evil.example">'),
    );
    files.delete('READ-ME.txt');
    files.set('site/new.txt', Buffer.from('x'));
    files.set('autorun.inf', Buffer.from('x'));
    const { fine, changed, missing, extra } = await verifyCopy(zipSource(zip(files)), OPTIONS);
    expect({ fine, changed, missing, extra }).toEqual({
      fine: false,
      changed: ['START-HERE.html', 'site/index.html'],
      missing: ['READ-ME.txt'],
      extra: ['autorun.inf', 'site/new.txt'],
    });
  });
});

describe('A stick', () => {
  const stickWith = async (dist?: string) => {
    const stick = newFolder('stick');
    writeFileSync(join(stick, 'my photos.txt'), 'mine');
    if (dist !== undefined) await refreshStick(dist, stick);
    return stick;
  };
  const verdict = (stick: string) => verifyCopy(folderSource(stick), OPTIONS);

  it('gets the site, and keeps what else it holds', async () => {
    const stick = await stickWith(older);
    expect(readdirSync(stick).sort()).toEqual(['READ-ME.txt', 'START-HERE.html', 'my photos.txt', 'site']);
    const { fine, version, extra } = await verdict(stick);
    expect({ fine, version, extra }).toEqual({ fine: true, version: 'aaa', extra: [] });
  });

  it('is brought up to date, with nothing of the last site left', async () => {
    const stick = await stickWith(newer);
    await refreshStick(older, stick);
    expect(existsSync(join(stick, 'site/more.txt'))).toBe(false);
    expect(readFileSync(join(stick, 'READ-ME.txt'), 'utf8')).toContain('Version aaa of 1 May 2026.');
    expect(readdirSync(stick).sort()).toEqual(['READ-ME.txt', 'START-HERE.html', 'my photos.txt', 'site']);
    expect((await verdict(stick)).fine).toBe(true);
  });

  it('that was pulled out at the worst moment is mended by the next time', async () => {
    const stick = await stickWith(older);
    renameSync(join(stick, 'site'), join(stick, 'site.previous'));
    mkdirSync(join(stick, 'site.new'));
    writeFileSync(join(stick, 'site.new/half.html'), '<p>Ha');
    await refreshStick(newer, stick);
    expect(readdirSync(stick).sort()).toEqual(['READ-ME.txt', 'START-HERE.html', 'my photos.txt', 'site']);
    expect((await verdict(stick)).version).toBe('bbb');
  });

  it('whose page to start from was changed is not fine', async () => {
    const stick = await stickWith(older);
    writeFileSync(join(stick, 'START-HERE.html'), '<a href="https://evil.example">Open</a>');
    rmSync(join(stick, 'READ-ME.txt'));
    const { changed, missing } = await verdict(stick);
    expect({ changed, missing }).toEqual({ changed: ['START-HERE.html'], missing: ['READ-ME.txt'] });
  });
});
