import { join } from 'node:path';
import { expect, test } from 'vitest';
import { change, lineOf, ON_ITS_DAY, scratch, SOUND, writePlan } from './folders.ts';
import { muster } from './muster.ts';

type Report = {
  problems: {
    check: string;
    severity: string;
    message: string;
    file: string;
    line: number;
    column: number;
    related: { file: string; line: number; column: number }[];
    accepted: boolean;
  }[];
  summary: { errors: number; warnings: number; notes: number; accepted: number };
};

const sound = ['check', '--content', join(process.cwd(), SOUND), ...ON_ITS_DAY];

test('a sound plan has no problems: exit code 0', async () => {
  const { code, stdout, stderr } = await muster(sound, { cwd: scratch() });
  expect(stdout).toBe('No problems in 17 files\n');
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

test('a sound plan is an empty list for machines', async () => {
  const { code, stdout } = await muster([...sound, '--format', 'json'], { cwd: scratch() });
  expect(JSON.parse(stdout)).toEqual({
    problems: [],
    summary: { errors: 0, warnings: 0, notes: 0, accepted: 0 },
  });
  expect(code).toBe(0);
});

test('a problem is told to people with its place, its line and a caret, to machines with the same facts: exit code 1', async () => {
  const cwd = scratch();
  const content = writePlan(join(cwd, 'content'), {
    'services/mail.yaml': (text) => text.replace('signInVia: [sign-in]', 'signInVia: [sing-in]'),
  });
  const file = 'services/mail.yaml';
  const line = lineOf(join(content, file), 'sing-in');
  const [text, json] = await Promise.all([
    muster(['check', '--only', 'reference-exists'], { cwd }),
    muster(['check', '--only', 'reference-exists', '--format', 'json'], { cwd }),
  ]);
  const message = '`signInVia[0]` names the service `sing-in`, which does not exist. Did you mean `sign-in`?';
  expect(text.stdout.split('\n').slice(0, 3)).toEqual([
    `${file}:${line}:13 error ${message} [reference-exists]`,
    `${String(line).padStart(5)} | signInVia: [sing-in]`,
    `      |             ^`,
  ]);
  expect(text.code).toBe(1);
  expect(JSON.parse(json.stdout) as Report).toEqual({
    problems: [
      {
        check: 'reference-exists',
        severity: 'error',
        message,
        file,
        line,
        column: 13,
        related: [],
        accepted: false,
      },
    ],
    summary: { errors: 1, warnings: 0, notes: 0, accepted: 0 },
  });
  expect(json.code).toBe(1);
});

test('both places of a contradiction are named', async () => {
  const cwd = scratch();
  writePlan(join(cwd, 'content'), {
    'failure-domains/other-tenant.yaml': 'name: Other tenant\ntype: cloud-tenant\nprimary: true\n',
  });
  const { stdout } = await muster(['check', '--only', 'one-primary-tenant', '--format', 'json'], { cwd });
  const [problem] = (JSON.parse(stdout) as Report).problems;
  expect(problem).toMatchObject({
    check: 'one-primary-tenant',
    file: 'failure-domains/tenant.yaml',
    related: [{ file: 'failure-domains/other-tenant.yaml', line: 3, column: 1 }],
  });
});

test('a check changes nothing in the plan and writes no site', async () => {
  const cwd = scratch();
  writePlan(join(cwd, 'content'));
  change(cwd, { 'dist/index.html': 'old' });
  await muster(['check', '--strict', '--as-of', '2031-01-01'], { cwd });
  const { stdout } = await muster(['check', ...ON_ITS_DAY], { cwd });
  expect(stdout).toBe('No problems in 17 files\n');
});

test.each([
  { args: [], says: 'makes the site' },
  { args: ['biuld'], says: 'There is no command `biuld`. Did you mean `build`?' },
  { args: ['constructor'], says: 'There is no command `constructor`.' },
  { args: ['build', '--paepr', '9'], says: 'There is no option `--paepr`. Did you mean `--paper`?' },
  {
    args: ['what-if', 'x', '--for', '-1h'],
    says: '`--for` needs a value: --for 8h. One that begins with a hyphen',
  },
  { args: ['check', '--strict=yes'], says: '`--strict` stands alone: it takes no value.' },
])('a wrong command line is explained, with all there is: exit code 2 ($says)', async ({ args, says }) => {
  const { code, stdout, stderr } = await muster(args, { cwd: scratch() });
  expect(stdout + stderr).toContain(says);
  expect(stdout + stderr).toContain('Exit codes: 0 done');
  expect(code).toBe(2);
});

test.each([
  { args: ['check', '--out', 'x'], says: '`muster check` has no option `--out`.' },
  { args: ['build', 'content'], says: '`content` is more than `muster build` takes.' },
])(
  'what a command does not take is answered with what it takes: exit code 2 ($says)',
  async ({ args, says }) => {
    const { code, stderr } = await muster(args, { cwd: scratch() });
    expect(stderr).toContain(says);
    expect(stderr).toContain('--content DIR');
    expect(stderr).not.toContain('muster keys');
    expect(code).toBe(2);
  },
);

const day = (given: string) =>
  `\`--as-of\` must be a day that exists, written YYYY-MM-DD, but is "${given}".`;

test.each([
  { args: ['check', '--as-of', '2026-02-30'], says: day('2026-02-30') },
  { args: ['check', '--as-of', 'tomorrow'], says: day('tomorrow') },
  { args: ['build', '--as-of', ''], says: day('') },
  { args: ['check', '--format', 'xml'], says: '`--format` is text, json, sarif or github, not "xml".' },
  {
    args: ['check', '--only', 'schema-valid,refrence-exists'],
    says: '`--only` names the check `refrence-exists`, which does not exist. Did you mean `reference-exists`?',
  },
  {
    args: ['check', '--only', 'everything'],
    says: '`--only` names the check `everything`, which does not exist. Every site lists them all under /checks.',
  },
  {
    args: ['check', '--only', ''],
    says: '`--only` names no check. Write it so: --only rto-within-mtpd,role-reachable.',
  },
  {
    args: ['preview', '--port', '99999'],
    says: '`--port` must be a number from 0 to 65535, but is "99999".',
  },
])('a value that makes no sense is one sentence: exit code 2 ($says)', async ({ args, says }) => {
  const { code, stdout, stderr } = await muster(args, { cwd: scratch() });
  expect({ stdout, stderr, code }).toEqual({ stdout: '', stderr: `${says}\n`, code: 2 });
});

test.each(['build', 'check', 'dev'])('without a plan `muster %s` says so: exit code 2', async (command) => {
  const cwd = scratch();
  change(cwd, { 'a-file': 'no folder' });
  const missing = await muster([command, '--content', 'nowhere'], { cwd });
  expect(missing).toMatchObject({
    stdout: '',
    stderr: `There is no folder ${join(cwd, 'nowhere')}. Name the plan's folder with --content, or begin a plan with \`muster init\`.\n`,
    code: 2,
  });
  const file = await muster([command, '--content', 'a-file'], { cwd });
  expect(file).toMatchObject({
    stdout: '',
    stderr: `${join(cwd, 'a-file')} is a file. Name the folder that holds the plan with --content.\n`,
    code: 2,
  });
});

test('help is no mistake: exit code 0', async () => {
  const { code, stdout, stderr } = await muster(['check', '--help'], { cwd: scratch() });
  expect(stdout).toMatch(/--only CHECK,… +the only checks whose problems are shown/);
  expect(stdout).toContain('--format text|json|sarif|github  how the answer is written (text)');
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

test('a folder that is no plan is said so in one sentence and not read: exit code 2', async () => {
  const cwd = scratch();
  change(cwd, {
    'letters/dear.txt': 'Dear',
    'letters/services': 'a file',
    'plan/services/paper.yaml': 'name: Paper',
  });
  const { code, stdout, stderr } = await muster(['check', '--content', 'letters'], { cwd });
  expect(stderr).toBe(
    `${join(cwd, 'letters')} holds no plan: there is no organization.yaml in it. Name the plan's folder with --content, or begin a plan with \`muster init\`.\n`,
  );
  expect([code, stdout]).toEqual([2, '']);
  for (const command of ['build', 'dev'])
    expect(await muster([command, '--content', 'letters'], { cwd })).toMatchObject({
      code: 2,
      stdout: '',
      stderr,
    });
  const begun = await muster(['check', '--content', 'plan'], { cwd });
  expect(begun.stdout).toContain('The plan has no organisation');
  expect(begun.code).toBe(1);
});
