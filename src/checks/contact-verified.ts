import { addPeriod, formatDate, formatPeriod, placeIn } from '../plan/index.ts';
import type { Contact, Plan } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { notYet } from './not-yet.ts';

const TRIED_OFTEN: readonly Contact['type'][] = ['person', 'desk', 'rota'];

/** Only an answer counts: a line that rings may ring in an empty room. Source: ISO 22301, 8.4.3. */
export const contactVerified: Check = {
  id: 'contact-verified',
  title: 'A contact has answered by one of its ways within the time set',
  family: 'communication',
  severity: 'warning',
  find: (plan, { today }) =>
    [...plan.contacts.values()].flatMap((contact) => {
      const { verifyPeople, verifyVendors } = plan.organization.thresholds;
      const period = TRIED_OFTEN.includes(contact.type) ? verifyPeople : verifyVendors;
      const last = lastAnswer(contact);
      if (last !== undefined && last > today) return [tooEarly(plan, contact, last, today)];
      if (last !== undefined && addPeriod(last, period) >= today) return [];
      return [describe(plan, contact, period, last, today)];
    }),
};

function lastAnswer({ ways }: Contact): string | undefined {
  return ways
    .flatMap(({ verifiedOn, verifiedHow }) => (verifiedHow === 'answered' ? (verifiedOn ?? []) : []))
    .sort()
    .at(-1);
}

function tooEarly(plan: Plan, contact: Contact, on: string, today: string): Finding {
  const index = contact.ways.findIndex(({ verifiedOn }) => verifiedOn === on);
  return {
    place: placeIn(plan, contact, ['ways', index, 'verifiedOn'], 'key'),
    message: `${contact.label} cannot have answered: ${notYet(on, today)}`,
  };
}

function describe(
  plan: Plan,
  contact: Contact,
  period: string,
  last: string | undefined,
  today: string,
): Finding {
  const state = last === undefined ? 'has never been seen to answer' : `last answered on ${formatDate(last)}`;
  const index = contact.ways.findIndex((way) => way.verifiedOn === last && way.verifiedHow === 'answered');
  const twice = last === undefined ? undefined : addPeriod(addPeriod(last, period), period);
  return {
    place: placeIn(plan, contact, last === undefined ? ['ways'] : ['ways', index, 'verifiedOn'], 'key'),
    message: `${contact.label} ${state}, but is to be tried every ${formatPeriod(period)}. Try a way of theirs, and write \`verifiedOn\` with \`verifiedHow: answered\` beside it.`,
    severity: twice !== undefined && twice < today ? 'error' : 'warning',
    dateDriven: last !== undefined,
  };
}
