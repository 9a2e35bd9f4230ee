import { addPeriod, compareText, formatDate, formatPeriod, placeIn } from '../plan/index.ts';
import type { Check } from './check.ts';

/** What is not measured is not managed, only hoped for. Source: ISO 22301, clause 9.1. */
export const objectiveMeasured: Check = {
  id: 'objective-measured',
  title: 'Every objective has a reading in its period',
  family: 'governance',
  severity: 'warning',
  dateDriven: true,
  find: (plan, { today }) =>
    [...plan.objectives.values()].flatMap((objective) => {
      const { readings, readEvery, statement } = objective;
      const last = [...readings].sort((a, b) => compareText(a.on, b.on)).at(-1);
      if (!last) {
        return [
          {
            place: placeIn(plan, objective, ['measure'], 'key'),
            message: `The objective “${statement}” has never been read. Measure it and add the first of its \`readings\`.`,
            dateDriven: false,
          },
        ];
      }
      if (addPeriod(last.on, readEvery) >= today) return [];
      return [
        {
          place: placeIn(plan, objective, ['readings', readings.indexOf(last), 'on']),
          message: `The objective “${statement}” was last read on ${formatDate(last.on)} and is to be read every ${formatPeriod(readEvery)}. Add a reading.`,
        },
      ];
    }),
};
