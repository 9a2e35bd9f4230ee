import { compareText } from '../plan/index.ts';
import type { Contact, Plan, Playbook } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { playbooksInForce } from './in-force.ts';
import { proseOf } from './prose.ts';

/** A number with country code, or one that begins with 0 and is as long as a telephone number. */
const PHONE = /(?<![\p{L}\d.,/-])(?:\+\d|\(?0\d)[\d ()/.-]{6,18}\d(?![\d\p{L}])/gu;
const MAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu;
const POSTAL =
  /\b\d{1,4}[a-z]?,? (?:\p{Lu}[\p{L}'’-]+ ){1,3}(?:Street|Road|Avenue|Lane|Drive|Square|Crescent|Terrace|Boulevard)\b|\b\p{Lu}\p{L}+(?:straße|strasse|allee|gasse) \d{1,4}\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b/gu;
const HONORIFIC =
  /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Frau|Herrn|Monsieur|Madame)\b\.? \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?/gu;

/** People change, roles stay; and a name in the text is missed by every list, filter and later correction. */
export const rolesNotNames: Check = {
  id: 'roles-not-names',
  title: 'The text of a playbook names roles, and no people, numbers or addresses',
  family: 'playbooks',
  severity: 'warning',
  find: (plan) => {
    const people = knownPeople(plan);
    return [...playbooksInForce(plan), ...plan.translations].flatMap((playbook) =>
      findingsIn(plan, playbook, people),
    );
  },
};

type Person = { pattern: RegExp | undefined; names: readonly string[] };
type Match = { offset: number; text: string; what: string; mend: string };

const CONTACT = 'Name the contact or the role instead, such as `<Contact id="…" />`';

function findingsIn(plan: Plan, playbook: Playbook, people: Person): Finding[] {
  const { text, placeAt } = proseOf(plan, playbook);
  const all = (pattern: RegExp | undefined, what: string, mend: string): Match[] =>
    pattern
      ? [...text.matchAll(pattern)].map((match) => ({ offset: match.index, text: match[0], what, mend }))
      : [];
  const inText = [
    ...all(people.pattern, 'the name of a person', CONTACT),
    ...all(HONORIFIC, 'the name of a person', CONTACT),
    ...all(PHONE, 'a telephone number', CONTACT).filter(({ text: number }) => isPhone(number)),
    ...all(MAIL, 'a mail address', CONTACT),
    ...all(POSTAL, 'a postal address', 'Put it into a contact, or into the place of a resource or binder'),
  ];
  const inLinks = playbook.body.links
    .filter(
      ({ url, text: shown }) =>
        /^(?:tel|mailto|sms):/i.test(url) && !inText.some((match) => shown.includes(match.text)),
    )
    .map(({ url, place }) => ({
      place,
      text: url.replace(/^\w+:/, ''),
      what: /^mailto/i.test(url) ? 'a mail address' : 'a telephone number',
      mend: CONTACT,
    }));
  const found = [...inText.map((match) => ({ ...match, place: placeAt(match.offset) })), ...inLinks];
  return found.map(({ place, text: value, what, mend }) => {
    const secret = isRestricted(plan, value);
    return {
      place,
      message: `\`${value.trim()}\` looks like ${what}${secret ? ', which the plan keeps restricted' : ''}. ${mend}: then it is right everywhere when it changes, and only those see it who may.`,
      severity: secret ? 'error' : 'warning',
    };
  });
}

/** As many digits as a telephone number has, and no date. */
function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return digits >= 9 && digits <= 15 && !/^\d{2}[./-]\d{2}[./-]\d{4}/.test(text);
}

/** The full names that the plan knows as people's, as one pattern. */
function knownPeople(plan: Plan): Person {
  const names = [...plan.contacts.values()].flatMap(({ type, name }) =>
    type === 'person' && name !== undefined && /\S\s+\S/.test(name) ? [name] : [],
  );
  if (names.length === 0) return { pattern: undefined, names };
  const escaped = names.sort(compareText).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { pattern: new RegExp(`(?<!\\p{L})(?:${escaped.join('|')})(?!\\p{L})`, 'gu'), names };
}

/** Whether a contact keeps this name, number or address restricted. */
function isRestricted(plan: Plan, value: string): boolean {
  return [...plan.contacts.values()].some((contact) => restrictedValues(contact).has(normal(value)));
}

function restrictedValues({ name, visibility, ways }: Contact): ReadonlySet<string> {
  return new Set([
    ...(name !== undefined && visibility === 'restricted' ? [normal(name)] : []),
    ...ways.filter((way) => way.visibility === 'restricted').map((way) => normal(way.value)),
  ]);
}

/** Numbers by their last nine digits, whether written with country code or not; all else in small letters. */
function normal(value: string): string {
  const digits = value.replace(/\D/g, '');
  return /\p{L}/u.test(value) || digits.length < 9 ? value.trim().toLowerCase() : digits.slice(-9);
}
