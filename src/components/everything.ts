import {
  addressOf,
  collection,
  nameOf,
  nameOrder,
  pagesOf,
  playbookAddress,
  shownPlaybooks,
  teams,
  teamSlug,
  translationsOf,
} from '../plan/index.ts';
import type { Kind, Plan, TypedRef } from '../plan/index.ts';
import { pageName } from './words.ts';
import { languageName } from '../words/index.ts';
import type { Words } from '../words/index.ts';

/** One line of the index: a name, where it is read, and what sort of thing it is; `see` for another word for it. */
export type IndexEntry = { name: string; href: string; sort: string; see?: string };

const KINDS = [
  'scenario',
  'service',
  'failure-domain',
  'process',
  'role',
  'contact',
  'channel',
  'measure',
] as const satisfies Kind[];

/** Everything that has a page or a place on one, with the other words people use, in order of name. */
export function everything(plan: Plan, words: Words): IndexEntry[] {
  const { sorts } = words.site;
  const entry = (ref: TypedRef, sort: string): IndexEntry => ({
    name: nameOf(plan, ref),
    href: addressOf(ref),
    sort,
  });
  const entities = KINDS.flatMap((kind) =>
    [...collection(plan, kind).values()].map((entity) => entry(entity, sorts[kind])),
  );
  const aliases = [...plan.services.values()].flatMap((service) =>
    service.aliases.map((name) => ({
      name,
      href: addressOf(service),
      sort: sorts.service,
      see: service.name,
    })),
  );
  return [
    ...shownPlaybooks(plan).map((playbook) => entry(playbook, sorts.playbook)),
    ...shownPlaybooks(plan).flatMap(({ id }) =>
      translationsOf(plan, id).map((translation) => ({
        name: translation.title,
        href: playbookAddress(translation),
        sort: `${sorts.playbook}, ${languageName(translation.language)}`,
      })),
    ),
    ...entities,
    ...aliases,
    ...teams(plan).map(({ unit }) => ({ name: unit, href: `/teams/${teamSlug(unit)}`, sort: sorts.team })),
    ...plan.guide.map(({ title, slug }) => ({ name: title, href: `/guide/${slug}`, sort: sorts.guide })),
    ...pagesOf(plan).map(({ address }) => ({
      name: pageName(words, address),
      href: address,
      sort: sorts.page,
    })),
  ].sort((a, b) => nameOrder(plan)(a.name, b.name) || (a.href < b.href ? -1 : 1));
}
