import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ON_ITS_DAY, scratch, writePlan } from './folders.ts';
import { muster } from './muster.ts';

test('a build that fails says what stops it, and of the warnings only how many there are', async () => {
  const cwd = scratch();
  writePlan(join(cwd, 'content'), {
    'services/mail.yaml': (text) => text.replace('signInVia: [sign-in]', 'signInVia: [sing-in]'),
    'processes/bake.yaml': (text) => text.replace(/lastReviewed: .*/, 'lastReviewed: 2025-05-04'),
  });
  const checked = await muster(['check', ...ON_ITS_DAY, '--format', 'json'], { cwd });
  const { summary } = JSON.parse(checked.stdout) as { summary: { errors: number; warnings: number } };
  expect(summary.warnings).toBeGreaterThan(0);

  const { code, stdout, stderr } = await muster(['build', ...ON_ITS_DAY], { cwd });
  expect(stderr).toContain('[reference-exists]');
  expect(stderr).not.toMatch(/ (warning|note) /);
  const many = summary.warnings === 1 ? '1 warning' : `${summary.warnings} warnings`;
  expect(stderr.trimEnd().split('\n').at(-1)).toBe(`${many}: \`muster check\` lists them.`);
  expect(stdout).toBe('');
  expect(code).toBe(1);
});
