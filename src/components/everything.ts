import { addressOf, collection, nameOf, pagesOf, shownPlaybooks, teams, teamSlug } from '../plan/index.ts';
import type { Kind, Plan, TypedRef } from '../plan/index.ts';

/** One line of the index: a name, where it is read, and what sort of thing it is; `see` for another word for it. */
export type IndexEntry = { name: string; href: string; sort: string; see?: string };

const SORTS: readonly [Kind, string][] = [
  ['scenario', 'situation'],
  ['service', 'service'],
  ['failure-domain', 'failure domain'],
  ['process', 'business process'],
  ['role', 'role'],
  ['contact', 'contact'],
  ['channel', 'channel'],
  ['measure', 'measure'],
];

/** Everything that has a page or a place on one, with the other words people use, in order of name. */
export function everything(plan: Plan): IndexEntry[] {
  const entry = (ref: TypedRef, sort: string): IndexEntry => ({
    name: nameOf(plan, ref),
    href: addressOf(ref),
    sort,
  });
  const entities = SORTS.flatMap(([kind, sort]) =>
    [...collection(plan, kind).values()].map((entity) => entry(entity, sort)),
  );
  const aliases = [...plan.services.values()].flatMap((service) =>
    service.aliases.map((name) => ({ name, href: addressOf(service), sort: 'service', see: service.name })),
  );
  return [
    ...shownPlaybooks(plan).map((playbook) => entry(playbook, 'playbook')),
    ...entities,
    ...aliases,
    ...teams(plan).map(({ unit }) => ({ name: unit, href: `/teams/${teamSlug(unit)}`, sort: 'team' })),
    ...plan.guide.map(({ title, slug }) => ({ name: title, href: `/guide/${slug}`, sort: 'guide' })),
    ...pagesOf(plan).map(({ label, address }) => ({ name: label, href: address, sort: 'page' })),
  ].sort((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.href, b.href));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
