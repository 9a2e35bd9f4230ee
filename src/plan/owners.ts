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

/** The roles that keep playbooks and processes, those that keep most first. */
export function ownersByWork(plan: Plan): string[] {
  const kept = new Map<string, number>();
  for (const { owner } of [...plan.playbooks.values(), ...plan.processes.values()])
    kept.set(owner, (kept.get(owner) ?? 0) + 1);
  return [...kept].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([id]) => id);
}
