import { holders, publicContact } from '../plan/index.ts';
import type { Channel, Contact, Plan, Role } from '../plan/index.ts';
import type { Words } from '../words/index.ts';
import { nameInText, spoken } from './names.ts';

/**
 * Something that is said of a thing, with a label where it needs one. `sets` is what says it in a playbook, where it is taken from
 * there as it is: a path in the front matter, or `@` and an attribute of a step; `tail` is what stands behind it.
 */
export type Said = { label: string; text: string; sets?: string; tail?: string };

/** A thing as it is told without a page: its name, what is said of it, and what belongs to it. */
export type Card = Said & { facts: Said[]; cards: Card[] };

/** A contact: label, published ways in call order, what to say, whom to call next. `place` is said before the label. */
export function contactCard(plan: Plan, given: Contact, words: Words, place = ''): Card {
  const contact = publicContact(given);
  const { quote, unreachable } = contact;
  const ways = contact.ways.map((way) => {
    const word = words.common.way(way.type);
    const hours = way.hours === undefined ? '' : ` (${way.hours})`;
    return { label: word.charAt(0).toUpperCase() + word.slice(1), text: spoken(way.value) + hours };
  });
  const next = (id: string) => nameInText(plan, { kind: 'contact', id }, words);
  return {
    label: place,
    text: contact.name === undefined ? contact.label : `${contact.label}, ${contact.name}`,
    facts: [
      ...(ways.length === 0 ? [plain(words.text.noNumber)] : ways),
      ...(quote === undefined ? [] : [{ label: words.text.say, text: quote }]),
      ...(unreachable === undefined
        ? []
        : [plain(words.text.noAnswer(unreachable.after, next(unreachable.then)))]),
    ],
    cards: [],
  };
}

/** A role and the contacts that fill it, in call order. */
export function roleCard(plan: Plan, role: Role, words: Words): Card {
  const { callFirst, ifNoAnswer, then } = words.contact;
  const places = [callFirst, ifNoAnswer, then];
  const cards = holders(plan, role).map((contact, index) =>
    contactCard(plan, contact, words, places[Math.min(index, places.length - 1)]),
  );
  return { ...plain(role.title), facts: [], cards };
}

/** A channel: its name, its address and how to join it. */
export function channelCard({ name, address, howToJoin }: Channel): Card {
  return { ...plain(name), facts: [plain(spoken(address)), plain(howToJoin)], cards: [] };
}

/** What needs no label. */
export function plain(text: string): Said {
  return { label: '', text };
}
