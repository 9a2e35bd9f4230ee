import { addressOf, find, nameOf, published, translationsOf } from '../plan/index.ts';
import type { Plan, Translation, TypedRef } from '../plan/index.ts';
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

/** The translation in which a page of this language names and links a playbook; undefined where the original is meant. */
export function translationFor(
  plan: Plan,
  { kind, id }: TypedRef,
  language: string,
): Translation | undefined {
  if (kind !== 'playbook' || language === plan.organization.languages[0]) return undefined;
  return translationsOf(plan, id).find((translation) => translation.language === language);
}
