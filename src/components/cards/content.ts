import {
  addPeriod,
  callOrder,
  groupPhone,
  isPhone,
  likeliestFirst,
  publicContact,
  shownPlaybooks,
} from '../../plan/index.ts';
import type { Channel, Contact, Plan, Playbook } from '../../plan/index.ts';
import type { Words } from '../../words/index.ts';
import { turnTo } from '../binder/answering.ts';
import { siteName } from '../binder/running.ts';
import { outageLine } from '../outage-line.ts';
import { generalStart } from '../start-here.ts';
import { grown, spread } from './fit.ts';
import type { Placed } from './fit.ts';

/** Somebody to ring whose number the site publishes. */
export type Desk = { label: string; numbers: string[] };

/** A situation as people meet it, some of its signs, and the playbook to turn to. */
export type Situation = { name: string; signs: string[]; playbook: Playbook | undefined };

/** What small formats say, from the published part of the plan alone: they lie about and get lost. */
export type CardContent = {
  paper: 'a4' | 'letter';
  organization: string;
  /** Address of the site without `https://`. */
  site: string;
  emergency: string | undefined;
  /** Where everybody hears what is known. */
  line: Channel | undefined;
  channels: Channel[];
  desks: Desk[];
  situations: Situation[];
  start: Playbook | undefined;
  revision: string;
  validUntil: string | undefined;
};

/** Who rings first has somebody to talk to. */
const ALWAYS_ANSWERED: ReadonlySet<Contact['type']> = new Set(['emergency-service', 'desk', 'rota']);

/** How often cards are exchanged where no binder says it. */
const REPLACED_EVERY = '6mo';

export function cardContent(
  plan: Plan,
  version: { name: string; date: string },
  { date }: Words['common'],
): CardContent {
  const { organization } = plan;
  const calls = callOrder(plan, shownPlaybooks(plan), new Set()).map(({ contact }) => contact);
  const answered = calls.filter(({ type }) => ALWAYS_ANSWERED.has(type));
  const desks = [...new Set([...answered, ...calls])].flatMap((contact) => {
    const numbers = publicContact(contact).ways.flatMap(({ value }) =>
      isPhone(value) ? [groupPhone(value)] : [],
    );
    return numbers.length === 0 ? [] : [{ label: contact.label, numbers }];
  });
  return {
    paper: organization.paper,
    organization: organization.name,
    site: siteName(plan),
    emergency: organization.emergencyNote,
    line: outageLine(plan),
    channels: [...plan.channels.values()].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)),
    desks,
    situations: likeliestFirst(plan).map(({ id, name, symptoms }) => ({
      name,
      signs: symptoms,
      playbook: turnTo(plan, id)[0],
    })),
    start: generalStart(plan),
    revision: version.date === '' ? version.name : `${version.name}, ${date(version.date)}`,
    validUntil: version.date === '' ? undefined : date(firstEnd(plan, version.date)),
  };
}

/** Where a playbook is read, below the site's address. */
export function pathOf({ id }: Playbook): string {
  return `/playbooks/${id}`;
}

/** Situations in even columns, with as many of their signs as leave room for all; those that find none even with one sign. */
export function placeSituations(
  situations: readonly Situation[],
  { rooms, mostSigns }: { rooms: readonly number[]; mostSigns: number },
  heightOfSituation: (situation: Situation) => number,
): Placed<Situation> {
  const all = new Map(situations.map(({ name, signs }) => [name, signs]));
  const place = (some: readonly Situation[]) => spread(some, rooms, heightOfSituation);
  const shortest = situations.map((each) => ({ ...each, signs: each.signs.slice(0, 1) }));
  const longer = (each: Situation) => {
    const signs = all.get(each.name)?.slice(0, Math.min(each.signs.length + 1, mostSigns)) ?? [];
    return signs.length > each.signs.length ? { ...each, signs } : undefined;
  };
  return place(grown(shortest, longer, (some) => place(some).left.length === 0));
}

/** The day on which the first binder of a version is due to be replaced: cards are exchanged with it. */
function firstEnd(plan: Plan, date: string): string {
  const ends = [...plan.binders.values()].map(({ replaceEvery }) => addPeriod(date, replaceEvery));
  return ends.sort()[0] ?? addPeriod(date, REPLACED_EVERY);
}
