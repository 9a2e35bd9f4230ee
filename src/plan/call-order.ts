import type { Contact } from './kinds/index.ts';
import { rolesOf } from './involvement.ts';
import { loses } from './loss.ts';
import type { Lost } from './loss.ts';
import { holders } from './order.ts';
import type { Plan, Playbook } from './plan.ts';

/** Somebody to call, and why: the roles they fill, and the services lost that they support. */
export type ToCall = {
  contact: Contact;
  roles: { id: string; title: string; rank: 'first' | 'alternate' }[];
  supports: string[];
};

/**
 * All contacts in the order in which they are called in a loss: who may activate each playbook and who acts in it, playbook
 * by playbook, the primary of a role before its alternates; then the support of services lost; then everybody else, by label.
 */
export function callOrder(plan: Plan, playbooks: readonly Playbook[], lost: Lost): ToCall[] {
  const order = new Map<string, ToCall>();
  const entryOf = (contact: Contact): ToCall => {
    const entry = order.get(contact.id) ?? { contact, roles: [], supports: [] };
    order.set(contact.id, entry);
    return entry;
  };
  for (const id of rolesInOrder(plan, playbooks)) {
    const role = plan.roles.get(id);
    for (const contact of role ? holders(plan, role) : []) {
      const rank = contact.id === role?.primary ? 'first' : 'alternate';
      entryOf(contact).roles.push({ id, title: role?.title ?? id, rank });
    }
  }
  for (const service of plan.services.values()) {
    if (service.status === 'retired' || !loses(lost, service)) continue;
    for (const id of service.support) {
      const contact = plan.contacts.get(id);
      if (contact) entryOf(contact).supports.push(service.name);
    }
  }
  const others = [...plan.contacts.values()].filter(({ id }) => !order.has(id));
  others.sort((a, b) => (a.label < b.label ? -1 : 1)).forEach(entryOf);
  return [...order.values()];
}

function rolesInOrder(plan: Plan, playbooks: readonly Playbook[]): Set<string> {
  return new Set(
    playbooks.flatMap((playbook) => {
      const { authority, alternate } = playbook.activation;
      return [...[authority, alternate].filter((id) => id !== undefined), ...rolesOf(plan, playbook).keys()];
    }),
  );
}
