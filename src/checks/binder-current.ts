import { formatDate, formatPeriod, overtakenBy, placeIn, printsOf, reprintDue } from '../plan/index.ts';
import type { Binder, Plan } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { listed } from './wording.ts';

/** In an outage the binder is the plan: what it says is what is done. */
export const binderCurrent: Check = {
  id: 'binder-current',
  title: 'Every printed binder is as new as the playbooks in it',
  family: 'site',
  severity: 'warning',
  find: (plan, { today }) =>
    [...plan.binders.values()].flatMap((binder) => {
      const last = printsOf(binder).at(-1);
      if (!last) return [];
      const printing = { on: last.on, index: binder.printed.indexOf(last) };
      const overtaken = newerThan(plan, binder, printing);
      return overtaken.length > 0 ? overtaken : expired(plan, binder, printing, today);
    }),
};

type Printing = { on: string; index: number };

function newerThan(plan: Plan, binder: Binder, { on, index }: Printing): Finding[] {
  const newer = overtakenBy(plan, binder);
  if (newer.length === 0) return [];
  const names = newer.slice(0, 3).map(({ title }) => title);
  const rest = newer.length - names.length;
  return [
    {
      place: placeIn(plan, binder, ['printed', index, 'on']),
      message: `The binder ${binder.title} was last printed on ${formatDate(on)}, before the version in force of ${listed(rest > 0 ? [...names, `${rest} more`] : names)}. Print it anew, exchange it at its place, and add the day to \`printed\`.`,
      related: newer.map((playbook) => placeIn(plan, playbook, ['version'])),
    },
  ];
}

function expired(plan: Plan, binder: Binder, { on, index }: Printing, today: string): Finding[] {
  if ((reprintDue(binder) ?? today) >= today) return [];
  return [
    {
      place: placeIn(plan, binder, ['printed', index, 'on']),
      message: `The binder ${binder.title} was last printed on ${formatDate(on)} and is to be replaced every ${formatPeriod(binder.replaceEvery)}. Print it anew, exchange it at its place, and add the day to \`printed\`.`,
      related: [placeIn(plan, binder, ['replaceEvery'])],
      dateDriven: true,
    },
  ];
}
