import { addPeriod, formatDate, formatPeriod, placeIn } from '../plan/index.ts';
import type { Plan, Training } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';

const FEWEST_PERCENT = 90;

/** People forget, and people leave. Source: ISO 22301, clauses 7.2 and 7.3. */
export const trainingCurrent: Check = {
  id: 'training-current',
  title: 'Training is repeated in time, and nine in ten have it',
  family: 'exercises',
  severity: 'warning',
  find: (plan, { today }) =>
    [...plan.training.values()].flatMap((training) => [
      ...overdue(plan, training, today),
      ...incomplete(plan, training),
    ]),
};

function overdue(plan: Plan, training: Training, today: string): Finding[] {
  const { lastRun, refreshEvery } = training;
  if (lastRun === undefined || addPeriod(lastRun, refreshEvery) >= today) return [];
  return [
    {
      place: placeIn(plan, training, ['lastRun']),
      message: `${training.name} was last held on ${formatDate(lastRun)} and is to be repeated every ${formatPeriod(refreshEvery)}. Hold it again.`,
      related: [placeIn(plan, training, ['refreshEvery'])],
      dateDriven: true,
    },
  ];
}

function incomplete(plan: Plan, training: Training): Finding[] {
  const { completion } = training;
  if (!completion || completion.completed * 100 >= completion.eligible * FEWEST_PERCENT) return [];
  const percent = Math.floor((completion.completed * 100) / completion.eligible);
  return [
    {
      place: placeIn(plan, training, ['completion', 'completed']),
      message: `${completion.completed} of ${completion.eligible} people (${percent} %) have had ${training.name}; it should be ${FEWEST_PERCENT} %. Hold it for those who have not.`,
    },
  ];
}
