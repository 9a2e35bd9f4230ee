import { placeIn } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { listed } from './wording.ts';

/** What belongs to nobody and is due never is not mended. Source: ISO 22301, clause 10.1. */
export const findingHasAction: Check = {
  id: 'finding-has-action',
  title: 'Every finding has an action with an owner and a due date',
  family: 'exercises',
  severity: 'error',
  find: (plan) =>
    [...plan.exercises.values()].flatMap((exercise) =>
      exercise.findings.flatMap(({ id, action }, index): Finding[] => {
        if (action && action.status !== 'open') return [];
        const missing = [
          ...(action?.owner === undefined ? ['an owner'] : []),
          ...(action?.due === undefined ? ['a due date'] : []),
        ];
        if (missing.length === 0) return [];
        return [
          {
            place: placeIn(plan, exercise, ['findings', index, action ? 'action' : 'text'], 'key'),
            message: `The finding ${id} of ${exercise.name} has no action with ${listed(missing)}. Say in \`action\` who mends it, and by when.`,
          },
        ];
      }),
    ),
};
