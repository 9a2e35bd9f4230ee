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
