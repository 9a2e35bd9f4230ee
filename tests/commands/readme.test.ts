import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { change, scratch, writePlan } from './folders.ts';
import { MUSTER, startCommand } from './muster.ts';

type Pipeline = {
  on?: { schedule?: { cron: string }[] };
  schedules?: { cron: string; always: boolean }[];
  jobs?: Record<string, { steps: { run?: string }[] }>;
  steps?: { script?: string }[];
};

const readme = readFileSync('README.md', 'utf8');
const pipelines = [...readme.matchAll(/```yaml\n# (\S+\.yml)\n([\s\S]*?)```/g)].map(
  ([, name = '', text = '']) => ({ name, pipeline: parse(text) as Pipeline }),
);

const pipelineCalled = (wanted: string) => pipelines.filter(({ name }) => name === wanted);
const checking = ['.github/workflows/plan.yml', 'azure-pipelines.yml'].flatMap(pipelineCalled);
const commenting = ['.github/workflows/change.yml', 'azure-change.yml'].flatMap(pipelineCalled);

/** The commands of a pipeline's steps that begin as given. */
function commandsOf({ jobs = {}, steps }: Pipeline, beginning: string): string[] {
  const [job] = Object.values(jobs);
  const commands = job?.steps.map(({ run }) => run) ?? steps?.map(({ script }) => script) ?? [];
  return commands.flatMap((command) => (command?.startsWith(beginning) ? [command] : []));
}

/** What a pipeline runs with muster, in a shell that finds this checkout's `npx muster`. */
async function runIn(folder: string, script: string, env: Record<string, string> = {}) {
  change(folder, { 'bin/npx': `#!/bin/sh\nshift\nexec "${process.execPath}" "${MUSTER}" "$@"\n` });
  chmodSync(join(folder, 'bin/npx'), 0o755);
  const PATH = [join(folder, 'bin'), process.env['PATH']].join(delimiter);
  return await startCommand('sh', ['-c', script], { cwd: folder, env: { ...env, PATH }, timeout: 240_000 })
    .ended;
}

describe('A pipeline in README', () => {
  test('is there for GitHub Actions and for Azure Pipelines', () => {
    expect([checking.length, commenting.length, pipelines.length]).toEqual([2, 2, 4]);
  });

  test.each(checking)('runs every night, also without a commit: $name', ({ pipeline }) => {
    const [nightly] = pipeline.on?.schedule ?? pipeline.schedules ?? [];
    expect(nightly?.cron).toMatch(/^\d+ \d+ \* \* \*$/);
    for (const schedule of pipeline.schedules ?? []) expect(schedule.always).toBe(true);
  });

  test.each(checking)('runs commands that there are: $name', async ({ pipeline }) => {
    const checks = commandsOf(pipeline, 'npx muster check');
    expect(checks).toHaveLength(2);
    const folder = scratch();
    writePlan(join(folder, 'content'), {
      'services/mail.yaml': (text) => text.replace('[sign-in]', '[sing-in]'),
    });
    const [shown, kept] = [await runIn(folder, checks[0] ?? ''), await runIn(folder, checks[1] ?? '')];
    expect(shown).toMatchObject({ stderr: '', code: 1 });
    expect(shown.stdout).toContain('Did you mean `sign-in`?');
    expect(kept).toMatchObject({ stdout: '', stderr: '', code: 0 });
    expect(JSON.parse(readFileSync(join(folder, 'muster.sarif'), 'utf8'))).toMatchObject({
      version: '2.1.0',
    });
  });
});

test.each(commenting)('A pull request is told what it does: $name', async ({ pipeline }) => {
  const folder = scratch();
  writePlan(join(folder, 'content'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=K', '-c', 'user.email=k@example.org', ...args]);
  git('init', '-q');
  git('add', '-A');
  git('-c', 'commit.gpgsign=false', 'commit', '-q', '-m', 'A sound plan');
  git('update-ref', 'refs/remotes/origin/trunk', 'HEAD');
  change(folder, { 'content/failure-domains/oven.yaml': 'name: Oven\ntype: site\n' });
  const [command = ''] = commandsOf(pipeline, 'npx muster diff');
  const ran = await runIn(folder, command, {
    GITHUB_BASE_REF: 'trunk',
    SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/trunk',
  });
  expect(ran).toMatchObject({ stdout: '', stderr: '', code: 0 });
  expect(readFileSync(join(folder, 'change.md'), 'utf8')).toContain('**Oven**');
});

test('README tells a plan to keep what muster remembers out of git', () => {
  const [line = ''] = /^.*>> \.gitignore$/m.exec(readme) ?? [];
  const folder = scratch();
  execFileSync('sh', ['-c', `git init -q && ${line}`], { cwd: folder });
  const ignored = (path: string) =>
    spawnSync('git', ['check-ignore', '-q', path], { cwd: folder }).status === 0;
  expect(['.muster/kept', 'dist/index.html', 'binders/depot.pdf', 'node_modules/x'].every(ignored)).toBe(
    true,
  );
  expect(ignored('content/binders/depot.yaml')).toBe(false);
});
