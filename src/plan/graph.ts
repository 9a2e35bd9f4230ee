import type { TypedRef } from './kinds/fields.ts';
import type { Place } from './problem.ts';

/** One reference: from an entity (or the organisation) to an entity, with the field that makes it and where. */
export type Edge = { from: string; to: string; field: string; place: Place };

/** References both ways, by key. */
export type Graph = { from: ReadonlyMap<string, readonly Edge[]>; to: ReadonlyMap<string, readonly Edge[]> };

/** The key of an entity in the graph: `service/teams`. */
export function keyOf(ref: TypedRef): string {
  return `${ref.kind}/${ref.id}`;
}

export function buildGraph(edges: readonly Edge[]): Graph {
  const from = new Map<string, Edge[]>();
  const to = new Map<string, Edge[]>();
  for (const edge of edges) {
    append(from, edge.from, edge);
    append(to, edge.to, edge);
  }
  return { from, to };
}

function append(map: Map<string, Edge[]>, key: string, edge: Edge): void {
  const list = map.get(key);
  if (list) list.push(edge);
  else map.set(key, [edge]);
}
