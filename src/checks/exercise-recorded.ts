import { placeIn } from '../plan/index.ts';
import type { Check } from './check.ts';
import { listed } from './wording.ts';

/** What an exercise taught is gone with the people unless it is written down. Source: ISO 22301, clause 8.5. */
export const exerciseRecorded: Check = {
  id: 'exercise-recorded',
  title: 'Every exercise that was held has results, a timeline and a report',
  family: 'exercises',
  severity: 'error',
  find: (plan) =>
    [...plan.exercises.values()].flatMap((exercise) => {
      if (exercise.status !== 'done') return [];
      const missing = [
        ...(exercise.results.length === 0 ? ['`results`'] : []),
        ...(exercise.timeline.length === 0 ? ['`timeline`'] : []),
        ...(exercise.report === undefined ? ['`report`'] : []),
      ];
      if (missing.length === 0) return [];
      return [
        {
          place: placeIn(plan, exercise, ['status']),
          message: `${exercise.name} has been held, but ${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} missing. Write down what came out, what happened when, and where the report lies.`,
        },
      ];
    }),
};
