import { contactsUsed, lostIn, placeIn, waysLeft } from '../plan/index.ts';
import type { Contact, Place, Plan, Scenario } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { listed } from './wording.ts';

/** Source: ISO 22301, 8.4.3 (warning and communication). */
export const contactReachable: Check = {
  id: 'contact-reachable',
  title: 'A contact can be reached in every scenario that uses it',
  family: 'communication',
  severity: 'error',
  find: (plan) => {
    const failing = new Map<Contact, { scenario: Scenario; used: Place }[]>();
    for (const scenario of plan.scenarios.values()) {
      const lost = lostIn(plan, scenario.id);
      for (const [id, used] of contactsUsed(plan, scenario.id)) {
        const contact = plan.contacts.get(id);
        if (!contact || waysLeft(plan, lost, contact).length > 0) continue;
        failing.set(contact, [...(failing.get(contact) ?? []), { scenario, used }]);
      }
    }
    return [...failing].map(([contact, cases]) => describe(plan, contact, cases));
  },
};

function describe(
  plan: Plan,
  contact: Contact,
  cases: readonly { scenario: Scenario; used: Place }[],
): Finding {
  const names = listed(cases.map(({ scenario }) => `“${scenario.name}”`));
  return {
    place: placeIn(plan, contact, ['ways'], 'key'),
    message: `${contact.label} is called on in ${names}, but every way to reach them is lost then. Add a way that does not hang on what is lost, such as a mobile telephone of another carrier.`,
    related: cases.flatMap(({ scenario, used }) => [used, placeIn(plan, scenario, ['losesDomains'])]),
  };
}
