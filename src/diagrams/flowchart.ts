import { accessibleText, escaped, withOptions } from './mermaid-text.ts';
import type { Options } from './mermaid-text.ts';
import { sentinelOf } from './render/theme.ts';

const SHAPES = {
  box: ['["', '"]'],
  rounded: ['("', '")'],
  stadium: ['(["', '"])'],
  framed: ['[["', '"]]'],
} as const;

/** Start, the part that is repeated to make an edge span more ranks, and end. */
const ARROWS = {
  solid: ['--', '-', '>'],
  dotted: ['-.', '.', '->'],
  thick: ['==', '=', '>'],
  plain: ['---', '-', ''],
  hidden: ['~~~', '~', ''],
} as const;

const STYLES = {
  good: { fill: 'series-3', stroke: 'series-3-line', width: 2 },
  partial: { fill: 'note', stroke: 'note-border', width: 2 },
  bad: { fill: 'critical', stroke: 'critical-border', width: 3 },
  open: { fill: 'background', stroke: 'critical-border', width: 2, dashes: '6 4' },
  quiet: { fill: 'group', stroke: 'group-border', width: 1 },
  focus: { fill: 'active', stroke: 'text', width: 3 },
  bare: { fill: 'background', stroke: 'background', width: 1 },
} as const satisfies Record<string, { fill: string; stroke: string; width: number; dashes?: string }>;

/** Room for the label of a frame, which edges and boxes would cover otherwise. */
const FRAMES = { padding: 8, subGraphTitleMargin: { top: 4, bottom: 12 } };

export type FlowStyle = keyof typeof STYLES;
export type FlowNode = {
  id: string;
  /** Lines of the label, as plain text. */
  lines: string[];
  shape?: keyof typeof SHAPES;
  style?: FlowStyle | undefined;
  /** An address of the site. */
  href?: string | undefined;
};
export type FlowGroup = { id: string; label: string; nodes: FlowNode[] };
export type FlowEdge = {
  from: string;
  to: string;
  arrow: keyof typeof ARROWS;
  label?: string | undefined;
  /** How many ranks lower the target stands at least; 1 unless said. */
  ranks?: number | undefined;
};

export type Flowchart = {
  title: string;
  description: string;
  direction: 'TB' | 'LR';
  nodes: FlowNode[];
  groups?: FlowGroup[];
  edges: FlowEdge[];
  options?: Options;
};

/** A flowchart as Mermaid text; groups are drawn as frames. Colours follow the site's in light, dark and on paper. */
export function flowchart(chart: Flowchart): string {
  const groups = chart.groups ?? [];
  const all = [...chart.nodes, ...groups.flatMap(({ nodes }) => nodes)];
  return [
    ...withOptions({ flowchart: { ...FRAMES, ...chart.options } }),
    `flowchart ${chart.direction}`,
    ...accessibleText(chart.title, chart.description),
    ...chart.nodes.map(drawn),
    ...groups.flatMap(framed),
    ...chart.edges.map(drawnEdge),
    ...styleLines(all),
    ...all.flatMap(({ id, href }) => (href === undefined ? [] : [`click ${id} href "${encodeURI(href)}"`])),
    '',
  ].join('\n');
}

function drawn({ id, lines, shape = 'box' }: FlowNode): string {
  const [open, close] = SHAPES[shape];
  return `${id}${open}${lines.map(escaped).join('<br/>')}${close}`;
}

function framed({ id, label, nodes }: FlowGroup): string[] {
  if (nodes.length === 0) return [];
  return [`subgraph ${id}["${escaped(label)}"]`, ...nodes.map(drawn), 'end'];
}

function drawnEdge({ from, to, arrow, label, ranks = 1 }: FlowEdge): string {
  const [start, longer, end] = ARROWS[arrow];
  const text = label === undefined ? '' : `|"${escaped(label)}"|`;
  return `${from} ${start}${longer.repeat(ranks - 1)}${end}${text} ${to}`;
}

/** The classes that boxes use, and which box has which. */
export function styleLines(nodes: readonly { id: string; style?: FlowStyle | undefined }[]): string[] {
  return (Object.keys(STYLES) as FlowStyle[]).flatMap((name) => {
    const ids = nodes.filter(({ style }) => style === name).map(({ id }) => id);
    if (ids.length === 0) return [];
    return [`classDef ${name} ${declarations(name)}`, `class ${ids.join(',')} ${name}`];
  });
}

// Mermaid calculates with colours, so it gets the renderer's stand-ins for the site's custom properties.
function declarations(name: FlowStyle): string {
  const style: { fill: string; stroke: string; width: number; dashes?: string } = STYLES[name];
  return [
    `fill:${sentinelOf(style.fill)}`,
    `stroke:${sentinelOf(style.stroke)}`,
    `stroke-width:${style.width}px`,
    ...(style.dashes === undefined ? [] : [`stroke-dasharray:${style.dashes}`]),
  ].join(',');
}
