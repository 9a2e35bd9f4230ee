import { describe, expect, it } from 'vitest';
import { isOverdue, stops } from '../../src/build-problems.ts';
import { runChecks } from '../../src/checks/index.ts';
import type { Check, Finding } from '../../src/checks/index.ts';
import { parsePlan } from '../../src/plan/index.ts';
import { soundPlan, TODAY } from '../plan/sound-plan.ts';

const { plan } = parsePlan(soundPlan());
const found = (check: Partial<Check>, finding: Partial<Finding> = {}) => {
  const [problem] = runChecks(plan, { today: TODAY }, [
    {
      id: 'night-has-passed',
      title: 'No night has passed',
      family: 'governance',
      severity: 'error',
      find: () => [
        { place: { file: 'a.yaml', line: 1, column: 1 }, message: 'A night has passed.', ...finding },
      ],
      ...check,
    },
  ]);
  if (!problem) throw new Error('The check found nothing.');
  return { stops: stops(problem), overdue: isOverdue(problem) };
};

describe('An error', () => {
  it('stops a build', () => {
    expect(found({})).toEqual({ stops: true, overdue: false });
  });

  it('that a date has brought is said, and the site is built', () => {
    expect(found({ dateDriven: true })).toEqual({ stops: false, overdue: true });
    expect(found({}, { dateDriven: true })).toEqual({ stops: false, overdue: true });
  });

  it('of a check on dates that has another cause stops a build', () => {
    expect(found({ dateDriven: true }, { dateDriven: false })).toEqual({ stops: true, overdue: false });
  });
});

describe('A warning', () => {
  it('neither stops a build nor is overdue, whatever has brought it', () => {
    for (const check of [{}, { dateDriven: true } as const])
      expect(found({ ...check, severity: 'warning' })).toEqual({ stops: false, overdue: false });
  });
});
