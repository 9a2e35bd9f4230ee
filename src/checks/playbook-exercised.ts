import { addPeriod, compareText, formatDate, formatPeriod, isWhole, placeIn } from '../plan/index.ts';
import type { Exercise, Plan } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { playbooksInForce } from './in-force.ts';

/** How long after the last exercise a playbook is no longer to be trusted. */
const TOO_LONG = '18mo';

/** A playbook that nobody has tried is a wish. Source: ISO 22301, clause 8.5. */
export const playbookExercised: Check = {
  id: 'playbook-exercised',
  title: 'Every approved playbook has been exercised within the year',
  family: 'exercises',
  severity: 'warning',
  dateDriven: true,
  find: (plan, { today }) => {
    if (!isWhole(plan, 'exercise')) return [];
    const exercises = lastExercises(plan, today);
    const { exercise: period } = plan.organization.thresholds;
    return playbooksInForce(plan).flatMap((playbook): Finding[] => {
      if (playbook.status !== 'approved') return [];
      const place = placeIn(plan, playbook, ['title']);
      const last = exercises.get(playbook.id);
      if (!last) {
        return [
          {
            place,
            message: `${playbook.title} is approved, but no exercise has ever followed it. Plan one, be it half an hour at a table.`,
            dateDriven: false,
          },
        ];
      }
      if (addPeriod(last.date, period) >= today) return [];
      const late = addPeriod(last.date, TOO_LONG) < today;
      return [
        {
          place,
          message: `${playbook.title} was last exercised on ${formatDate(last.date)} (${last.name}), more than ${formatPeriod(late ? TOO_LONG : period)} ago. Plan the next exercise.`,
          related: [placeIn(plan, last, ['date'])],
          severity: late ? 'error' : 'warning',
        },
      ];
    });
  },
};

/** The last exercise that was held, by playbook. */
function lastExercises(plan: Plan, today: string): ReadonlyMap<string, Exercise> {
  const last = new Map<string, Exercise>();
  const held = [...plan.exercises.values()]
    .filter(({ status, date }) => status === 'done' && date <= today)
    .sort((a, b) => compareText(a.date, b.date));
  for (const exercise of held) for (const id of exercise.playbooks) last.set(id, exercise);
  return last;
}
