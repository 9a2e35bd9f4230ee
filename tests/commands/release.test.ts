import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { release } from '../../src/cli/release.ts';
import { readLedger } from '../../src/plan/index.ts';
import { readReleases } from '../../src/publish/releases.ts';
import { change, scratch, writePlan } from './folders.ts';
import { muster } from './muster.ts';

const NOW = Date.parse('2026-06-15T09:00:00Z');
const ORDERS = 'processes/take-orders.yaml';
const BINDER = `title: Shop
place: Shelf
holder: shop-lead
contains: { playbooks: [mail-is-down] }
replaceEvery: 6mo
highestVisibility: print-only
`;

function git(folder: string, ...args: string[]): string {
  const settings = ['commit.gpgsign=false', 'tag.gpgsign=false'].flatMap((setting) => ['-c', setting]);
  return execFileSync('git', ['-C', folder, ...settings, ...args], { encoding: 'utf8' }).trim();
}

/** A repository with the sound plan in a folder, committed. */
function repository(): { top: string; content: string; commit: (message: string) => void } {
  const top = scratch();
  git(top, 'init', '-q', '-b', 'main');
  for (const [name, value] of [
    ['user.name', 'Keeper'],
    ['user.email', 'keeper@bakery.example'],
    ['tag.gpgSign', 'false'],
  ] as const)
    git(top, 'config', name, value);
  const content = writePlan(join(top, 'content'));
  const commit = (message: string): void => {
    git(top, 'add', '-A');
    git(top, 'commit', '-q', '-m', message);
  };
  return { top, content, commit };
}

const make = (content: string, name?: string, asOf = '2026-06-15') =>
  release({ content, name, asOf, now: NOW, cacheFolder: join(content, '../.drawn') });

describe('muster release', () => {
  test('makes an annotated tag of the day that says what is new, and changes nothing else', async () => {
    const { top, content, commit } = repository();
    commit('A plan');
    const first = await make(content);
    expect(first).toMatchObject({ exitCode: 0, errors: [] });
    expect(first.output).toMatch(
      /^Release 2026-06-15 of the plan of Fern Street Bakery is the tag release\/2026-06-15\.\nIt is the first release\./,
    );
    expect(git(top, 'cat-file', '-t', 'release/2026-06-15')).toBe('tag');
    expect(git(top, 'rev-parse', 'release/2026-06-15^{commit}')).toBe(git(top, 'rev-parse', 'HEAD'));
    change(content, { [ORDERS]: (text) => text.replace('rto: 1d', 'rto: 12h') });
    commit('Sooner');
    const second = await make(content, 'release/summer');
    expect(second.output).toContain(
      'Changed since the release 2026-06-15: 0 playbooks, 0 contacts, roles and channels, 1 number, 1 other part.',
    );
    expect(git(top, 'tag', '--format=%(contents)', '--list', 'release/summer')).toContain('1 number');
    expect(git(top, 'status', '--porcelain')).toBe('');
  });

  test('records the codes of printed sheets in a commit of its own, which the tag holds', async () => {
    const { top, content, commit } = repository();
    change(content, { 'binders/shop.yaml': BINDER });
    commit('A plan with a binder');
    const before = git(top, 'rev-parse', 'HEAD');
    const first = await make(content, 'one');
    expect(first.output).toMatch(/\n\d+ new codes of printed sheets: committed in sheets\.json/);
    expect(git(top, 'show', '--format=', '--name-only', 'HEAD')).toBe('content/sheets.json');
    expect(git(top, 'rev-parse', 'release/one~1')).toBe(before);
    expect(git(top, 'status', '--porcelain')).toBe('');
    change(content, {
      'playbooks/mail-is-down.mdx': (text) => text.replace('Write every', 'Note every'),
    });
    commit('A word');
    await make(content, 'two');
    const ledger = readLedger(readFileSync(join(content, 'sheets.json'), 'utf8'));
    expect(ledger.filter(({ subject }) => subject === 'playbook/mail-is-down')).toEqual([
      expect.objectContaining({ release: 'one', on: '2026-06-15' }),
      expect.objectContaining({ release: 'two', changed: ['Keep working'] }),
    ]);
  });

  test('leaves everything as it was where git does not commit or does not tag', async () => {
    const { top, content, commit } = repository();
    change(content, { 'binders/shop.yaml': BINDER });
    commit('A plan with a binder');
    const before = git(top, 'rev-parse', 'HEAD');
    const untouched = () => {
      expect(git(top, 'rev-parse', 'HEAD')).toBe(before);
      expect(git(top, 'status', '--porcelain')).toBe('');
      expect(existsSync(join(content, 'sheets.json'))).toBe(false);
    };
    const hook = join(top, '.git/hooks/pre-commit');
    writeFileSync(hook, '#!/bin/sh\necho Not today >&2\nexit 1\n', { mode: 0o755 });
    expect((await make(content, 'one')).errors[0]).toMatch(
      /^git does not commit sheets\.json, which names the printed sheets: Not today\./,
    );
    untouched();
    rmSync(hook);
    git(top, 'config', 'tag.gpgSign', 'true');
    git(top, 'config', 'gpg.program', '/nowhere');
    const refused = await make(content, 'one');
    expect(refused.errors[0]).toMatch(/^git does not make the tag release\/one: /);
    untouched();
  });

  test('refuses what is not to be released, in one sentence, and makes no tag', async () => {
    const { top, content, commit } = repository();
    expect((await make(content)).errors).toEqual([
      'Nothing is committed yet, so there is nothing to release. Commit the plan first.',
    ]);
    commit('A plan');
    await make(content, 'one');
    expect(await make(content, 'one')).toEqual({
      output: '',
      errors: [
        'There is a release one already, and a release is never moved. Name this one with `--name`, such as one.2.',
      ],
      exitCode: 2,
    });
    expect(await make(content, 'two')).toMatchObject({
      errors: [
        expect.stringMatching(/^Nothing has changed in the plan since the release one of \d+ \w+ \d{4}\.$/),
      ],
      exitCode: 1,
    });
    change(content, { 'notes.txt': 'x' });
    expect(await make(content, 'two')).toMatchObject({
      errors: ['The plan has changes that are not committed: content/notes.txt. Commit them, then release.'],
      exitCode: 1,
    });
    commit('Notes');
    expect((await make(content, 'a b')).errors).toEqual([
      expect.stringMatching(/^"a b" cannot name a release: git takes/),
    ]);
    change(content, { [ORDERS]: (text) => text.replace('leader: shop-lead', 'leader: nobody') });
    commit('An error');
    const wrong = await make(content, 'two');
    expect(wrong.exitCode).toBe(1);
    expect(wrong.output).toContain('[reference-exists]');
    expect(wrong.errors.at(-1)).toBe(
      'The plan has errors, so it is not released. Mend or accept them first.',
    );
    expect(git(top, 'tag')).toBe('release/one');
  });

  test('ends with 3 where there is no repository or no git, and with 2 where there is no plan', async () => {
    const folder = scratch();
    const content = writePlan(join(folder, 'content'));
    expect(await make(content)).toMatchObject({
      errors: [expect.stringMatching(/content lies in no git repository, and a release is a git tag\.$/)],
      exitCode: 3,
    });
    const { code, stderr } = await muster(['release'], { cwd: folder, env: { PATH: folder } });
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: 'There is no git on this machine, and a release is a git tag.\n',
    });
    expect((await make(join(folder, 'nowhere'))).exitCode).toBe(2);
    expect(existsSync(join(folder, '.git'))).toBe(false);
  });
});

describe('The releases of a plan', () => {
  test('are those in its history, the last commit first; one that says the same is what the plan is', () => {
    const { top, content, commit } = repository();
    commit('One');
    expect(readReleases(content, false)).toEqual({ current: undefined, last: undefined });
    git(top, 'tag', 'release/one');
    change(content, { 'notes.txt': 'x' });
    commit('Two');
    git(top, 'tag', '-a', '-m', 'Two', 'release/two');
    change(top, { 'README.md': 'Not of the plan.' });
    commit('Beside the plan');
    git(top, 'checkout', '-q', '-b', 'other', 'release/one');
    change(content, { 'notes.txt': 'elsewhere' });
    commit('On another branch');
    git(top, 'tag', 'release/other');
    git(top, 'checkout', '-q', 'main');
    expect(readReleases(content, false)).toMatchObject({ current: { name: 'two' }, last: { name: 'one' } });
    expect(readReleases(content, true)).toMatchObject({ current: undefined, last: { name: 'two' } });
  });

  test('are not known outside a repository and where only a part of the history is there', () => {
    const { top, content, commit } = repository();
    commit('One');
    git(top, 'tag', 'release/one');
    change(content, { 'notes.txt': 'x' });
    commit('Two');
    const shallow = join(scratch(), 'clone');
    git(top, 'clone', '-q', '--depth', '1', `file://${top}`, shallow);
    expect(readReleases(join(shallow, 'content'), false)).toBeUndefined();
    expect(readReleases(writePlan(join(scratch(), 'content')), false)).toBeUndefined();
    expect(readReleases(content, false)).toBeDefined();
  });
});
