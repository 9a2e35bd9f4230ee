import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../src/checks/index.ts';
import { parsePlan, sortProblems } from '../../src/plan/index.ts';
import { broken, defects, sample } from './larkmoor-broken.ts';

const TODAY = '2026-11-01';
const FOLDER = new URL('../fixtures/larkmoor-broken/', import.meta.url);

/** Every problem that the plan does not accept, one a line. */
function problemsOf(files: ReadonlyMap<string, string>): string[] {
  const { plan, problems } = parsePlan(files);
  return sortProblems([...problems, ...runChecks(plan, { today: TODAY })])
    .filter(({ accepted }) => !accepted)
    .map(
      ({ file, line, column, severity, message, check }) =>
        `${file}:${line}:${column} ${severity} ${message} [${check}]`,
    );
}

describe('The sample plan', () => {
  it('has no problem that it does not accept', () => {
    expect(problemsOf(sample())).toEqual([]);
  });

  it.each(defects)('is caught when $what', (defect) => {
    const expected = readFileSync(new URL(`${defect.check}.txt`, FOLDER), 'utf8')
      .trimEnd()
      .split('\n');
    const found = problemsOf(broken(defect));
    expect(found).toEqual(expected);
    expect(found.join('\n')).toContain(`[${defect.check}]`);
  });
});
