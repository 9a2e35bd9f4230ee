import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { change, scratch, writePlan } from './folders.ts';
import { MUSTER, startCommand } from './muster.ts';

type Pipeline = {
  on?: { schedule?: { cron: string }[] };
  schedules?: { cron: string; always: boolean }[];
  jobs?: { check: { steps: { run?: string }[] } };
  steps?: { script?: string }[];
};

const readme = readFileSync('README.md', 'utf8');
const pipelines = [...readme.matchAll(/```yaml\n# (\S+\.yml)\n([\s\S]*?)```/g)].map(
  ([, name = '', text = '']) => ({ name, pipeline: parse(text) as Pipeline }),
);

/** What a pipeline runs with muster, in a shell that finds this checkout's `npx muster`. */
async function runIn(folder: string, script: string) {
  change(folder, { 'bin/npx': `#!/bin/sh\nshift\nexec "${process.execPath}" "${MUSTER}" "$@"\n` });
  chmodSync(join(folder, 'bin/npx'), 0o755);
  const PATH = [join(folder, 'bin'), process.env['PATH']].join(delimiter);
  return await startCommand('sh', ['-c', script], { cwd: folder, env: { PATH }, timeout: 60_000 }).ended;
}

describe('A pipeline in README', () => {
  test('is there for GitHub Actions and for Azure Pipelines', () => {
    expect(pipelines.map(({ name }) => name)).toEqual(['.github/workflows/plan.yml', 'azure-pipelines.yml']);
  });

  test.each(pipelines)('runs every night, also without a commit: $name', ({ pipeline }) => {
    const [nightly] = pipeline.on?.schedule ?? pipeline.schedules ?? [];
    expect(nightly?.cron).toMatch(/^\d+ \d+ \* \* \*$/);
    for (const schedule of pipeline.schedules ?? []) expect(schedule.always).toBe(true);
  });

  test.each(pipelines)('runs commands that there are: $name', async ({ pipeline }) => {
    const steps =
      pipeline.jobs?.check.steps.map(({ run }) => run) ?? pipeline.steps?.map(({ script }) => script);
    const checks = (steps ?? []).flatMap((step) => (step?.startsWith('npx muster check') ? [step] : []));
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

test('README tells a plan to keep what muster remembers out of git', () => {
  expect(readme).toContain('echo .muster/ >> .gitignore');
});
