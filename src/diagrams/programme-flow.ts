import { programmeProgress } from '../plan/progress.ts';
import type { NodeProgress, ProgrammeNode } from '../plan/progress.ts';
import type { Plan, Programme } from '../plan/index.ts';
import type { Words } from '../words/index.ts';
import type { DataDiagram, ListItem } from './data-diagram.ts';
import { flowchart } from './flowchart.ts';
import type { FlowNode, FlowStyle } from './flowchart.ts';
import { mermaidId } from './mermaid-text.ts';

const SHAPES = {
  start: 'stadium',
  end: 'stadium',
  'end-to-end': 'framed',
  area: 'rounded',
  step: 'box',
} as const satisfies Record<ProgrammeNode['kind'], FlowNode['shape']>;

const STYLES: Record<NodeProgress['state'], FlowStyle> = {
  complete: 'good',
  partial: 'partial',
  missing: 'open',
  outside: 'quiet',
};

type Progress = ReadonlyMap<string, NodeProgress>;

/**
 * The process flow of continuity planning, each step with how complete it is and linked to what it covers.
 * Undefined when the plan has no programme.
 */
export function programmeFlow(plan: Plan, today: string, words: Words): DataDiagram | undefined {
  const { programme } = plan;
  if (!programme) return undefined;
  const progress = programmeProgress(plan, today);
  const description = describe(programme, progress, words);
  const drawn = (node: ProgrammeNode) => drawnNode(node, progress.get(node.id), words);
  const source = flowchart({
    title: programme.title,
    description,
    direction: 'TB',
    nodes: programme.nodes.filter(({ lane }) => lane === undefined).map(drawn),
    groups: lanesForLayout(programme).map(({ id, label, nodes }) => ({
      id: mermaidId('lane', id),
      label,
      nodes: nodes.map(drawn),
    })),
    edges: programme.edges.map(({ from, to, style }) => ({
      from: mermaidId('step', from),
      to: mermaidId('step', to),
      arrow: style,
    })),
    options: { nodeSpacing: 10, rankSpacing: 28, wrappingWidth: 130 },
  });
  return {
    id: 'programme',
    title: programme.title,
    description,
    source,
    list: listForm(programme, progress, words),
  };
}

/** Lanes with steps first: the layout then puts the context outside, which makes the drawing a third narrower. */
function lanesForLayout(programme: Programme) {
  const lanes = Object.entries(programme.lanes).map(([id, label]) => ({
    id,
    label,
    nodes: programme.nodes.filter(({ lane }) => lane === id),
  }));
  const isOwn = ({ nodes }: (typeof lanes)[number]) => nodes.some(({ kind }) => kind === 'step');
  return [...lanes.filter(isOwn), ...lanes.filter((lane) => !isOwn(lane))];
}

function stateOf(node: ProgrammeNode, progress: NodeProgress | undefined, words: Words): string {
  return progress === undefined ? '' : words.programme.state(node.kind, progress);
}

function drawnNode(node: ProgrammeNode, progress: NodeProgress | undefined, words: Words): FlowNode {
  return {
    id: mermaidId('step', node.id),
    lines: [node.label, node.code ?? '', stateOf(node, progress, words)].filter((line) => line !== ''),
    shape: SHAPES[node.kind],
    style: STYLES[progress?.state ?? 'outside'],
    href: progress?.href,
  };
}

function describe(programme: Programme, progress: Progress, words: Words): string {
  const steps = programme.nodes.filter(({ covers }) => covers.length > 0);
  const complete = steps.filter(({ id }) => progress.get(id)?.state === 'complete').length;
  return words.programme.description(complete, steps.length);
}

function listForm(programme: Programme, progress: Progress, words: Words): ListItem[] {
  const items = (lane: string | undefined) =>
    programme.nodes
      .filter((node) => node.lane === lane)
      .map((node) => listItem(programme, node, progress.get(node.id), words));
  const lanes = Object.entries(programme.lanes).map(([id, label]) => ({ text: label, children: items(id) }));
  return [...items(undefined), ...lanes.filter(({ children }) => children.length > 0)];
}

function listItem(
  programme: Programme,
  node: ProgrammeNode,
  progress: NodeProgress | undefined,
  words: Words,
): ListItem {
  const { common, programme: said } = words;
  const next = programme.edges
    .filter(({ from }) => from === node.id)
    .map(({ to, note }) => {
      const target = programme.nodes.find(({ id }) => id === to);
      const name = [target?.label ?? to, target?.code].filter(Boolean).join(' ');
      return note === undefined ? name : `${name} (${note})`;
    });
  const covers = (progress?.covers ?? []).map(({ cover, criterion, done, total, href }) => {
    const name = common.value(cover);
    return {
      text: `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${said.cover(done, total, said.criteria[criterion])}`,
      ...(href === undefined ? {} : { href }),
    };
  });
  const state = stateOf(node, progress, words);
  const children = [...covers, ...(next.length > 0 ? [{ text: said.leadsTo(common.listed(next)) }] : [])];
  return {
    text: [node.label, node.code].filter(Boolean).join(' '),
    ...(progress?.href === undefined ? {} : { href: progress.href }),
    ...(state === '' ? {} : { note: state }),
    ...(children.length > 0 ? { children } : {}),
  };
}
