import { channelsIn, placeIn, sharedBy, stopsWith } from '../plan/index.ts';
import type { Check } from './check.ts';
import { listed } from './wording.ts';

/** The first two are what people will try; sign-in counts as well. */
export const channelsIndependent: Check = {
  id: 'channels-independent',
  title: 'The two channels to try first do not stop together',
  family: 'communication',
  severity: 'warning',
  find: (plan) => {
    const [first, second] = channelsIn(plan, new Set()).map(({ channel }) => channel);
    if (!first || !second) return [];
    const options = [first, second].map((channel) => ({ of: channel, domains: stopsWith(plan, channel) }));
    const shared = sharedBy(plan, options).flatMap((id) => plan.failureDomains.get(id) ?? []);
    if (shared.length === 0) return [];
    const names = listed(shared.map(({ name }) => name));
    return [
      {
        place: placeIn(plan, second, ['failureDomains']),
        message: `${first.name} and ${second.name} are the channels to try first, but both stop with ${names}. Give the second rank to a channel that does not hang on ${names}, or move one of them elsewhere.`,
        related: [placeIn(plan, first, ['failureDomains'])],
      },
    ];
  },
};
