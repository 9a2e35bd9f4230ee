import { addPeriod, formatDate, formatPeriod, placeIn } from '../plan/index.ts';
import type { Channel, Plan } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { notYet } from './not-yet.ts';

/** A test of its own (`lastTested`) counts as an exercise does. Source: ISO 22301, 8.5 (exercise programme). */
export const channelTested: Check = {
  id: 'channel-tested',
  title: 'A channel was vetted, and tried within the time set',
  family: 'communication',
  severity: 'warning',
  find: (plan, { today }) =>
    [...plan.channels.values()].flatMap((channel) => {
      const { lastTested } = channel;
      if (lastTested !== undefined && lastTested > today)
        return [
          {
            place: placeIn(plan, channel, ['lastTested']),
            message: `${channel.name} cannot have been tried: ${notYet(lastTested, today)}`,
          },
        ];
      const period = plan.organization.thresholds.exercise;
      const last = lastTried(plan, channel, today);
      const fresh = last !== undefined && addPeriod(last, period) >= today;
      if (fresh && channel.vetted) return [];
      return [describe(plan, channel, fresh ? undefined : staleness(last, period))];
    }),
};

function lastTried(plan: Plan, { id, lastTested }: Channel, today: string): string | undefined {
  const used = [...plan.exercises.values()].filter(
    ({ status, channels }) => status === 'done' && channels.includes(id),
  );
  return [...used.map(({ date }) => date), ...(lastTested === undefined ? [] : [lastTested])]
    .filter((date) => date <= today)
    .sort()
    .at(-1);
}

function staleness(last: string | undefined, period: string): string {
  return last === undefined
    ? 'has never been tried'
    : `was last tried on ${formatDate(last)}, over ${formatPeriod(period)} ago`;
}

function describe(plan: Plan, channel: Channel, stale: string | undefined): Finding {
  const unvetted = channel.vetted ? undefined : 'nobody has found it fit for use';
  const state = [stale ?? 'has been tried', unvetted].filter((part) => part !== undefined);
  const mend = [
    stale === undefined ? '' : ' Use it in the next exercise, or try it and write `lastTested`.',
    unvetted === undefined ? '' : ' Have a role look at it and write `vetted` with `by` and `on`.',
  ].join('');
  return {
    place: placeIn(plan, channel, ['name']),
    message: `${channel.name} ${state.join(stale === undefined ? ', but ' : ', and ')}.${mend}`,
    dateDriven: unvetted === undefined,
  };
}
