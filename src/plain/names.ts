import {
  entityAt,
  find,
  groupPhone,
  isPhone,
  nameOf,
  publicContact,
  published,
  translationAt,
} from '../plan/index.ts';
import type { Plan, Playbook, Translation, TypedRef } from '../plan/index.ts';
import type { Words } from '../words/index.ts';

/** Where a published playbook or a translation is read, in an edition that has no links: a file's name, or an address. */
export type PlaceOf = (page: Playbook | Translation) => string;

/** What an entity is called: the title of a playbook that is not published is not told either. */
export function nameInText(plan: Plan, ref: TypedRef, words: Words): string {
  const entity = find(plan, ref);
  const hidden = entity?.kind === 'playbook' && !published(entity.visibility);
  return hidden ? words.common.hiddenPlaybook : nameOf(plan, ref);
}

/** A reference as a sentence needs it: a playbook with its place, anything else with how it is reached first. */
export function reach(plan: Plan, ref: TypedRef, words: Words, placeOf: PlaceOf): string {
  const entity = find(plan, ref);
  const name = nameInText(plan, ref, words);
  if (entity === undefined) return name;
  switch (entity.kind) {
    case 'playbook':
      return published(entity.visibility) ? `${name} <${placeOf(entity)}>` : name;
    case 'channel':
      return `${name} (${spoken(entity.address)})`;
    case 'contact': {
      const first = publicContact(entity).ways[0];
      return first === undefined ? name : `${name} (${spoken(first.value)})`;
    }
    case 'resource':
      return `${name} (${entity.location})`;
    default:
      return name;
  }
}

/** A number in the groups in which it is read out; anything else as it is. */
export function spoken(value: string): string {
  return isPhone(value) ? groupPhone(value) : value;
}

/**
 * What a link says, and where it leads: a playbook's place, else the whole address. A link within the page, to what is not
 * published, or that shows its address already, is its words alone.
 */
export function linkText(plan: Plan, words: string, url: string, placeOf: PlaceOf): string {
  if (url === '' || url.startsWith('#')) return words;
  const target = url.startsWith('/') ? siteAddress(plan, url, placeOf) : url;
  if (target === undefined) return words;
  const bare = target
    .replace(/^(?:https?:\/\/|mailto:|tel:|sms:)/, '')
    .replace(/^(\+\d+)\?body=.*$/, '$1')
    .replace(/\/$/, '');
  if (words.includes(bare)) return words;
  if (/^(?:tel|sms):/.test(target)) {
    const digits = (text: string) => text.replace(/\D/g, '');
    return digits(words).endsWith(digits(bare).slice(-6)) ? words : `${words} (${spoken(bare)})`;
  }
  if (target.startsWith('mailto:')) return `${words} <${bare}>`;
  return /^[a-z][a-z+.-]*:|^playbooks\//.test(target) ? `${words} <${target}>` : words;
}

function siteAddress(plan: Plan, url: string, placeOf: PlaceOf): string | undefined {
  const path = url.replace(/[#?].*$/s, '');
  const translation = translationAt(plan, path);
  if (translation) return published(translation.visibility) ? placeOf(translation) : undefined;
  const named = entityAt(path);
  if (named?.kind === 'playbook') {
    const playbook = plan.playbooks.get(named.id);
    return playbook && published(playbook.visibility) ? placeOf(playbook) : undefined;
  }
  return plan.organization.site.url.replace(/\/$/, '') + url;
}
