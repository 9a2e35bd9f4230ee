import { EVERYONE } from './components.ts';
import { lostIn, loses } from './loss.ts';
import { oncePerKey, oncePerPlan } from './memo.ts';
import { playbooksAnswering } from './order.ts';
import type { Plan, Playbook } from './plan.ts';
import type { Place } from './problem.ts';
import { placeIn } from './places.ts';

/** Something that a scenario calls for, and the first place that does so. */
export type Involved = ReadonlyMap<string, Place>;

/** Roles that a playbook needs: its roles, those of its steps, and those that may activate it. */
export function rolesOf(plan: Plan, playbook: Playbook): Involved {
  return rolesByPlaybook(plan).get(playbook.id) ?? new Map<string, Place>();
}

const rolesByPlaybook = oncePerPlan(
  (plan) => new Map([...plan.playbooks.values()].map((playbook) => [playbook.id, readRoles(plan, playbook)])),
);

function readRoles(plan: Plan, playbook: Playbook): Involved {
  const { roles, body, activation } = playbook;
  const found = new Map<string, Place>();
  const add = (id: string | undefined, place: () => Place) => {
    if (id !== undefined && id !== EVERYONE && plan.roles.has(id) && !found.has(id)) found.set(id, place());
  };
  roles.forEach((id, index) => {
    add(id, () => placeIn(plan, playbook, ['roles', index]));
  });
  for (const step of body.steps) add(step.role, () => step.place);
  for (const key of ['authority', 'alternate'] as const) {
    add(activation[key], () => placeIn(plan, playbook, ['activation', key]));
  }
  return found;
}

/** Roles needed in a scenario: those of its playbooks. Source: checks.md, "Notation". */
export const rolesNeeded = oncePerKey((plan, scenario: string): Involved => {
  const needed = new Map<string, Place>();
  for (const playbook of playbooksAnswering(plan, scenario)) {
    for (const [id, place] of rolesOf(plan, playbook)) if (!needed.has(id)) needed.set(id, place);
  }
  return needed;
});

/**
 * Contacts used in a scenario: through the roles, `<Contact>` and `<Role>` of its playbooks, what the playbooks use, and
 * the support of services lost. Source: checks.md, "Notation".
 */
export const contactsUsed = oncePerKey((plan, scenario: string): Involved => {
  const used = new Map<string, Place>();
  const add = (id: string, place: () => Place) => {
    if (plan.contacts.has(id) && !used.has(id)) used.set(id, place());
  };
  const addRole = (id: string, place: Place) => {
    const role = plan.roles.get(id);
    for (const contact of role ? [role.primary, ...role.alternates] : []) add(contact, () => place);
  };
  for (const [id, place] of rolesNeeded(plan, scenario)) addRole(id, place);
  for (const playbook of playbooksAnswering(plan, scenario)) {
    playbook.uses.forEach(({ kind, id }, index) => {
      if (kind === 'contact') add(id, () => placeIn(plan, playbook, ['uses', index]));
    });
    for (const { to, place } of playbook.body.references) {
      if (to.kind === 'contact') add(to.id, () => place);
      if (to.kind === 'role') addRole(to.id, place);
    }
  }
  const lost = lostIn(plan, scenario);
  for (const service of plan.services.values()) {
    if (service.status === 'retired' || !loses(lost, service)) continue;
    service.support.forEach((id, index) => {
      add(id, () => placeIn(plan, service, ['support', index]));
    });
  }
  return used;
});
