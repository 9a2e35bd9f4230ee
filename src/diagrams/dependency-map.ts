import { addressOf, find, keyOf, nameOf } from '../plan/index.ts';
import type { Kind, Plan, TypedRef } from '../plan/index.ts';
import type { Words } from '../words/index.ts';
import type { DataDiagram, ListItem } from './data-diagram.ts';
import { networkAround } from './dependencies.ts';
import type { Need, Network } from './dependencies.ts';
import { flowchart } from './flowchart.ts';
import type { FlowEdge, FlowNode } from './flowchart.ts';
import { mermaidId, shortened } from './mermaid-text.ts';

/** More boxes than this are no longer read on a phone or on A4: kinds are then drawn as one box each. */
const MOST_BOXES = 24;

/** More boxes of a kind than this stand above each other, not side by side: a page leaves no room for them. */
const MOST_ABREAST = 6;

const ARROWS: Record<Need, FlowEdge['arrow']> = {
  hard: 'solid',
  soft: 'dotted',
  'sign-in': 'thick',
  'stops-with': 'plain',
  'part-of': 'solid',
};

const SHAPES: Partial<Record<Kind, FlowNode['shape']>> = {
  process: 'box',
  service: 'rounded',
  'failure-domain': 'framed',
};

/** Where all of a kind are read, for a box that stands for several. */
const LISTS: Partial<Record<Kind, string>> = {
  process: '/processes/',
  service: '/services/',
  'failure-domain': '/failure-domains/',
  role: '/roles/',
  channel: '/contacts/',
  party: '/plan/stakeholders',
  resource: '/plan/critical-systems',
};

export type MapFocus = { kind: 'process' | 'service' | 'failure-domain'; id: string };

/**
 * What a process, a service or a failure domain needs and what needs it. Undefined when it does not exist or stands
 * alone. Above 24 boxes the most numerous kinds become one box each; the list names everything.
 */
export function dependencyMap(plan: Plan, focus: MapFocus, words: Words): DataDiagram | undefined {
  const network = networkAround(plan, focus);
  if (!find(plan, focus) || network.dependencies.length === 0) return undefined;
  const name = nameOf(plan, focus);
  const folded = foldedKinds(network, focus);
  const { title: titled, group } = words.diagrams.dependencies;
  const title = titled(name);
  const description = describe(network, folded, words);
  const boxes = boxesOf(plan, network, focus, folded, words);
  const isBroad = mostOfAKind(boxes) > MOST_ABREAST;
  const source = flowchart({
    title,
    description,
    direction: isBroad ? 'LR' : 'TB',
    nodes: boxes.filter(({ kind }) => kind !== 'failure-domain').map(({ box }) => box),
    groups: [
      {
        id: 'failure_domains',
        label: group,
        nodes: boxes.filter(({ kind }) => kind === 'failure-domain').map(({ box }) => box),
      },
    ],
    edges: edgesOf(network, focus, folded, words),
    options: isBroad
      ? { nodeSpacing: 14, rankSpacing: 20, wrappingWidth: 104 }
      : { nodeSpacing: 14, rankSpacing: 36, wrappingWidth: 140 },
  });
  return {
    id: `dependencies/${keyOf(focus)}`,
    title,
    description,
    source,
    list: network.refs.map((ref) => listItem(plan, network, ref, words)),
  };
}

/** The kinds to draw as one box each, the most numerous first, until the picture is small enough. */
function foldedKinds(network: Network, focus: MapFocus): ReadonlySet<Kind> {
  const counts = new Map<Kind, number>();
  for (const ref of network.refs) {
    if (keyOf(ref) !== keyOf(focus)) counts.set(ref.kind, (counts.get(ref.kind) ?? 0) + 1);
  }
  const folded = new Set<Kind>();
  let boxes = network.refs.length;
  for (const [kind, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    if (boxes <= MOST_BOXES || count < 2) break;
    folded.add(kind);
    boxes -= count - 1;
  }
  return folded;
}

/** How many boxes there are of the most numerous kind. Failure domains stand in a frame of their own. */
function mostOfAKind(boxes: readonly { kind: Kind }[]): number {
  const kinds = Map.groupBy(boxes, ({ kind }) => kind);
  kinds.delete('failure-domain');
  return Math.max(0, ...[...kinds.values()].map(({ length }) => length));
}

function describe(network: Network, folded: ReadonlySet<Kind>, { common, diagrams }: Words): string {
  const { legend, several, folded: foldedTo } = diagrams.dependencies;
  const used = (Object.keys(legend) as Need[]).filter((need) =>
    network.dependencies.some((dependency) => dependency.need === need),
  );
  const parts = used.map((need) => legend[need]);
  if (folded.size > 0) {
    parts.push(foldedTo(common.listed([...folded].map((kind) => several[kind]))));
  }
  return parts.join(' ');
}

function boxIdOf(ref: TypedRef, focus: MapFocus, folded: ReadonlySet<Kind>): string {
  const single = keyOf(ref) === keyOf(focus) || !folded.has(ref.kind);
  return single ? mermaidId(ref.kind, ref.id) : mermaidId('all', ref.kind);
}

function boxesOf(
  plan: Plan,
  network: Network,
  focus: MapFocus,
  folded: ReadonlySet<Kind>,
  words: Words,
): { kind: Kind; box: FlowNode }[] {
  const { several: kindsWords, inTheList } = words.diagrams.dependencies;
  const boxes = new Map<string, { kind: Kind; box: FlowNode }>();
  for (const ref of network.refs) {
    const id = boxIdOf(ref, focus, folded);
    if (boxes.has(id)) continue;
    const shape = SHAPES[ref.kind] ?? 'stadium';
    if (id === mermaidId(ref.kind, ref.id)) {
      const isFocus = keyOf(ref) === keyOf(focus);
      const lines = [shortened(nameOf(plan, ref), 80), kindWords(plan, ref, words)];
      const box = { id, lines, shape, style: isFocus ? ('focus' as const) : undefined };
      boxes.set(id, { kind: ref.kind, box: isFocus ? box : { ...box, href: addressOf(ref) } });
      continue;
    }
    const several = network.refs.filter(({ kind, id: other }) => kind === ref.kind && other !== focus.id);
    const lines = [`${several.length} ${kindsWords[ref.kind]}`, inTheList];
    boxes.set(id, { kind: ref.kind, box: { id, lines, shape, href: LISTS[ref.kind] } });
  }
  return [...boxes.values()];
}

function edgesOf(
  network: Network,
  focus: MapFocus,
  folded: ReadonlySet<Kind>,
  { diagrams }: Words,
): FlowEdge[] {
  const labels: Partial<Record<Need, string>> = diagrams.dependencies.edgeLabels;
  const edges = new Map<string, FlowEdge>();
  for (const { from, to, need } of network.dependencies) {
    const ends = { from: boxIdOf(from, focus, folded), to: boxIdOf(to, focus, folded) };
    if (ends.from === ends.to) continue;
    edges.set(`${ends.from} ${ends.to} ${need}`, { ...ends, arrow: ARROWS[need], label: labels[need] });
  }
  return inColumns([...edges.values()], boxIdOf(focus, focus, folded));
}

/** What the focus needs and what needs nothing itself stands in two columns instead of one wide row. */
function inColumns(edges: readonly FlowEdge[], focus: string): FlowEdge[] {
  const sources = new Set(edges.map(({ from }) => from));
  const isEnd = ({ from, to, arrow }: FlowEdge) => from === focus && !sources.has(to) && arrow !== 'plain';
  const ends = [...new Set(edges.filter(isEnd).map(({ to }) => to))];
  const below = ends
    .slice(2)
    .map((to, index) => ({ from: ends[index] ?? focus, to, arrow: 'hidden' as const }));
  return [
    ...edges.map((edge) =>
      isEnd(edge) ? { ...edge, ranks: 1 + Math.floor(ends.indexOf(edge.to) / 2) } : edge,
    ),
    ...below,
  ];
}

/** A duration that no line break parts. */
const inOnePiece = (time: string) => time.replaceAll(' ', '\u00a0');

/** What sort of thing it is, with the figure that matters most. */
function kindWords(plan: Plan, ref: TypedRef, { common, diagrams }: Words): string {
  const entity = find(plan, ref);
  const { kinds, rto: needed, noRto, back, backUnknown } = diagrams.dependencies;
  const word = kinds[ref.kind];
  const short = (minutes: number) => inOnePiece(common.shortDuration(minutes));
  if (entity?.kind === 'process') {
    const { rto } = entity.impactAnalysis;
    return `${word} · ${rto === undefined ? noRto : needed(short(rto))}`;
  }
  if (entity?.kind === 'service') {
    const { rto } = entity.capability;
    return `${word} · ${rto === 'unknown' ? backUnknown : back(short(rto))}`;
  }
  if (entity?.kind === 'failure-domain') return common.value(entity.type);
  return word;
}

function listItem(plan: Plan, network: Network, ref: TypedRef, words: Words): ListItem {
  const { needs } = words.diagrams.dependencies;
  const children = network.dependencies
    .filter(({ from }) => keyOf(from) === keyOf(ref))
    .map(({ to, need }) => ({ text: needs[need](nameOf(plan, to)), href: addressOf(to) }));
  return {
    text: nameOf(plan, ref),
    href: addressOf(ref),
    note: kindWords(plan, ref, words),
    ...(children.length > 0 ? { children } : {}),
  };
}
