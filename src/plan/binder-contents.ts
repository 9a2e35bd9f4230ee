import type { Binder, Contact, Resource } from './kinds/index.ts';
import { nameOrder } from './name-order.ts';
import { byUse, holders, teams } from './order.ts';
import type { Plan, Playbook } from './plan.ts';
import { within } from './visibility.ts';

/** What stands in a binder, in the order in which it is put in. */
export type BinderContents = {
  playbooks: Playbook[];
  contacts: Contact[];
  resources: Resource[];
  forms: Resource[];
  programme: boolean;
};

/** Resolves a binder's selection; nothing above its highest visibility gets in. */
export function binderContents(plan: Plan, binder: Binder): BinderContents {
  const { contains } = binder;
  const byUnit = new Set(
    teams(plan)
      .filter(({ unit }) => contains.units.includes(unit))
      .flatMap((team) => team.playbooks.map(({ id }) => id)),
  );
  const isIn = (playbook: Playbook) =>
    contains.playbooks.includes(playbook.id) ||
    byUnit.has(playbook.id) ||
    contains.roles.some((role) => actsIn(playbook, role)) ||
    contains.services.some((service) => playbook.services.includes(service));
  const playbooks = [...plan.playbooks.values()]
    .filter((playbook) => within(playbook.visibility, binder.highestVisibility) && isIn(playbook))
    .sort(byUse);
  return {
    playbooks,
    contacts: contains.contacts ? contactsIn(plan, playbooks) : [],
    resources: chosen(plan, contains.resources, () => true),
    forms: chosen(plan, contains.forms, ({ type }) => type === 'form'),
    programme: contains.programme && plan.programme !== undefined,
  };
}

function actsIn(playbook: Playbook, role: string): boolean {
  return playbook.roles.includes(role) || playbook.body.steps.some((step) => step.role === role);
}

function chosen(
  plan: Plan,
  choice: boolean | readonly string[],
  fits: (resource: Resource) => boolean,
): Resource[] {
  if (choice === false) return [];
  if (choice === true) return [...plan.resources.values()].filter(fits);
  return choice.flatMap((id) => plan.resources.get(id) ?? []);
}

/** Contacts that the playbooks' roles, services and bodies lead to, in order of their labels. */
function contactsIn(plan: Plan, playbooks: readonly Playbook[]): Contact[] {
  const found = new Map<string, Contact>();
  const add = (contact: Contact | undefined) => contact && found.set(contact.id, contact);
  const addRole = (id: string | undefined) => {
    const role = id === undefined ? undefined : plan.roles.get(id);
    if (role) holders(plan, role).forEach(add);
  };
  for (const playbook of playbooks) {
    playbook.roles.forEach(addRole);
    playbook.body.steps.forEach((step) => addRole(step.role));
    addRole(playbook.activation.authority);
    addRole(playbook.activation.alternate);
    for (const { to } of playbook.body.references) {
      if (to.kind === 'contact') add(plan.contacts.get(to.id));
      if (to.kind === 'role') addRole(to.id);
    }
    for (const id of playbook.services) {
      plan.services.get(id)?.support.forEach((contact) => add(plan.contacts.get(contact)));
    }
  }
  return [...found.values()].sort((a, b) => nameOrder(plan)(a.label, b.label));
}
