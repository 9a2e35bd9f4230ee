import { execFileSync } from 'node:child_process';
import { beforeAll, expect, test } from 'vitest';
import { runChecks } from '../../src/checks/index.ts';
import { diff } from '../../src/cli/diff.ts';
import { lastCommit } from '../../src/dev/since-commit.ts';
import type { Standing } from '../../src/dev/since-commit.ts';
import { loadPlan, sortProblems } from '../../src/plan/index.ts';
import { change, scratch, writePlan } from '../commands/folders.ts';
import { TODAY } from '../plan/sound-plan.ts';

let content: string;
let commit: string;

const git = (...args: string[]) =>
  execFileSync('git', ['-C', content, '-c', 'user.name=Fern', '-c', 'user.email=fern@example.org', ...args], {
    encoding: 'utf8',
  }).trim();

function standing(): Standing {
  const { plan, files, problems } = loadPlan(content);
  return {
    plan,
    files,
    problems: sortProblems([...problems, ...runChecks(plan, { today: TODAY })]),
    commit,
    today: TODAY,
  };
}

beforeAll(() => {
  content = writePlan(`${scratch()}/content`);
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'Begin');
  commit = git('rev-parse', 'HEAD');
});

test('nothing has changed at first; then it tells what `muster diff HEAD` tells', async () => {
  const compare = lastCommit(content, new Map());
  expect(compare(standing())).toMatchObject({ changed: [], problems: { added: [], gone: [] } });
  change(content, {
    'services/mail.yaml': (text) => text.replace('signInVia: [sign-in]', 'signInVia: [sing-in]'),
    'playbooks/mail-is-down.mdx': (text) => text.replace('within="5m"', 'within="9d"'),
  });
  const asked = { content, names: ['HEAD'], format: 'json', asOf: TODAY, cacheFolder: `${content}/../drawn` };
  const said = JSON.parse((await diff(asked)).output) as object;
  expect(JSON.parse(JSON.stringify(compare(standing())))).toEqual({ ...said, base: 'the last commit' });
  expect(said).toMatchObject({ changed: [{ id: 'mail-is-down' }, { id: 'mail' }] });
});

test('a commit that the repository does not have is said, and no commit is none', () => {
  const compare = lastCommit(content, new Map());
  expect(compare({ ...standing(), commit: '0'.repeat(40) })).toEqual({ fault: expect.any(String) as string });
  expect(compare({ ...standing(), commit: '' })).toBeUndefined();
});
