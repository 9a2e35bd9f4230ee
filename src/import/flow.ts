import type { List, ListItem, Nodes } from 'mdast';
import { stringify } from 'yaml';
import { idFrom } from '../plan/index.ts';
import { plainText } from './draft.ts';
import type { Draft } from './draft.ts';

/** A flow of steps that a document describes in a numbered list, as a draft of `programme.yaml`. */
export type Flow = { path: string; line: number; steps: number; text: string };

type Node = { id: string; label: string; kind: 'start' | 'end' | 'area' | 'end-to-end' | 'step' };

const CONNECTS = /\b(?:also )?(?:connects?|connections?|connected) (?:to|with)\b/i;

/** The numbered process description of a document: the longest numbered list that says what connects to what. */
export function flowOf(draft: Draft): Flow | undefined {
  const lists = draft.tree.children.filter((node) => node.type === 'list' && node.ordered === true);
  const described = (lists as List[]).filter(
    (list) => CONNECTS.test(plainText(list)) && list.children.length > 2,
  );
  const [list] = described.sort((a, b) => plainText(b).length - plainText(a).length);
  if (!list) return undefined;
  const { nodes, edges } = readFlow(list);
  const line = draft.lines[(list.position?.start.line ?? 1) - 1]?.line ?? 1;
  const head = `# A draft, made of ${draft.path}:${line}. Compare it with the picture there: what leads where is read out of sentences.\n`;
  const body = [
    ...entries({ title: draft.title, lanes: {} }),
    'nodes:',
    ...nodes.map((node) => `  - ${inFlow(node)}`),
    'edges:',
    ...[...edges].map((edge) => `  - ${inFlow(edge.split(' '))}`),
  ];
  return { path: draft.path, line, steps: nodes.length, text: `${head}${body.join('\n')}\n` };
}

const entries = (data: object) => [stringify(data, { lineWidth: 0 }).trimEnd()];
const inFlow = (value: unknown) => stringify(value, { lineWidth: 0, collectionStyle: 'flow' }).trim();

function readFlow(list: List): { nodes: Node[]; edges: Set<string> } {
  const nodes: Node[] = [];
  const edges = new Set<string>();
  const sentences: { from: Node; node: Nodes }[] = [];
  const connect = (from: Node | undefined, to: Node | undefined) => {
    if (from && to && from !== to) edges.add(`${from.id} ${to.id}`);
  };

  function add(label: string, kind: Node['kind']): Node {
    const known = nodes.find((node) => folded(node.label) === folded(label));
    if (known) return known;
    let id = idFrom(label, 'step');
    for (let count = 2; nodes.some((node) => node.id === id); count++)
      id = `${idFrom(label, 'step').slice(0, 58)}-${count}`;
    const node = { id, label, kind };
    nodes.push(node);
    return node;
  }

  function walk(items: readonly ListItem[], parent: Node | undefined, top: boolean): Node | undefined {
    let before: Node | undefined;
    for (const item of items) {
      const [first, ...rest] = item.children;
      const said = first ? plainText(first).replace(/\s+/g, ' ').trim() : '';
      const at = said.search(/[,.;:]? (?:which )?(?:also )?connects? to\b/i);
      const label = (at < 0 ? said : said.slice(0, at)).replace(/[.:;,]$/, '');
      // A sentence among the steps belongs to the step above it.
      if (/^(?:a |an |all )?\S* ?branch/i.test(label) || label === '') {
        if (first && parent) sentences.push({ from: parent, node: first });
        continue;
      }
      const node = add(label, kindOf(label, top));
      connect(before ?? parent, node);
      if (first && at >= 0) sentences.push({ from: node, node: first });
      for (const child of rest)
        if (child.type === 'list') walk(child.children, node, false);
        else sentences.push({ from: node, node: child });
      before = node;
    }
    return before;
  }

  walk(list.children, undefined, true);
  for (const { from, node } of sentences) {
    const text = plainText(node).replace(/\s+/g, ' ');
    const named = emphasised(node);
    let current: Node[] = [from];
    const [lead = '', ...clauses] = text.split(new RegExp(CONNECTS.source, 'gi'));
    const subject = mentioned(lead, nodes, named, add).filter(
      (each) => /\bfrom\b/i.test(lead) || each.kind === 'start',
    );
    if (subject.length > 0) current = subject;
    for (const clause of clauses) {
      const goal = clause.split(/\bunder the\b|\bshown on\b|\. /)[0] ?? '';
      const targets = mentioned(goal, nodes, named, add);
      for (const one of current) for (const other of targets) connect(one, other);
      if (targets.length > 0 && /,? which\s*$/i.test(clause.trimEnd().replace(/ also$/, '')))
        current = targets;
    }
  }
  return { nodes, edges };
}

/** The steps that a piece of a sentence names, by their labels or by what stands in italics there. */
function mentioned(
  text: string,
  nodes: readonly Node[],
  named: readonly string[],
  add: (label: string, kind: Node['kind']) => Node,
): Node[] {
  const labels = [...new Set([...nodes.map(({ label }) => label), ...named])].sort(
    (a, b) => b.length - a.length,
  );
  let rest = folded(text.replace(/end-to-end/gi, ' '));
  const found: { at: number; label: string }[] = [];
  for (const label of labels) {
    const at = rest.search(
      new RegExp(`(?<![a-z])${folded(label).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![a-z])`),
    );
    if (at < 0) continue;
    found.push({ at, label });
    rest = rest.slice(0, at) + '#'.repeat(folded(label).length) + rest.slice(at + folded(label).length);
  }
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ label }) => add(label, /end-to-end/i.test(text) ? 'end-to-end' : kindOf(label, true)));
}

function kindOf(label: string, top: boolean): Node['kind'] {
  if (/^start$/i.test(label)) return 'start';
  if (/^end$/i.test(label)) return 'end';
  return top ? 'area' : 'step';
}

const folded = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

function emphasised(node: Nodes): string[] {
  if (node.type === 'emphasis' || node.type === 'strong') return [plainText(node).trim()];
  return 'children' in node ? node.children.flatMap((child) => emphasised(child)) : [];
}
