import { channelCard, contactCard, roleCard } from '../../plain/index.ts';
import type { Card, Said } from '../../plain/index.ts';
import { holders } from '../../plan/index.ts';
import type { Plan } from '../../plan/index.ts';
import type { Words } from '../../words/index.ts';
import { hanging, labelled, spaced } from './wrap.ts';

const INDENT = '  ';

/** A card as lines: what it is about, and below that, moved in, what is said of it and what belongs to it. */
export function cardLines({ cards, facts, ...title }: Card, width: number): string[] {
  const inside = width - INDENT.length;
  return [
    ...saidLines(title, width),
    ...indented([
      ...facts.flatMap((fact) => saidLines(fact, inside)),
      ...cards.flatMap((card) => cardLines(card, inside)),
    ]),
  ];
}

/** What is said, behind its label. */
export function saidLines({ label, text }: Said, width: number): string[] {
  return labelled(label === '' ? '' : `${label}: `, text, width);
}

/** Lines moved in by two columns. */
function indented(lines: readonly string[]): string[] {
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
    {
      title: words.text.whereWeTalk,
      cards: channels.map((channel, index) => numbered(channelCard(channel), index)),
    },
    {
      title: words.contact.whomToCall,
      cards: roles.map((role) => cardLines(roleCard(plan, role, words), width)),
    },
    {
      title: words.contact.others,
      cards: others.map((contact) => cardLines(contactCard(plan, contact, words), width)),
    },
  ];
  return parts
    .filter(({ cards }) => cards.length > 0)
    .map(({ title, cards }) => ({ title, lines: spaced(cards) }));

  function numbered(card: Card, index: number): string[] {
    const mark = `${index + 1}. `;
    return hanging(mark, cardLines(card, width - mark.length));
  }
}
