import { isPhone, publicContact } from '../../plan/index.ts';
import type { Plan } from '../../plan/index.ts';

/** Personal data that an import brings: how much of what, on the site and off it. */
export type People = {
  contacts: number;
  people: number;
  published: Record<string, number>;
  kept: Record<string, number>;
  /** Published pages that name telephone numbers or mail addresses in their text. */
  pages: { file: string; phones: number; mails: number }[];
  /** Exercises whose page names who took part. */
  exercises: number;
};

const WORDS: Record<string, string> = {
  mobile: 'mobile number',
  landline: 'landline number',
  email: 'mail address',
  'email-personal': 'private mail address',
};

/** Counts the personal data in files that come into a plan; `plan` is read with them. */
export function peopleIn(plan: Plan, files: ReadonlyMap<string, string | Uint8Array>): People {
  const contacts = [...plan.contacts.values()].filter(({ file }) => files.has(file));
  const all: Record<string, number> = {};
  const shown: Record<string, number> = {};
  const add = (
    counts: Record<string, number>,
    { name, ways }: Pick<(typeof contacts)[number], 'name' | 'ways'>,
  ) => {
    const things = [...(name === undefined ? [] : ['name']), ...ways.map(({ type }) => WORDS[type] ?? type)];
    for (const thing of things) counts[thing] = (counts[thing] ?? 0) + 1;
  };
  for (const contact of contacts) {
    add(all, contact);
    add(shown, publicContact(contact));
  }
  const kept = Object.entries(all).map(([thing, count]): [string, number] => [
    thing,
    count - (shown[thing] ?? 0),
  ]);
  return {
    contacts: contacts.length,
    people: contacts.filter(({ type, name }) => type === 'person' || name !== undefined).length,
    published: shown,
    kept: Object.fromEntries(kept.filter(([, count]) => count > 0)),
    pages: [...files].flatMap(([file, text]) => pageIn(file, text)),
    exercises: [...plan.exercises.values()].filter(
      ({ file, participants }) => files.has(file) && participants.some((each) => !plan.roles.has(each)),
    ).length,
  };
}

const PHONE = /(?<![\w+./-])\+\d[\d\s()./-]{6,18}\d(?![\w-])/g;
const MAIL = /(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w/g;

/** Playbooks come as drafts, which no site shows: theirs is the moment of approval. */
function pageIn(file: string, text: string | Uint8Array): People['pages'] {
  if (!/^guide\/.*\.mdx$/.test(file) || typeof text !== 'string') return [];
  const phones = [...text.matchAll(PHONE)].filter(([number]) =>
    isPhone(number.replace(/[\s()./-]/g, '')),
  ).length;
  const mails = [...text.matchAll(MAIL)].length;
  return phones + mails === 0 ? [] : [{ file, phones, mails }];
}

/** What an import says of the people in it: what is published, what is not, and which field says so. */
export function peopleText({ contacts, people, published: shown, kept, pages, exercises }: People): string[] {
  const several = (count: number, word: string) =>
    `${count} ${word}${count === 1 ? '' : word.endsWith('s') ? 'es' : 's'}`;
  const list = (counts: Record<string, number>) =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([thing, count]) => several(count, thing))
      .join(', ');
  const lines: string[] = [];
  if (contacts > 0) {
    const [on, off] = [list(shown), list(kept)];
    lines.push(
      `Personal data: ${several(contacts, 'contact')}, of which ${people} ${people === 1 ? 'is a person' : 'are people'}.`,
      `  Published on the site, where anybody reads it: the label of each${on === '' ? '' : `, ${on}`}.`,
      ...(off === '' ? [] : [`  Not published (print-only: full binders alone hold it): ${off}.`]),
      '  `visibility: print-only` keeps it off the site, `visibility: staff` puts it there: on the contact for its name, on a way for that way.',
    );
  }
  for (const { file, phones, mails } of pages)
    lines.push(
      `Published on the site: ${list({ 'telephone number': phones, 'mail address': mails })} in the text of ${file}. A page has no visibility: what is private belongs in contacts/.`,
    );
  if (exercises > 0)
    lines.push(
      `Published on the site: the participants of ${several(exercises, 'exercise')}. Write roles there, not names.`,
    );
  return lines;
}
