import { criticalProcesses, placeIn, reachOf } from '../plan/index.ts';
import type { Plan } from '../plan/index.ts';
import type { Check } from './check.ts';

/** A vendor contact is critical when a critical process needs what it supports, or the party that it belongs to. */
export const vendorQuoteKnown: Check = {
  id: 'vendor-quote-known',
  title: 'It is known what to quote when a critical vendor is called',
  family: 'communication',
  severity: 'warning',
  find: (plan) => {
    const critical = criticalContacts(plan);
    return [...plan.contacts.values()]
      .filter(({ id, type, quote }) => type === 'vendor' && quote === undefined && critical.has(id))
      .map((contact) => ({
        place: placeIn(plan, contact, ['label']),
        message: `A critical process hangs on ${contact.label}, but the plan does not say what to state when calling. Add \`quote\` with the contract or customer number, and what to say to be put through at once.`,
      }));
  },
};

function criticalContacts(plan: Plan): Set<string> {
  const contacts = new Set<string>();
  const addParty = (id: string | undefined) => {
    plan.parties.get(id ?? '')?.contacts.forEach((contact) => contacts.add(contact));
    for (const { id: contact, party } of plan.contacts.values()) {
      if (party !== undefined && party === id) contacts.add(contact);
    }
  };
  const parties = new Set<string>();
  for (const businessProcess of criticalProcesses(plan)) {
    for (const { kind, id, strength } of businessProcess.dependsOn) {
      if (kind === 'party' && strength === 'hard') parties.add(id);
    }
    for (const { support, provider } of reachOf(plan, businessProcess).services) {
      support.forEach((contact) => contacts.add(contact));
      if (provider !== undefined) parties.add(provider);
    }
  }
  parties.forEach(addParty);
  return contacts;
}
