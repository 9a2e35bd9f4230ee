import { addressOf } from './addresses.ts';
import { oncePerPlan } from './memo.ts';
import { groupPhone, isPhone } from './phone.ts';
import { placeIn } from './places.ts';
import type { Plan, Playbook } from './plan.ts';
import type { Place } from './problem.ts';
import { plain, privateValuesIn } from './private-data.ts';
import { published, publicContact } from './visibility.ts';

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
/** Where whole words are sought, such as a first name. */
const SHORTEST_WORD = 3;
/** A run of words of a playbook that is long enough to be nobody else's. */
const RUN = /[\p{L}\p{N}][\p{L}\p{N} ,;:]{26,}[\p{L}\p{N}]/gu;

/**
 * Everything that is print-only or restricted: names and ways of contacts, and of playbooks that are not published the
 * title, the summary and every longer run of words, in files that a schema refuses too. What the plan publishes in the same
 * words elsewhere is not private.
 */
export function unpublishedValues(plan: Plan, shortest = SHORTEST): Unpublished[] {
  const hidden = [...plan.playbooks.values(), ...plan.translations].filter(
    ({ visibility }) => !published(visibility),
  );
  return [...ofContacts(plan), ...hidden.flatMap((playbook) => ofPlaybook(plan, playbook))].filter(
    ({ text }) => text.length >= shortest,
  );
}

function ofContacts(plan: Plan): Unpublished[] {
  const known = publishedInContacts(plan);
  return [...plan.sources.values()].flatMap(({ file, yaml }): Unpublished[] => {
    const data = file.startsWith('contacts/') && yaml ? plain(yaml) : undefined;
    if (data === undefined) return [];
    return privateValuesIn(data)
      .filter(({ text }) => !known.has(text))
      .map(({ text, visibility, path }) => ({
        text,
        visibility,
        what: path.length === 1 ? 'the name of a contact' : 'a way to reach a contact',
        place: placeIn(plan, { file }, path),
      }));
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
  const pattern = privatePattern(plan);
  return (sentence) => pattern !== undefined && sentence.search(pattern) >= 0;
}

/**
 * What finds everything in the plans that is print-only or restricted, such as names and private numbers, however a text
 * writes it; undefined where there is none. It is global, for replacing.
 */
export function privatePattern(...plans: readonly Plan[]): RegExp | undefined {
  const values = new Set(
    plans.flatMap((plan) => unpublishedValues(plan, SHORTEST_WORD).map(({ text }) => text)),
  );
  if (values.size === 0) return undefined;
  const longestFirst = [...values].sort((a, b) => b.length - a.length);
  return new RegExp(longestFirst.map(patternOf).join('|'), 'giu');
}

function patternOf(value: string): string {
  if (!isPhone(value)) {
    const words = value.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
    return `(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`;
  }
  // Without the country code, which a text may leave out or write in many ways.
  const digits = [...value.slice(-9).matchAll(/\d/g)].map(([digit]) => digit);
  return `(?:[+\\d(][\\d\\s().-]{0,8})?${digits.join('[\\s().-]*')}`;
}
