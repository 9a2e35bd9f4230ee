import { addressOf, find, nameOf, published } from '../plan/index.ts';
import type { Plan, TypedRef } from '../plan/index.ts';
import { wordsOf } from '../words/index.ts';

/** What an entity is called on this site: the title of a playbook that is not published is not told either. */
export function nameOnSite(plan: Plan, ref: TypedRef, words = wordsOf('en')): string {
  const entity = find(plan, ref);
  const hidden = entity?.kind === 'playbook' && !published(entity.visibility);
  return hidden ? words.common.hiddenPlaybook : nameOf(plan, ref);
}

/** Where an entity is read on this site; undefined when it does not exist or is not published here. */
export function pageOf(plan: Plan, ref: TypedRef): string | undefined {
  const entity = find(plan, ref);
  if (entity === undefined) return undefined;
  if (entity.kind === 'playbook' && !published(entity.visibility)) return undefined;
  return addressOf(ref);
}
