import { addressOf, find, published } from '../plan/index.ts';
import type { Plan, TypedRef } from '../plan/index.ts';

/** Where an entity is read on this site; undefined when it does not exist or is not published here. */
export function pageOf(plan: Plan, ref: TypedRef): string | undefined {
  const entity = find(plan, ref);
  if (entity === undefined) return undefined;
  if (entity.kind === 'playbook' && !published(entity.visibility)) return undefined;
  return addressOf(ref);
}
