import { formatDate, nameOf, placeIn } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';

/** A promise whose day has passed needs a new day or an end. */
export const actionOnTime: Check = {
  id: 'action-on-time',
  title: 'No action is past its due date',
  family: 'exercises',
  severity: 'warning',
  dateDriven: true,
  find: (plan, { today }) =>
    [...plan.exercises.values()].flatMap((exercise) =>
      exercise.findings.flatMap(({ id, action }, index): Finding[] => {
        if (action?.status !== 'open' || action.due === undefined || action.due >= today) return [];
        const owner =
          action.owner === undefined
            ? 'Its owner'
            : `Its owner (${nameOf(plan, { kind: 'role', id: action.owner })})`;
        return [
          {
            place: placeIn(plan, exercise, ['findings', index, 'action', 'due']),
            message: `The action on the finding ${id} of ${exercise.name} was due on ${formatDate(action.due)} and is still open. ${owner} closes it, or agrees a new date.`,
          },
        ];
      }),
    ),
};
