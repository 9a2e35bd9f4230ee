import { formatDate, placeIn } from '../plan/index.ts';
import type { Check } from './check.ts';

export const measureOnTime: Check = {
  id: 'measure-on-time',
  title: 'A planned measure is in place by its date',
  family: 'risks',
  severity: 'warning',
  dateDriven: true,
  find: (plan, { today }) =>
    [...plan.measures.values()].flatMap((measure) => {
      const { name, state, status, dueOn } = measure;
      if (state !== 'planned' || status === 'retired' || dueOn === undefined || dueOn >= today) return [];
      return [
        {
          place: placeIn(plan, measure, ['dueOn']),
          message: `${name} was to be in place by ${formatDate(dueOn)}, but is still planned. Put it in place and write \`state: in-place\`, or agree on a new date with its owner.`,
        },
      ];
    }),
};
