import { addPeriod, formatDate, isWhole, nameOf, placeIn } from '../plan/index.ts';
import type { Exercise, Plan } from '../plan/index.ts';
import type { Check } from './check.ts';

/** How long after a failure the retest may come. */
const LATEST = '6mo';

/** Only a second try shows whether what failed is mended. Source: ISO 22301, clause 8.5. */
export const failedExerciseRepeated: Check = {
  id: 'failed-exercise-repeated',
  title: 'Every failed exercise is repeated within half a year',
  family: 'exercises',
  severity: 'error',
  dateDriven: true,
  find: (plan, { today }) => {
    if (!isWhole(plan, 'exercise')) return [];
    return [...plan.exercises.values()].flatMap((failed) => {
      if (failed.status !== 'done' || failed.outcome !== 'fail') return [];
      const limit = addPeriod(failed.date, LATEST);
      if (retests(plan, failed).some((retest) => counts(retest, limit, today))) return [];
      return [
        {
          place: placeIn(plan, failed, ['outcome']),
          message: `${failed.name} failed on ${formatDate(failed.date)}, and no other exercise of the type ${failed.type} on “${nameOf(plan, { kind: 'scenario', id: failed.scenario })}” is held or planned by ${formatDate(limit)}. Plan the retest.`,
          related: retests(plan, failed).map((retest) => placeIn(plan, retest, ['date'])),
        },
      ];
    });
  },
};

/** Later exercises of the same type and scenario that were not called off. Source: checks.md, "Notation". */
function retests(plan: Plan, failed: Exercise): Exercise[] {
  return [...plan.exercises.values()].filter(
    ({ type, scenario, status, date }) =>
      type === failed.type && scenario === failed.scenario && status !== 'cancelled' && date > failed.date,
  );
}

/** A planned retest whose day has passed counts as long as there is still time for another. */
function counts({ status, date }: Exercise, limit: string, today: string): boolean {
  return date <= limit && (status === 'done' || date >= today || limit >= today);
}
