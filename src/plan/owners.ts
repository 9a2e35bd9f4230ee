import { oncePerPlan } from './memo.ts';
import { collections } from './plan.ts';
import type { AnyEntity, Plan } from './plan.ts';

/** The role that answers for a file of the plan; undefined where the file names none. */
export function ownerOf(plan: Plan, file: string): string | undefined {
  return owners(plan).get(file);
}

const owners = oncePerPlan((plan): ReadonlyMap<string, string> => {
  const entities = Object.values(collections).flatMap((name) => [
    ...(plan[name] as ReadonlyMap<string, AnyEntity>).values(),
  ]);
  return new Map(
    [...entities, ...plan.translations].flatMap((entity) =>
      'owner' in entity ? [[entity.file, entity.owner] as const] : [],
    ),
  );
});

/**
 * The role that is to hear of what stands in a file: who owns it, leads the exercise, holds the binder, or is reached by the
 * contact. Undefined where the file names none.
 */
export function keeperOf(plan: Plan, file: string): string | undefined {
  return ownerOf(plan, file) ?? keepers(plan).get(file);
}

const keepers = oncePerPlan((plan): ReadonlyMap<string, string> => {
  const filled = [...plan.roles.values()].flatMap(({ id, primary, alternates }) =>
    [primary, ...alternates].map((contact, order) => ({ id, contact, order })),
  );
  // Whoever comes first in a role is written last, and so stands.
  const contacts = filled
    .sort((a, b) => b.order - a.order)
    .flatMap(({ id, contact }): [string, string][] => {
      const file = plan.contacts.get(contact)?.file;
      return file === undefined ? [] : [[file, id]];
    });
  return new Map([
    ...contacts,
    ...[...plan.exercises.values()].map(({ file, facilitator }): [string, string] => [file, facilitator]),
    ...[...plan.binders.values()].map(({ file, holder }): [string, string] => [file, holder]),
    ...[...plan.roles.values()].map(({ file, id }): [string, string] => [file, id]),
  ]);
});

/** The roles that keep playbooks and processes, those that keep most first. */
export function ownersByWork(plan: Plan): string[] {
  const kept = new Map<string, number>();
  for (const { owner } of [...plan.playbooks.values(), ...plan.processes.values()])
    kept.set(owner, (kept.get(owner) ?? 0) + 1);
  return [...kept].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([id]) => id);
}
