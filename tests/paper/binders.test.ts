import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { binderOutline, loadPlan } from '../../src/plan/index.ts';
import { findBrowser } from '../browsers.ts';
import { muster } from '../commands/muster.ts';
import type { Ran } from '../commands/muster.ts';
import { checkBinder } from './check-binder.ts';
import { hasPoppler } from './poppler.ts';

const folder = mkdtempSync(join(tmpdir(), 'muster-paper-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { plan } = loadPlan('content');
const binders = [...plan.binders.values()];

describe.runIf(hasPoppler)('The binders of the sample', () => {
  let ran: Ran;
  beforeAll(async () => {
    cpSync('content', join(folder, 'content'), { recursive: true });
    ran = await muster(['binders', '--to', 'full'], {
      cwd: folder,
      timeout: 560_000,
      env: { MUSTER_CHROMIUM: findBrowser('chromium') },
    });
  }, 600_000);

  test('are made without a word of what does not fit, and nothing is left beside them', () => {
    expect(ran.stderr).toBe('');
    expect(ran.code).toBe(0);
    expect(readdirSync(join(folder, 'full')).sort()).toEqual(binders.map(({ id }) => `${id}.pdf`));
  });

  test.each(binders.map(({ id }) => id))(
    '%s can be filed: everything stands where it says, whole and legible',
    (id) => {
      const binder = plan.binders.get(id);
      if (!binder) throw new Error(id);
      const outline = binderOutline(plan, binder, 'full');
      expect(checkBinder(join(folder, 'full', `${id}.pdf`), { plan, outline, language: 'en' })).toEqual([]);
    },
    240_000,
  );
});
