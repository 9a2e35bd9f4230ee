import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { diff } from '../../src/cli/diff.ts';
import type { DiffOptions } from '../../src/cli/diff.ts';
import type { Diff } from '../../src/cli/diff-facts.ts';
import { change, scratch, SOUND, writePlan } from './folders.ts';
import type { Changes } from './folders.ts';
import { muster } from './muster.ts';

const ORDERS = 'processes/take-orders.yaml';
const MAIL = 'playbooks/mail-is-down.mdx';
const shorter: Changes = { [ORDERS]: (text) => text.replace('rto: 1d', 'rto: 12h') };

function git(folder: string, ...args: string[]): string {
  const who = [
    '-c',
    'user.name=Keeper',
    '-c',
    'user.email=keeper@bakery.example',
    '-c',
    'commit.gpgsign=false',
  ];
  return execFileSync('git', ['-C', folder, ...who, ...args], { encoding: 'utf8' });
}

/** A repository with the sound plan in a folder, committed as it is there. */
function repository(where = 'content'): { top: string; content: string } {
  const top = scratch();
  git(top, 'init', '-q', '-b', 'main');
  const content = writePlan(join(top, where));
  git(top, 'add', '-A');
  git(top, 'commit', '-q', '-m', 'A sound plan');
  return { top, content };
}

function compare(base: string, content: string, options: Partial<DiffOptions> = {}) {
  return diff({
    content,
    names: [base],
    format: 'text',
    asOf: '2026-06-15',
    cacheFolder: join(content, '.drawn'),
    ...options,
  });
}

async function facts(base: string, content: string): Promise<Diff> {
  return JSON.parse((await compare(base, content, { format: 'json' })).output) as Diff;
}

describe('A base', () => {
  test.each(['content', 'plans/Übung 1/content', '.'])(
    'is read from git where the plan lies in %s',
    async (where) => {
      const { top, content } = repository(where);
      change(content, shorter);
      const before = git(top, 'status', '--porcelain');
      const { changed, added, removed } = await facts('HEAD', content);
      expect([added, removed]).toEqual([[], []]);
      expect(
        changed.map(({ file, fields }) => [file, fields.map(({ before: was, after }) => [was, after])]),
      ).toEqual([[ORDERS, [['1 day', '12 hours']]]]);
      expect(git(top, 'status', '--porcelain')).toBe(before);
    },
  );

  test('may be a tag, a branch, an older commit or a folder', async () => {
    const { top, content } = repository();
    git(top, 'tag', 'printed');
    change(content, shorter);
    git(top, 'commit', '-q', '-am', 'Sooner');
    for (const base of ['printed', 'HEAD~1', join(process.cwd(), SOUND)])
      expect((await facts(base, content)).changed).toHaveLength(1);
    expect((await compare('main', content)).output).toBe(
      'Nothing has changed since main in what the plan says.',
    );
  });

  test('that is a revision and a folder is taken for the revision, and that is said', async () => {
    const { content } = repository();
    const base = 'src';
    git(content, 'tag', base);
    const { errors, exitCode } = await compare(base, content);
    expect(errors).toEqual([
      '`src` is a git revision and a folder: the revision is taken. Write ./src for the folder.',
    ]);
    expect(exitCode).toBe(0);
  });

  test('holds what a folder would: no hidden files, and a symbolic link is the same problem', async () => {
    const { top, content } = repository();
    change(content, { '.hidden/x.yaml': 'x', 'node_modules/y.yaml': 'y' });
    symlinkSync('mail.yaml', join(content, 'services/post.yaml'));
    git(top, 'add', '-Af');
    git(top, 'commit', '-q', '-m', 'Odd things');
    expect((await compare('HEAD', content)).output).toMatch(/^Nothing has changed since HEAD/);
  });

  test.each([
    ['mian', 'There is no git revision and no folder `mian`. Did you mean `main`?'],
    ['0123456', 'There is no git revision and no folder `0123456`.'],
    ['--all', 'There is no git revision and no folder `--all`.'],
    ['', 'Name one git revision or one folder to compare with, such as `muster diff main`.'],
    ['./nowhere', `There is no folder ${join(process.cwd(), 'nowhere')}.`],
    ['tests', `${join(process.cwd(), 'tests')} holds no plan: there is no organization.yaml in it.`],
  ])('that cannot be read is one sentence: "%s"', async (base, says) => {
    const { content } = repository();
    expect(await compare(base, content)).toEqual({ output: '', errors: [says], exitCode: 2 });
  });

  test('that holds no plan yet is said so', async () => {
    const { top, content } = repository();
    git(top, 'checkout', '-q', '--orphan', 'empty');
    git(top, 'commit', '-q', '--allow-empty', '-m', 'Nothing');
    git(top, 'rm', '-rq', '--cached', '.');
    git(top, 'commit', '-q', '--allow-empty', '-m', 'Nothing at all');
    expect((await compare('HEAD', content)).errors).toEqual([
      '`content/` in the revision `HEAD` holds no plan: there is no organization.yaml in it.',
    ]);
  });

  test('outside a repository, or without git, can only be a folder', async () => {
    const content = writePlan(join(scratch(), 'content'));
    expect((await compare('main', content)).errors).toEqual([
      `\`main\` is no folder, and ${content} lies in no git repository, so that it is no revision either.`,
    ]);
    const { code, stderr } = await muster(['diff', 'main', '--content', content], {
      cwd: content,
      env: { PATH: '/nowhere' },
    });
    expect(stderr).toBe(
      '`main` is no folder, and there is no git on this machine to read it as a revision.\n',
    );
    expect(code).toBe(2);
    expect((await compare(join(process.cwd(), SOUND), content)).exitCode).toBe(0);
  });
});

test('a terminal is told what changed, what that reaches, and which problems are new', async () => {
  const { content } = repository();
  change(content, { [ORDERS]: (text) => text.replace('rto: 1d', 'rto: 4d') });
  const { output, errors, exitCode } = await compare('HEAD', content);
  expect(output).toMatch(/^Since HEAD: 0 added, 1 changed, 0 removed; \d new problems?, 0 gone\.\n/);
  expect(output).toContain(
    [
      '',
      'CHANGED',
      '  Business process Taking orders (processes/take-orders.yaml)',
      '      impactAnalysis.rto: 1 day -> 4 days',
      '',
      'WHAT THIS REACHES',
      '  Business processes:',
      '    Baking (through Taking orders)',
      '    Taking orders',
      '  Playbooks:',
    ].join('\n'),
  );
  expect(output).toContain('[rto-within-mtpd]');
  expect(output.split('\n').filter((line) => line.length > 100)).toEqual([]);
  expect({ errors, exitCode }).toEqual({ errors: [], exitCode: 0 });
});

test('a problem that only moved to another line is neither new nor gone; one that is mended or accepted is gone', async () => {
  const { top, content } = repository();
  const late = (text: string) => text.replace('lastReviewed: 2026-05-04', 'lastReviewed: 2024-05-04');
  change(content, { 'services/mail.yaml': late, 'services/sign-in.yaml': late, [ORDERS]: late });
  git(top, 'commit', '-q', '-am', 'Overdue');
  const accept =
    'accept:\n  - { check: review-current, reason: We know., by: shop-lead, until: 2026-12-31 }\n';
  change(content, {
    'services/mail.yaml': (text) => `# Mail\n\n${text}`,
    'services/sign-in.yaml': (text) => text.replace('2024-05-04', '2026-05-05'),
    [ORDERS]: (text) => text + accept,
  });
  const { problems } = await facts('HEAD', content);
  const ofReview = problems.gone.filter(({ check }) => check === 'review-current');
  expect(ofReview.map(({ file, accepted }) => [file, accepted])).toEqual([
    [ORDERS, true],
    ['services/sign-in.yaml', false],
  ]);
  expect(problems.added).toEqual([]);
});

test('a diagram that no longer draws is a new problem', async () => {
  const { content } = repository();
  change(content, {
    [MAIL]: (text) =>
      text.replace(
        '## Use this when\n',
        '## Use this when\n\n```mermaid\nflowchart LR\n  accTitle: A\n  accDescr: B\n  a --> \n```\n',
      ),
  });
  const { problems } = await facts('HEAD', content);
  expect(problems.added.map(({ check }) => check)).toContain('diagram-draws');
});

test('nothing private is shown, in any format, also where a message quotes it', async () => {
  const { top, content } = repository();
  const person = (number: string, name: string) =>
    `type: person\nlabel: Shop\nname: ${name}\nways:\n  - { type: mobile, value: "${number}", failureDomains: [mobile-carrier] }\n`;
  change(content, { 'contacts/shop-phone.yaml': person('+447700900150', 'Ines Hadley') });
  git(top, 'commit', '-q', '-am', 'A person');
  change(content, {
    'contacts/shop-phone.yaml': person('+447700900151', 'Bela Okoro'),
    [MAIL]: (text) =>
      text.replace('## Use this when\n', '## Use this when\n\nAsk Bela Okoro on +447700900151.\n'),
  });
  for (const format of ['text', 'markdown', 'json']) {
    const { output } = await compare('HEAD', content, { format });
    expect(output.replace(/[\s\u00a0]/g, '')).not.toMatch(/Hadley|Okoro|770090015[01]/);
    if (format !== 'json') expect(output).toContain('(private value changed)');
  }
});

test('Markdown is fit for a comment: nothing in the plan is a mark, a mention or a tag there', async () => {
  const { content } = repository();
  change(content, {
    'channels/blackboard.yaml': (text) =>
      text.replace('name: Blackboard at the back door', 'name: "*Board* <b> @everyone | [x](y)"'),
  });
  const { output } = await compare('HEAD', content, { format: 'markdown' });
  expect(output).toContain(
    '## What this change does to the plan\n\nSince HEAD: 0 added, 1 changed, 0 removed;',
  );
  expect(output).toContain(
    '**\\*Board\\* \\<b\\> @\u2060everyone \\| \\[x\\](y)** (`channels/blackboard.yaml`)',
  );
});

test('Markdown that is too long for a comment is cut, and says how to read the rest', async () => {
  const { content } = repository();
  const many = Array.from({ length: 600 }, (_, index) => [
    `failure-domains/shelf-${index}.yaml`,
    `name: Shelf ${index} ${'of the long wall '.repeat(5)}\ntype: site\n`,
  ]);
  change(content, Object.fromEntries(many) as Changes);
  const { output } = await compare('HEAD', content, { format: 'markdown' });
  expect(output.length).toBeLessThan(65_000);
  expect(output).toMatch(/The rest does not fit here: `muster diff HEAD` shows it\.$/);
});

test('what only lies elsewhere is said, and reaches nothing', async () => {
  const { content } = repository();
  mkdirSync(join(content, 'playbooks/post'));
  renameSync(join(content, MAIL), join(content, 'playbooks/post/mail-is-down.mdx'));
  const { output } = await compare('HEAD', content);
  expect(output).toContain('0 added, 1 changed, 0 removed; 0 new problems, 0 gone.');
  expect(output).toContain('file: playbooks/mail-is-down.mdx -> playbooks/post/mail-is-down.mdx');
  expect(output).not.toContain('WHAT THIS REACHES');
});

test('what is removed reaches what it was needed for', async () => {
  const { content } = repository();
  rmSync(join(content, 'services/mail.yaml'));
  const { removed, affected } = await facts('HEAD', content);
  expect(removed.map(({ kind, name }) => [kind, name])).toEqual([['service', 'Mail']]);
  expect(affected.processes).toEqual([
    { id: 'bake', name: 'Baking', because: ['Mail'] },
    { id: 'take-orders', name: 'Taking orders', because: ['Mail'] },
  ]);
});
