import type { Channel, Plan } from '../plan/index.ts';

/** Where people hear what is going on: the recorded line, or whatever channel stands first; undefined without channels. */
export function outageLine(plan: Plan): Channel | undefined {
  const channels = [...plan.channels.values()].sort((a, b) => a.rank - b.rank);
  return channels.find(({ type }) => type === 'recorded-line') ?? channels[0];
}
