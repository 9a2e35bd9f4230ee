import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { change, copyOfMuster, lineOf, scratch, writePlan } from './folders.ts';
import type { Changes } from './folders.ts';
import { muster } from './muster.ts';

const ONLY = ['--only', 'reference-exists'];
const FILE = 'services/mail.yaml';
const misspelt: Changes = {
  [FILE]: (text) => text.replace('signInVia: [sign-in]', 'signInVia: [sing-in]'),
};
const MESSAGE = '`signInVia[0]` names the service `sing-in`, which does not exist. Did you mean `sign-in`?';
const PAGE = 'https://continuity.bakery.example/checks/reference-exists.html';

const accepting = (acceptance: string): Changes => ({
  'processes/take-orders.yaml': (text) => text.replace('kind: service, id: mail', 'kind: process, id: bake'),
  'processes/bake.yaml': (text) => `${text}accept:\n  - ${acceptance}\n`,
});
const sound = '{ check: no-dependency-cycle, reason: Known, by: shop-lead, until: 2099-01-01 }';

test('GitHub shows a problem beside its line, named from the top of the repository', async () => {
  const repository = scratch();
  change(repository, { '.git/HEAD': 'ref: refs/heads/main\n' });
  const content = writePlan(join(repository, 'our plans', 'content'), misspelt);
  const { code, stdout } = await muster(['check', '--content', 'content', '--format', 'github', ...ONLY], {
    cwd: join(repository, 'our plans'),
  });
  const line = lineOf(join(content, FILE), 'sing-in');
  expect(stdout).toBe(
    `::error file=our plans/content/${FILE},line=${line},col=13,title=reference-exists::${MESSAGE} See ${PAGE}\n1 error in 1 file\n`,
  );
  expect(code).toBe(1);
});

test('SARIF names files from the top of the repository too, and each rule its page', async () => {
  const repository = scratch();
  change(repository, { '.git/HEAD': 'ref: refs/heads/main\n' });
  writePlan(join(repository, 'Pläne'), misspelt);
  const { code, stdout, stderr } = await muster(
    ['check', '--content', 'Pläne', '--format', 'sarif', ...ONLY],
    {
      cwd: repository,
    },
  );
  const log = JSON.parse(stdout) as {
    runs: [{ tool: { driver: { rules: { id: string }[] } }; results: unknown[] }];
  };
  const [{ tool, results }] = log.runs;
  expect(results).toMatchObject([
    {
      ruleId: 'reference-exists',
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: 'Pl%C3%A4ne/services/mail.yaml' } },
        },
      ],
    },
  ]);
  expect(tool.driver.rules.find(({ id }) => id === 'reference-exists')).toMatchObject({ helpUri: PAGE });
  expect(stdout).not.toContain(repository);
  expect(stderr).toBe('');
  expect(code).toBe(1);
});

test('what is accepted counts as accepted in every format: exit code 0', async () => {
  const cwd = scratch();
  writePlan(join(cwd, 'content'), accepting(sound));
  const run = (format: string) =>
    muster(['check', '--format', format, '--only', 'no-dependency-cycle'], { cwd });
  const [text, json, sarif, github] = await Promise.all(['text', 'json', 'sarif', 'github'].map(run));
  expect(text?.stdout).toContain('error (accepted) Baking needs');
  expect(JSON.parse(json?.stdout ?? '')).toMatchObject({ summary: { errors: 0, accepted: 1 } });
  expect(JSON.parse(sarif?.stdout ?? '')).toMatchObject({
    runs: [{ results: [{ suppressions: [{ kind: 'inSource', status: 'accepted' }] }] }],
  });
  expect(github?.stdout).toMatch(/^No problems of no-dependency-cycle in \d+ files \(1 accepted\)\n$/);
  expect([text, json, sarif, github].map((ran) => ran?.code)).toEqual([0, 0, 0, 0]);
});

test.each([
  ['{ check: no-dependency-cycle, reason: Known, by: shop-lead, until: soon }', 'but is "soon"'],
  ['{ check: no-dependency-cycle, reason: Known, by: shop-lead }', '`accept[0].until` is missing'],
  ['no-dependency-cycle', 'must be a group of keys, but is "no-dependency-cycle"'],
])('a malformed acceptance is one sentence beside the report: exit code 2 (%s)', async (acceptance, says) => {
  const cwd = scratch();
  const content = writePlan(join(cwd, 'content'), accepting(acceptance));
  const { code, stdout, stderr } = await muster(['check'], { cwd });
  const line = lineOf(join(content, 'processes/bake.yaml'), `- ${acceptance}`);
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(
      new RegExp(`^What processes/bake\\.yaml:${line}:\\d+ accepts cannot be understood: .*\\.$`),
    ),
  ]);
  expect(stderr).toContain(says);
  expect(stdout).toContain('[schema-valid]');
  expect(code).toBe(2);
});

test('an acceptance of a check that does not exist gets the nearest one', async () => {
  const cwd = scratch();
  const content = writePlan(join(cwd, 'content'), accepting(sound.replace('cycle', 'cylce')));
  const { stdout } = await muster(['check', '--only', 'reference-exists'], { cwd });
  const line = lineOf(join(content, 'processes/bake.yaml'), 'no-dependency-cylce');
  expect(stdout).toContain(`processes/bake.yaml:${line}:14 error `);
  expect(stdout).toContain(
    '`accept[0].check` names the check `no-dependency-cylce`, which does not exist. Did you mean `no-dependency-cycle`? [reference-exists]',
  );
});

test('only the checks that are asked for are shown, and that others found something is said', async () => {
  const cwd = scratch();
  writePlan(join(cwd, 'content'), {
    ...misspelt,
    'channels/blackboard.yaml': (text) => text.replace('rank: 1', 'rank: first'),
  });
  const only = (...ids: string[]) =>
    muster(['check', '--format', 'json', ...ids.flatMap((id) => ['--only', id])], { cwd });
  const [one, both, none] = await Promise.all([
    only('schema-valid'),
    only('schema-valid,id-unique', 'reference-exists'),
    only('id-unique'),
  ]);
  const checksIn = (stdout: string) =>
    (JSON.parse(stdout) as { problems: { check: string }[] }).problems.map(({ check }) => check);
  expect(checksIn(one.stdout)).toEqual(['schema-valid']);
  expect(one.stderr).toMatch(/^1 problem keeps a part of the plan from being read/);
  expect(checksIn(both.stdout)).toEqual(['schema-valid', 'reference-exists']);
  expect(both.stderr).toBe('');
  expect(checksIn(none.stdout)).toEqual([]);
  expect([one, both, none].map(({ code }) => code)).toEqual([1, 1, 0]);
});

test('a check that throws is named, the others run: exit code 3', async () => {
  const cwd = scratch();
  writePlan(join(cwd, 'content'), misspelt);
  const file = copyOfMuster(join(scratch(), 'muster'));
  const faulty = join(file, '../../checks/plan-not-empty.ts');
  const text = readFileSync(faulty, 'utf8');
  change(join(file, '../../checks'), {
    'plan-not-empty.ts': text.replace(
      'find: (plan) => {',
      "find: (plan) => {\n    throw new Error('no such thing');",
    ),
  });
  const { code, stdout, stderr } = await muster(
    ['check', '--format', 'sarif', '--only', 'plan-not-empty,reference-exists'],
    { cwd, file },
  );
  expect(stderr).toBe(
    'The check plan-not-empty failed. This is a fault of muster, not of the plan; the other checks ran. (no such thing)\n',
  );
  expect(JSON.parse(stdout)).toMatchObject({
    runs: [
      {
        invocations: [
          {
            executionSuccessful: false,
            toolExecutionNotifications: [
              { level: 'error', message: { text: 'The check plan-not-empty failed.' } },
            ],
          },
        ],
        results: [{ ruleId: 'reference-exists' }],
      },
    ],
  });
  expect(code).toBe(3);
});
