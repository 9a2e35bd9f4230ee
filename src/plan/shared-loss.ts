import { contingenciesInPlace } from './covers.ts';
import { reachFrom, reachOf } from './dependencies.ts';
import { keyOf } from './graph.ts';
import type { BusinessProcess } from './kinds/index.ts';
import type { TypedRef } from './kinds/fields.ts';
import { oncePerKey } from './memo.ts';
import type { Plan } from './plan.ts';

/** One thing that a process can work with, and the failure domains with which it stops, parents included. */
export type Option = { of: TypedRef; domains: ReadonlySet<string> };

/** A failure domain with all that it is part of. Loops end. */
const withParents = oncePerKey((plan, domain: string): ReadonlySet<string> => {
  const all = new Set([domain]);
  for (const id of all) for (const parent of plan.failureDomains.get(id)?.partOf ?? []) all.add(parent);
  return all;
});

/** The failure domains with which something stops, by its key: its own and those of all it needs, parents included. */
const stopsWithKey = oncePerKey((plan, key: string): ReadonlySet<string> => {
  const own = key.startsWith('channel/') ? plan.channels.get(key.slice('channel/'.length)) : undefined;
  const holders = own ? [own, ...reachFrom(plan, key).services] : reachFrom(plan, key).services;
  const domains = holders.flatMap(({ failureDomains }) => failureDomains);
  return new Set(domains.flatMap((domain) => [...withParents(plan, domain)]));
});

/** The failure domains with which a service or channel stops; nothing else stops with any. */
export function stopsWith(plan: Plan, ref: TypedRef): ReadonlySet<string> {
  return stopsWithKey(plan, keyOf(ref));
}

/**
 * What a process can work with: one option for each service that it, or a process it needs, hard-depends on directly, and
 * one for each contingency in place. Source: checks.md, "alternatives-are-independent".
 */
export function optionsOf(plan: Plan, businessProcess: BusinessProcess): Option[] {
  const { services, chainTo } = reachOf(plan, businessProcess);
  const direct = services.filter((service) => chainTo(service)?.at(-2)?.kind === 'process');
  const measures = contingenciesInPlace(plan, businessProcess);
  return [
    ...direct.map((service): Option => ({ of: service, domains: stopsWith(plan, service) })),
    ...measures.map((measure): Option => {
      const domains = measure.requires.flatMap((ref) => [...stopsWith(plan, ref)]);
      return { of: measure, domains: new Set(domains) };
    }),
  ];
}

/** The failure domains that all options share, without those that only hold another shared one; in order of id. */
export function sharedBy(plan: Plan, options: readonly Option[]): string[] {
  const [first, ...others] = options;
  const shared = [...(first?.domains ?? [])].filter((domain) =>
    others.every(({ domains }) => domains.has(domain)),
  );
  const holding = new Set(
    shared.flatMap((domain) => [...withParents(plan, domain)].filter((parent) => parent !== domain)),
  );
  const narrow = shared.filter((domain) => !holding.has(domain));
  return (narrow.length > 0 ? narrow : shared).sort();
}
