import { holders, publicContact } from '../../plan/index.ts';
import type { Channel, Contact, Plan, Role } from '../../plan/index.ts';
import type { Words } from '../../words/index.ts';
import { nameInText, spoken } from './words.ts';
import { hanging, labelled, spaced, wrap } from './wrap.ts';

const INDENT = '  ';

/** A contact: label, published ways in call order, what to say, whom to call next. `place` is said before the label. */
export function contactLines(plan: Plan, given: Contact, width: number, words: Words, place = ''): string[] {
  const contact = publicContact(given);
  const label = contact.name === undefined ? contact.label : `${contact.label}, ${contact.name}`;
  const ways = contact.ways.map((way) => {
    const word = words.common.way(way.type);
    const how = `${word.charAt(0).toUpperCase()}${word.slice(1)}: `;
    const hours = way.hours === undefined ? '' : ` (${way.hours})`;
    return labelled(how, spoken(way.value) + hours, width - INDENT.length);
  });
  const { quote, unreachable } = contact;
  const lines = [
    ...(ways.length === 0 ? [[words.text.noNumber]] : ways),
    ...(quote === undefined ? [] : [labelled(words.text.say, quote, width - INDENT.length)]),
    ...(unreachable === undefined
      ? []
      : [
          wrap(
            words.text.noAnswer(
              unreachable.after,
              nameInText(plan, { kind: 'contact', id: unreachable.then }, words),
            ),
            width - INDENT.length,
          ),
        ]),
  ].flat();
  return [...labelled(place === '' ? '' : `${place}: `, label, width), ...indented(lines)];
}

/** A role and the contacts that fill it, in call order. */
export function roleLines(plan: Plan, role: Role, width: number, words: Words): string[] {
  const { callFirst, ifNoAnswer, then } = words.contact;
  const places = [callFirst, ifNoAnswer, then];
  const contacts = holders(plan, role).map((contact, index) =>
    contactLines(plan, contact, width - INDENT.length, words, places[Math.min(index, places.length - 1)]),
  );
  return [...wrap(role.title, width), ...contacts.flatMap(indented)];
}

/** A channel: its name, its address and how to join it. */
export function channelLines({ name, address, howToJoin }: Channel, width: number): string[] {
  const inside = width - INDENT.length;
  return [...wrap(name, width), ...indented([...wrap(spoken(address), inside), ...wrap(howToJoin, inside)])];
}

/** Lines moved in by two columns. */
export function indented(lines: readonly string[]): string[] {
  return hanging(INDENT, lines);
}

/** All channels, then who fills each role, then everybody else: the page of contacts. */
export function directoryParts(
  plan: Plan,
  width: number,
  words: Words,
): { title: string; lines: string[] }[] {
  const channels = [...plan.channels.values()].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
  const roles = [...plan.roles.values()];
  const called = new Set(roles.flatMap((role) => holders(plan, role).map(({ id }) => id)));
  const others = [...plan.contacts.values()].filter(({ id }) => !called.has(id));
  const parts = [
    { title: words.text.whereWeTalk, cards: channels.map(numbered) },
    { title: words.contact.whomToCall, cards: roles.map((role) => roleLines(plan, role, width, words)) },
    {
      title: words.contact.others,
      cards: others.map((contact) => contactLines(plan, contact, width, words)),
    },
  ];
  return parts
    .filter(({ cards }) => cards.length > 0)
    .map(({ title, cards }) => ({ title, lines: spaced(cards) }));

  function numbered(channel: Channel, index: number): string[] {
    const mark = `${index + 1}. `;
    return hanging(mark, channelLines(channel, width - mark.length));
  }
}
