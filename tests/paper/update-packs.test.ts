import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../browsers.ts';
import { change, ON_ITS_DAY, writePlan } from '../commands/folders.ts';
import { muster } from '../commands/muster.ts';
import type { Ran } from '../commands/muster.ts';
import { hasPoppler, inkIn, textOf } from './poppler.ts';

const binder = (title: string, contains: string) => `title: ${title}
place: Beside the till
holder: shop-lead
copies: 3
contains: { ${contains} }
replaceEvery: 6mo
highestVisibility: print-only
`;
const BOTH = 'playbooks: [mail-is-down, something-is-wrong]';

/** As the plan was released: one binder that will change, one that stays, one that will be gone. */
const BEFORE = {
  'resources/order-book.yaml': 'name: Paper order book\ntype: stock\nlocation: Drawer under the till\n',
  'binders/till.yaml': binder('Till', `${BOTH}, contacts: true, resources: true`),
  'binders/safe.yaml': binder('Safe', 'playbooks: [something-is-wrong]'),
  'binders/van.yaml': binder('Van', 'playbooks: [something-is-wrong]'),
};
/** A tab goes, so that those after it move up; one grows; a binder comes. */
const AFTER = {
  'binders/till.yaml': binder('Till', `${BOTH}, contacts: true`),
  'binders/shelf.yaml': binder('Shelf', 'playbooks: [something-is-wrong]'),
  'playbooks/mail-is-down.mdx': (text: string) =>
    text
      .replace('Write every', 'In the order book write every')
      .replace('## Tell people', `${'Keep calm, and write everything down.\n\n'.repeat(60)}## Tell people`),
};

/** A page of a binder: its tab, and what it says besides the version and the day of its print. */
type Sheet = { tab: string; text: string };

function pagesOf(pdf: string): Sheet[] {
  return textOf(pdf).map((text) => ({
    tab: /^(\w+)–\d+(?: of \d+)?$/m.exec(text)?.[1] ?? 'cover',
    text: text
      .split('\n')
      .map((line) =>
        line.startsWith('Fern Street Bakery · Binder') || line.startsWith('Copy no.')
          ? line.replace(/ · (Revision|Valid until) [^·]*/, '')
          : line,
      )
      .join('\n'),
  }));
}

/** What the instruction says is taken out and put in, read off its printed lines: tabs with how many pages they have. */
function instructionIn(pack: readonly Sheet[]): { out: Range; into: Range }[] {
  const flowing = pack
    .filter(({ tab }) => tab === 'U')
    .map(({ text }) => text.replace(/\s+/g, ' '))
    .join(' ');
  const range = String.raw`(?:Cover and |Tab \d+: )?\d+–1 to \d+–\d+(?:, behind Tab \d+)?|nothing`;
  const lines = [...flowing.matchAll(new RegExp(String.raw`(?<= )(\d+) (${range}) (${range}) `, 'g'))];
  expect(lines.map(([, number]) => Number(number))).toEqual(lines.map((_, index) => index + 1));
  return lines.map(([, , out = '', into = '']) => ({ out: rangeOf(out), into: rangeOf(into) }));
}

type Range = { tab: string; pages: number; cover: boolean } | undefined;

function rangeOf(words: string): Range {
  const [, tab, last] = /(\d+)–1 to \d+–(\d+)/.exec(words) ?? [];
  return tab === undefined ? undefined : { tab, pages: Number(last), cover: words.startsWith('Cover') };
}

/** Does with sheets what somebody with the binder does with paper. */
function applied(old: readonly Sheet[], pack: readonly Sheet[]): Sheet[] {
  const takeFrom = (sheets: readonly Sheet[], range: NonNullable<Range>) => {
    const taken = sheets.filter(({ tab }) => tab === range.tab);
    expect(taken).toHaveLength(range.pages);
    return [...(range.cover ? sheets.filter(({ tab }) => tab === 'cover') : []), ...taken];
  };
  let binder = [...old];
  for (const { out, into } of instructionIn(pack)) {
    const gone = new Set(out ? takeFrom(binder, out) : []);
    binder = binder.filter((sheet) => !gone.has(sheet));
    if (into === undefined) continue;
    const at = binder.findIndex(({ tab }) => Number(tab) > Number(into.tab));
    binder.splice(at < 0 ? binder.length : at, 0, ...takeFrom(pack, into));
  }
  return binder;
}

describe.runIf(hasPoppler)('An update pack', () => {
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'muster-pack-')));
  const content = join(top, 'content');
  // The day of a version is that of its commit.
  const day = { GIT_COMMITTER_DATE: '2026-06-15T09:00:00Z', GIT_AUTHOR_DATE: '2026-06-15T09:00:00Z' };
  const env = { ...day, MUSTER_CHROMIUM: findBrowser('chromium') };
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', top, ...args], { env: { ...process.env, ...day }, encoding: 'utf8' });
  const run = (...args: string[]) => muster([...args, ...ON_ITS_DAY], { cwd: top, env, timeout: 250_000 });
  const fileOf = (folder: string, name: string) => join(top, folder, `${name}.pdf`);
  let packs: Ran;

  beforeAll(async () => {
    writePlan(content, BEFORE);
    git('init', '-q', '-b', 'main');
    for (const [name, value] of [
      ['user.name', 'Keeper'],
      ['user.email', 'keeper@bakery.example'],
      ['commit.gpgSign', 'false'],
      ['tag.gpgSign', 'false'],
    ] as const)
      git('config', name, value);
    git('add', 'content');
    git('commit', '-q', '-m', 'A plan');
    expect((await run('release', '--name', 'spring')).stderr).toBe('');
    expect((await run('binders', 'till', '--to', 'old')).stderr).toBe('');
    change(content, AFTER);
    rmSync(join(content, 'binders/van.yaml'));
    git('add', 'content');
    git('commit', '-q', '-m', 'Changes');
    expect((await run('binders', 'till', '--to', 'new')).stderr).toBe('');
    packs = await run('binders', '--since', 'spring', '--to', 'packs');
  }, 600_000);
  afterAll(() => rmSync(top, { recursive: true, force: true }));

  test('turns a binder of then into one of now, page for page, by what its instruction says', () => {
    const [old, now, pack] = [
      pagesOf(fileOf('old', 'till')),
      pagesOf(fileOf('new', 'till')),
      pagesOf(fileOf('packs', 'till-update')),
    ];
    expect(old).not.toEqual(now);
    expect(applied(old, pack)).toEqual(now);
    // A binder begins each tab on the right, and so does what is put in.
    const starts = pack.flatMap(({ tab }, index) => (tab === pack[index - 1]?.tab ? [] : [index % 2]));
    expect(new Set(starts)).toEqual(new Set([0]));
    const text = textOf(fileOf('packs', 'till-update')).join('\n');
    expect(text.match(/Recall slip · copy \d of 3/g)).toHaveLength(3);
    expect(text).toContain('Mail is down: Do this first');
  });

  test('leaves sheets in the binder that say the same, whatever version they were printed from', () => {
    const revisionsOf = (pdf: string) => textOf(pdf).map((text) => /Revision \w+/.exec(text)?.[0]);
    const [old, now] = [revisionsOf(fileOf('old', 'till')), revisionsOf(fileOf('new', 'till'))];
    expect(old.at(-1)).not.toBe(now.at(-1));
    const put = new Set(pagesOf(fileOf('packs', 'till-update')).map(({ tab }) => tab));
    const stay = pagesOf(fileOf('new', 'till')).filter(({ tab }) => !put.has(tab));
    expect(stay.length).toBeGreaterThan(0);
  });

  test('is made of binders that changed; for others one line says what became of them', () => {
    expect(packs.code).toBe(0);
    expect(packs.stdout).toMatch(/^packs\/till-update\.pdf {2}\d+ pages, replaces \d+ of \d+ sheets/m);
    expect(packs.stdout).toContain('Binder safe has not changed since release spring: no sheet is replaced.');
    expect(packs.stderr).toBe(
      'Binder shelf is new since release spring: print it whole, without `--since`.\n' +
        'Binder van is gone since release spring: take back its 3 copies (Beside the till).\n',
    );
    expect(existsSync(fileOf('packs', 'safe-update'))).toBe(false);
  });

  test('and every binder has a bar beside what changed since the last release, and none before the first', () => {
    const bars = (folder: string, name: string) =>
      pagesOf(fileOf(folder, name)).flatMap(({ tab, text }, index) =>
        tab !== 'cover' && inkIn(fileOf(folder, name), index + 1, index % 2 === 0 ? 'right' : 'left') > 0
          ? [{ tab, text }]
          : [],
      );
    expect(readFileSync(fileOf('old', 'till'), 'latin1')).not.toContain('/Artifact BMC 0 g');
    const marked = bars('packs', 'till-update');
    expect(
      marked.map(({ text }) => /In the order book|Keep calm|A bar in the outer margin/.test(text)),
    ).toEqual(marked.map(() => true));
    expect(marked.length).toBeGreaterThan(2);
  }, 120_000);

  test.each([
    ['sprung', 2, 'There is no release and no git revision `sprung`. Did you mean `spring`?'],
    ['HEAD', 0, 'Nothing has changed in the plan since HEAD: no sheet is replaced.'],
  ])('since %s is refused in a sentence', async (since, code, said) => {
    const ran = await run('binders', 'till', '--since', since, '--to', 'none');
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code, stderr: `${said}\n` });
    expect(existsSync(join(top, 'none'))).toBe(false);
  });

  test('is not made of changes that are not committed without a word', async () => {
    appendFileSync(join(content, 'organization.yaml'), '# Not committed yet.\n');
    const ran = await muster(['binders', 'till', '--to', 'none', ...ON_ITS_DAY], {
      cwd: top,
      env: { ...env, MUSTER_CHROMIUM: '/nowhere' },
    });
    expect(ran.stderr).toMatch(
      /^The plan has changes that are not committed\. Sheets will say version [0-9a-f]{10}\+, .*\nNo PDF was made/,
    );
  });
});
