import { placeIn } from '../plan/index.ts';
import type { Check } from './check.ts';

const PERSONAL = ['mobile', 'email-personal'];

/** Source: GDPR, article 6. */
export const personalWayConsented: Check = {
  id: 'personal-way-consented',
  title: "A person's mobile number or private mail is in the plan with their consent",
  family: 'communication',
  severity: 'warning',
  find: (plan) =>
    [...plan.contacts.values()].flatMap((contact) => {
      const { type, label, ways, consent } = contact;
      const index = ways.findIndex((way) => PERSONAL.includes(way.type));
      if (type !== 'person' || index < 0 || consent?.personalWays === true) return [];
      const what = ways[index]?.type === 'mobile' ? 'a mobile number' : 'a private mail address';
      return [
        {
          place: placeIn(plan, contact, ['ways', index, 'type']),
          message: `The plan holds ${what} of ${label}, but not their consent to its use. Ask them, and write \`consent: { personalWays: true, on: … }\` with the day, or remove this way.`,
          related: consent ? [placeIn(plan, contact, ['consent', 'personalWays'])] : [],
        },
      ];
    }),
};
