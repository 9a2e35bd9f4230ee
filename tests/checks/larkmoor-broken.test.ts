import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allChecks, runChecks } from '../../src/checks/index.ts';
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

describe('A file of the sample that cannot be read', () => {
  const ofMeaning = allChecks.filter(({ family }) => family !== 'structure');

  it('is one problem, and brings no second about what it would have said', () => {
    const files = sample();
    const folders = Map.groupBy(files.keys(), (file) => file.slice(0, file.lastIndexOf('/')));
    const some = [...folders.values()].flatMap((all) => all.slice(0, 2));
    const second = some.flatMap((file) => {
      const { plan } = parsePlan(new Map([...files, [file, 'name: [']]));
      const found = runChecks(plan, { today: TODAY }, ofMeaning).filter(({ accepted }) => !accepted);
      return found.map(({ check }) => `${check} beside ${file}`);
    });
    expect(second).toEqual([]);
  });
});
