import { holders, ownersByWork, publicContact } from '../plan/index.ts';
import type { Contact, Plan, Role } from '../plan/index.ts';

/** Whether some binder of the plan holds what the site does not publish of contacts. */
export function contactsInBinder(plan: Plan): boolean {
  return [...plan.binders.values()].some(({ contains }) => contains.contacts);
}

/**
 * Whom to ask for a number that is not published: the role that keeps most of the plan of those whose first contact is
 * somebody else, with a published number. Undefined when there is none.
 */
export function keeperToAsk(plan: Plan, contact: Contact): Role | undefined {
  return ownersByWork(plan)
    .flatMap((id) => plan.roles.get(id) ?? [])
    .find((role) => {
      const [first] = holders(plan, role);
      return first !== undefined && first.id !== contact.id && publicContact(first).ways.length > 0;
    });
}
