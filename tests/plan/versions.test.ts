import { expect, test } from 'vitest';
import { parsePlan } from '../../src/plan/index.ts';
import { changed, soundPlan } from './sound-plan.ts';

test.each(['1.0', '2.10', '1', '"1.0"', '2026-06-15'])(
  'a version written as %s is read as written',
  (version) => {
    const { plan, problems } = parsePlan(
      soundPlan(changed('services/mail.yaml', 'version: "1"', `version: ${version}`)),
    );
    expect(plan.services.get('mail')?.version).toBe(version.replaceAll('"', ''));
    expect(problems).toEqual([]);
  },
);
