import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bytesOf, scratch, writePlan } from './folders.ts';
import { muster } from './muster.ts';

test('muster export writes tables that an import takes back, showing each change before it is made', async () => {
  const cwd = scratch();
  writePlan(join(cwd, 'content'));
  mkdirSync(join(cwd, 'out'));
  const done = await muster(['export', 'process', '--to', 'out/work.csv'], { cwd });
  expect(done).toMatchObject({ code: 0, stderr: '' });
  expect(readdirSync(join(cwd, 'out'))).toContain('work-impacts.csv');
  const refused = await muster(['export', 'process', '--to', 'out/work.csv'], { cwd });
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain('is there already; --force overwrites it.');

  const peaks = join(cwd, 'out/work-peaks.csv');
  writeFileSync(peaks, `${readFileSync(peaks, 'utf8')}bake,Easter,the week before,1h,\r\n`);
  const before = bytesOf(join(cwd, 'content'));
  const tried = await muster(['import', 'out', '--dry-run'], { cwd });
  expect(tried.stdout).toContain('processes/bake.yaml would say otherwise:\n  peaks');
  expect(tried.stdout).toContain('Easter');
  expect(bytesOf(join(cwd, 'content'))).toEqual(before);
  expect(await muster(['import', 'out', '--yes', '--force'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(join(cwd, 'content/processes/bake.yaml'), 'utf8')).toContain('name: Easter');
});
