import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { check } from '../../src/cli/check.ts';

const work = mkdtempSync(join(tmpdir(), 'muster-check-'));
afterAll(() => rmSync(work, { recursive: true }));
const sound = new URL('../fixtures/sound', import.meta.url).pathname;

/** A copy of the sound plan on disk, with files changed. */
function copyWith(name: string, files: Record<string, string>): string {
  const folder = join(work, name);
  cpSync(sound, folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

function run(content: string, options: Partial<Parameters<typeof check>[0]> = {}) {
  return check({ content, format: 'text', asOf: '2026-06-15', cacheFolder: join(work, 'cache'), ...options });
}

describe('muster check', () => {
  it('ends with 0 when nothing is wrong', async () => {
    expect(await run(sound)).toEqual({ output: 'No problems in 17 files', errors: [], exitCode: 0 });
  });

  it('draws the diagrams of a plan to know that they can be drawn', async () => {
    const other = new URL('../fixtures/other-plan', import.meta.url).pathname;
    expect(await run(other, { format: 'json' })).toMatchObject({ exitCode: 0 });
  });

  it('ends with 1 when there is an error, and says it as JSON when asked', async () => {
    const folder = copyWith('broken', { 'services/mail.yaml': 'name: Mail\n' });
    const { output, exitCode } = await run(folder, { format: 'json' });
    expect(exitCode).toBe(1);
    expect(JSON.parse(output)).toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ check: 'schema-valid' })]) as unknown,
    });
    expect(output).not.toContain(work);
  });

  it('ends with 1 for an empty folder', async () => {
    mkdirSync(join(work, 'empty'));
    const { output, exitCode } = await run(join(work, 'empty'));
    expect(exitCode).toBe(1);
    expect(output).toContain('[plan-not-empty]');
  });

  it.each(['2026-02-30', 'tomorrow', ''])('ends with 2 for the day "%s"', async (asOf) => {
    expect(await run(sound, { asOf })).toEqual({
      output: '',
      errors: [`\`--as-of\` must be a day that exists, written YYYY-MM-DD, but is "${asOf}".`],
      exitCode: 2,
    });
  });

  it.each(['nowhere', 'broken/organization.yaml'])('ends with 2 when %s is no folder', async (name) => {
    const { errors, exitCode } = await run(join(work, name));
    expect(exitCode).toBe(2);
    expect(errors).toEqual([expect.stringMatching(/Name the .*with --content\b/)]);
  });
});
