import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allChecks, runChecks } from '../../src/checks/index.ts';
import { loadPlan, parsePlan } from '../../src/plan/index.ts';
import type { Problem } from '../../src/plan/index.ts';
import { filesOf, planParts } from '../plan/random-plan.ts';
import { TODAY } from '../plan/sound-plan.ts';

type Files = ReadonlyMap<string, string | Uint8Array>;

const family = allChecks.filter((check) => check.family === 'dependencies');
const sample = loadPlan(new URL('../../content', import.meta.url).pathname).files;

function problemsOf(files: Files): Problem[] {
  return runChecks(parsePlan(files).plan, { today: TODAY }, family);
}

/** Each fault by its check and file, leaving out what stands in one file: the words may change, the fault stays. */
function faults(files: Files, without?: string): Set<string> {
  const problems = problemsOf(files).filter(({ file }) => file !== without);
  return new Set(problems.map(({ check, file, severity }) => `${check} ${severity} ${file}`));
}

function changed(files: Files, file: string, change: (text: string) => string): Files {
  const text = files.get(file);
  const written = typeof text === 'string' ? text : new TextDecoder().decode(text);
  return new Map([...files, [file, change(written)]]);
}

function without(files: Files, file: string): Files {
  return new Map([...files].filter(([path]) => path !== file));
}

const random = fc.tuple(planParts, fc.nat());
const pick = (files: Files, folder: string, number: number) => {
  const paths = [...files.keys()].filter((path) => path.startsWith(folder)).sort();
  return paths[number % paths.length] ?? '';
};
const redundant = (text: string) => text.replace('redundancy: none', 'redundancy: active-active');

describe('A redundancy', () => {
  it('adds no problem of the dependencies, wherever it is added', () => {
    fc.assert(
      fc.property(random, ([parts, number]) => {
        const files = filesOf(parts);
        const before = faults(files);
        const after = faults(changed(files, pick(files, 'services/part', number), redundant));
        expect([...after].filter((fault) => !before.has(fault))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('removes what it is meant to remove', () => {
    const file = 'services/corp-wan.yaml';
    const bare = changed(sample, file, (text) => text.replace(/^singlePointOfFailure:\n(?: .*\n)*/m, ''));
    const checks = (files: Files) =>
      problemsOf(files).flatMap((problem) => (problem.file === file ? problem.check : []));
    expect(checks(bare)).toEqual(['single-point-accepted']);
    expect(checks(changed(bare, file, redundant))).toEqual([]);
  });
});

describe('A contingency', () => {
  it('takes no problem of the dependencies with it when it is removed, but those of its own file', () => {
    fc.assert(
      fc.property(random, ([parts, number]) => {
        const files = filesOf(parts);
        const file = pick(files, 'measures/', number);
        const after = faults(without(files, file));
        expect([...faults(files, file)].filter((fault) => !after.has(fault))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('that needs nothing adds no problem outside its own file', () => {
    fc.assert(
      fc.property(random, ([parts, number]) => {
        const files = filesOf(parts);
        const from = pick(files, 'measures/', number);
        const paper = changed(files, from, (text) => text.replace(/requires: .*/, 'requires: []'));
        const added = new Map([...files, ['measures/paper.yaml', paper.get(from) ?? '']]);
        const before = faults(files);
        expect([...faults(added, 'measures/paper.yaml')].filter((fault) => !before.has(fault))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('The report', () => {
  it('is the same in whatever order the files are read', () => {
    fc.assert(
      fc.property(planParts, fc.infiniteStream(fc.nat()), (parts, numbers) => {
        const files = filesOf(parts);
        const shuffled = [...files]
          .map((entry) => ({ entry, at: numbers.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ entry }) => entry);
        const all = (some: Files) => runChecks(parsePlan(some).plan, { today: TODAY });
        expect(all(new Map(shuffled))).toEqual(all(files));
      }),
      { numRuns: 40 },
    );
  });

  it('of the sample is the same backwards', () => {
    const all = (files: Files) => runChecks(parsePlan(files).plan, { today: TODAY });
    expect(all(new Map([...sample].reverse()))).toEqual(all(sample));
  });
});
