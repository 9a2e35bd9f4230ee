import { addressOf } from './addresses.ts';
import { oncePerPlan } from './memo.ts';
import { groupPhone, isPhone } from './phone.ts';
import { placeIn } from './places.ts';
import type { Plan, Playbook } from './plan.ts';
import type { Place } from './problem.ts';
import { published, publicContact, wayVisibility } from './visibility.ts';

/** A value of the plan that the site must not hold, what it is, and where the plan says it. */
export type Unpublished = {
  text: string;
  visibility: 'print-only' | 'restricted';
  /** `the name of a contact`: the value itself is not repeated in messages. */
  what: string;
  place: Place;
};

/** Anything shorter is found by chance: in a number, in the name of a file. */
const SHORTEST = 6;
/** A run of words of a playbook that is long enough to be nobody else's. */
const RUN = /[\p{L}\p{N}][\p{L}\p{N} ,;:]{26,}[\p{L}\p{N}]/gu;

/**
 * Everything that is print-only or restricted: names and ways of contacts, and of playbooks that are not published the
 * title, the summary and every longer run of words. What the plan publishes in the same words elsewhere is not private.
 */
export function unpublishedValues(plan: Plan): Unpublished[] {
  const hidden = [...plan.playbooks.values(), ...plan.translations].filter(
    ({ visibility }) => !published(visibility),
  );
  return [...ofContacts(plan), ...hidden.flatMap((playbook) => ofPlaybook(plan, playbook))].filter(
    ({ text }) => text.length >= SHORTEST,
  );
}

function ofContacts(plan: Plan): Unpublished[] {
  const known = publishedInContacts(plan);
  return [...plan.contacts.values()].flatMap((contact): Unpublished[] => {
    const nameVisibility = contact.visibility ?? (contact.type === 'person' ? 'print-only' : 'staff');
    const name = { text: contact.name ?? '', visibility: nameVisibility, path: ['name'] };
    const ways = contact.ways.map((way, index) => ({
      text: way.value,
      visibility: wayVisibility(contact, way),
      path: ['ways', index, 'value'],
    }));
    return [name, ...ways].flatMap(({ text, visibility, path }) =>
      (visibility === 'print-only' || visibility === 'restricted') && !known.has(text)
        ? [
            {
              text,
              visibility,
              what: path.length === 1 ? 'the name of a contact' : 'a way to reach a contact',
              place: placeIn(plan, contact, path),
            },
          ]
        : [],
    );
  });
}

/** What contacts, channels and the organisation publish: a desk's number may also be the private one of who sits there. */
function publishedInContacts(plan: Plan): ReadonlySet<string> {
  const contacts = [...plan.contacts.values()].map(publicContact);
  return new Set([
    ...contacts.flatMap(({ name, label, ways }) => [name ?? '', label, ...ways.map(({ value }) => value)]),
    ...[...plan.channels.values()].map(({ address }) => address),
    ...[...plan.roles.values()].map(({ title }) => title),
    ...[...plan.parties.values()].map(({ name }) => name),
    plan.organization.name,
  ]);
}

function ofPlaybook(plan: Plan, playbook: Playbook): Unpublished[] {
  const { visibility, title, summary } = playbook;
  if (visibility !== 'print-only' && visibility !== 'restricted') return [];
  const others = publishedText(plan);
  const source = plan.sources.get(playbook.file)?.text ?? '';
  const runs = source.split('\n').flatMap((line, index) =>
    [...line.matchAll(RUN)].map((match) => ({
      text: match[0],
      what: 'a part of a playbook',
      place: { file: playbook.file, line: index + 1, column: match.index + 1 },
    })),
  );
  return [
    {
      text: `${addressOf(playbook).slice(1)}.html`,
      what: 'the page of a playbook',
      place: placeIn(plan, playbook),
    },
    { text: title, what: 'the title of a playbook', place: placeIn(plan, playbook, ['title']) },
    { text: summary, what: 'the summary of a playbook', place: placeIn(plan, playbook, ['summary']) },
    ...runs,
  ]
    .filter(({ text }) => !others.includes(text))
    .map((value) => ({ ...value, visibility }));
}

/** The text of every file of which the site may show something. */
const publishedText = oncePerPlan((plan): string => {
  const hidden = new Set(
    [...plan.playbooks.values(), ...plan.translations]
      .filter(({ visibility }) => !published(visibility))
      .map(({ file }) => file),
  );
  return [...plan.sources.values()]
    .filter(({ file }) => !hidden.has(file) && !file.startsWith('contacts/'))
    .map(({ text }) => text)
    .join('\n');
});

/** The forms in which a value may be written: numbers as they are dialled and as they are read out, in or from abroad. */
export function spellingsOf(text: string): string[] {
  if (!isPhone(text)) return [text, text.toLowerCase()];
  const [code = '', ...groups] = groupPhone(text).split('\u00a0');
  const parts = [code, ...groups];
  const national = `0${groups.join('')}`;
  return [text.slice(1), parts.join('\u00a0'), parts.join(' '), national, `0${groups.join(' ')}`];
}

/** Judges whether a sentence repeats something that is not to be published. */
export function privacyOf(plan: Plan): (sentence: string) => boolean {
  const spellings = unpublishedValues(plan).flatMap(({ text }) => spellingsOf(text));
  return (sentence) => spellings.some((spelling) => sentence.includes(spelling));
}
