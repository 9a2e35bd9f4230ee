import { groupPhone, isPhone } from '../plan/index.ts';
import type { Channel, Plan } from '../plan/index.ts';
import type { Words } from '../words/index.ts';

/** Where people hear what is going on: the recorded line, or whatever channel stands first; undefined without channels. */
export function outageLine(plan: Plan): Channel | undefined {
  const channels = [...plan.channels.values()].sort((a, b) => a.rank - b.rank);
  return channels.find(({ type }) => type === 'recorded-line') ?? channels[0];
}

/** A text message that asks somebody to ring, short enough for one part, to be sent as it is or changed. */
export function callBack(plan: Plan, words: Words): string {
  const line = outageLine(plan);
  const number = line !== undefined && isPhone(line.address) ? groupPhone(line.address) : undefined;
  return words.contact.callBack(plan.organization.name, number).replaceAll('\u00a0', ' ');
}
