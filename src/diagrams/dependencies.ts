import { find, keyOf } from '../plan/index.ts';
import type { AnyEntity, Plan, TypedRef } from '../plan/index.ts';

/** How one thing needs another. */
export type Need = 'hard' | 'soft' | 'sign-in' | 'stops-with' | 'part-of';
export type Dependency = { from: TypedRef; to: TypedRef; need: Need };

type Index = {
  needs: ReadonlyMap<string, readonly Dependency[]>;
  neededBy: ReadonlyMap<string, readonly Dependency[]>;
};

const indexes = new WeakMap<Plan, Index>();

/** What each thing needs, in the order of the files; what does not exist is left out. */
function dependenciesOf(plan: Plan): Index {
  const known = indexes.get(plan);
  if (known) return known;
  const needs = new Map<string, Dependency[]>();
  const neededBy = new Map<string, Dependency[]>();
  const entities: AnyEntity[] = [
    ...plan.processes.values(),
    ...plan.services.values(),
    ...plan.channels.values(),
    ...plan.failureDomains.values(),
  ];
  for (const dependency of entities.flatMap(needsOf)) {
    if (!find(plan, dependency.to)) continue;
    append(needs, keyOf(dependency.from), dependency);
    append(neededBy, keyOf(dependency.to), dependency);
  }
  const index = { needs, neededBy };
  indexes.set(plan, index);
  return index;
}

function append(map: Map<string, Dependency[]>, key: string, dependency: Dependency): void {
  const list = map.get(key);
  if (list) list.push(dependency);
  else map.set(key, [dependency]);
}

function needsOf(entity: AnyEntity): Dependency[] {
  const from = { kind: entity.kind, id: entity.id };
  const on = (kind: TypedRef['kind'], ids: readonly string[], need: Need): Dependency[] =>
    ids.map((id) => ({ from, to: { kind, id }, need }));
  switch (entity.kind) {
    case 'process':
      return entity.dependsOn.map(({ kind, id, strength }) => ({ from, to: { kind, id }, need: strength }));
    case 'service':
      return [
        ...entity.dependsOn.flatMap(({ service, strength }) => on('service', [service], strength)),
        ...on('service', entity.signInVia ?? [], 'sign-in'),
        ...on('failure-domain', entity.failureDomains, 'stops-with'),
      ];
    case 'channel':
      return [
        ...on('service', entity.signInVia, 'sign-in'),
        ...on('failure-domain', entity.failureDomains, 'stops-with'),
      ];
    case 'failure-domain':
      return on('failure-domain', entity.partOf, 'part-of');
    default:
      return [];
  }
}

/** Things and how they hang together. The focus comes first. */
export type Network = { refs: TypedRef[]; dependencies: Dependency[] };

/**
 * What a thing needs and what needs it, directly or through something else. Soft needs are shown where they touch
 * the focus only, and what needs a process is not followed further. Loops end.
 */
export function networkAround(plan: Plan, focus: TypedRef): Network {
  const index = dependenciesOf(plan);
  const start = keyOf(focus);
  const refs = new Map<string, TypedRef>([[start, { kind: focus.kind, id: focus.id }]]);
  const followed = new Set<string>();
  const walk = (side: 'needs' | 'neededBy') => {
    const end = side === 'needs' ? 'to' : 'from';
    const queue = [start];
    const seen = new Set<string>();
    for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
      if (seen.has(key)) continue;
      seen.add(key);
      followed.add(key);
      for (const dependency of index[side].get(key) ?? []) {
        if (dependency.need === 'soft' && key !== start) continue;
        const next = dependency[end];
        refs.set(keyOf(next), refs.get(keyOf(next)) ?? next);
        const ends = dependency.need === 'soft' || (side === 'neededBy' && focus.kind === 'process');
        if (!ends) queue.push(keyOf(next));
      }
    }
  };
  walk('neededBy');
  walk('needs');
  const isShown = ({ from, to, need }: Dependency) => {
    const touchesFocus = keyOf(from) === start || keyOf(to) === start;
    return touchesFocus || (need !== 'soft' && followed.has(keyOf(from)) && refs.has(keyOf(to)));
  };
  const dependencies = [...refs.keys()].flatMap((key) => index.needs.get(key) ?? []).filter(isShown);
  return { refs: [...refs.values()], dependencies };
}
