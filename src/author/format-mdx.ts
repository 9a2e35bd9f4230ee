import { bodyContent, mdxTree } from '../plan/index.ts';
import type { BodyNode } from '../plan/index.ts';

/** A piece of text to put in the place of another. */
type Edit = { from: number; to: number; text: string };
/** One way in which a body is to be set: what it would change in a text, given its tree. */
type Rule = (root: BodyNode, text: string) => Edit[];

/**
 * MDX as a plan is to have it: `#` headings, `-` lists and `---` rules, tables without padding, one blank line between blocks and
 * none at the end of lines. Code, diagrams, components and how lines are broken stay as they are, and so does whatever would say
 * something else. Undefined where the text is no MDX.
 */
export function formatMdx(text: string): string | undefined {
  let tree = mdxTree(text);
  if (!tree) return undefined;
  // What one rule has set may let another one set more.
  for (let before = '', rounds = 0; before !== text && rounds < MOST_ROUNDS; rounds++) {
    before = text;
    for (const rule of RULES) {
      const changed = withEdits(text, rule(tree, text));
      const read = changed === text ? undefined : mdxTree(changed);
      if (!read || said(changed) !== said(text)) continue;
      text = changed;
      tree = read;
    }
  }
  return text;
}

const blankLines: Rule = (root, text) => {
  const blocks = childrenOf(root);
  return blocks.flatMap((block, at): Edit[] => {
    const next = blocks[at + 1];
    const from = endOf(block);
    const to = next ? startOf(next) : text.length;
    const between = text.slice(from, to);
    if (!next) return between.trim() === '' ? [{ from, to, text: '\n' }] : [];
    // What the tree does not show, such as the space before an indented block, is not ours to set.
    if (!/^\s*\n$/.test(between)) return [];
    const together = !/\n[ \t]*\n/.test(between) && (staysBy(block) || staysBy(next));
    return [{ from, to, text: together ? '\n' : '\n\n' }];
  });
};

/** Definitions stand together, and a comment may stand by what it is about. */
const staysBy = ({ type }: BodyNode) =>
  type === 'definition' || type === 'footnoteDefinition' || type === 'mdxFlowExpression';

const headings: Rule = (root, text) =>
  childrenOf(root).flatMap((node): Edit[] => {
    const content = contentOf(node, text);
    if (node.type !== 'heading' || content === '' || content.includes('\n') || content.endsWith('#'))
      return [];
    return [{ from: startOf(node), to: endOf(node), text: `${'#'.repeat(node.depth)} ${content}` }];
  });

const bullets: Rule = (root, text) =>
  everyNode(root).flatMap((node) =>
    (node.children ?? []).flatMap((list, at, siblings): Edit[] => {
      // Two lists that follow each other are told apart by their marks alone.
      const beside = [siblings[at - 1], siblings[at + 1]].some((other) => other?.type === 'list');
      if (list.type !== 'list' || list.ordered || beside) return [];
      return childrenOf(list).flatMap((item) =>
        /[*+]/.test(text[startOf(item)] ?? '') ? [replaced(startOf(item), 1, '-')] : [],
      );
    }),
  );

const rules: Rule = (root) =>
  childrenOf(root).flatMap((node) =>
    node.type === 'thematicBreak' ? [{ from: startOf(node), to: endOf(node), text: '---' }] : [],
  );

const ENDS: Record<string, string> = { left: ':--', right: '--:', center: ':-:' };

const tables: Rule = (root, text) => everyNode(root).flatMap((table) => tableEdits(table, text));

function tableEdits(table: BodyNode, text: string): Edit[] {
  if (table.type !== 'table') return [];
  const rows = childrenOf(table);
  const [head] = rows;
  const columns = table.align ?? [];
  // Cells that no column is for are read by nobody, and are not to vanish.
  if (!head || rows.some((row) => childrenOf(row).length > columns.length)) return [];
  const below = text.indexOf('\n', endOf(head)) + 1;
  const [, indent = '', marks] =
    /^([\s>]*)([-:| \t]+)$/m.exec(text.slice(below).split('\n', 1)[0] ?? '') ?? [];
  if (marks === undefined) return [];
  return [
    replaced(below + indent.length, marks.length, rowOf(columns.map((align) => ENDS[align ?? ''] ?? '---'))),
    ...rows.map((row) => {
      const blanks = /^[ \t]*/.exec(text.slice(endOf(row)))?.[0].length ?? 0;
      const cells = childrenOf(row).map((cell) => contentOf(cell, text));
      return { from: startOf(row), to: endOf(row) + blanks, text: rowOf(cells) };
    }),
  ];
}

const rowOf = (cells: readonly string[]) =>
  `|${cells.map((cell) => (cell === '' ? ' |' : ` ${cell} |`)).join('')}`;

/** Blanks at the end of a line of text, which no editor shows; where they break the line, `\` says so. */
const lineEnds: Rule = (root, text) =>
  everyNode(root).flatMap((node): Edit[] => {
    const written = text.slice(startOf(node), endOf(node));
    if (node.type === 'break')
      return /^ {2,}\n/.test(written) ? [replaced(startOf(node), written.indexOf('\n'), '\\')] : [];
    if (node.type !== 'paragraph') return [];
    return [...written.matchAll(/(?<![ \t])[ \t](?=\n)|[ \t]+$/g)].map((blanks) =>
      replaced(startOf(node) + blanks.index, blanks[0].length, ''),
    );
  });

/** Lines of nothing but blanks, wherever they are not part of what is shown or run as it stands. */
const emptyLines: Rule = (root, text) => {
  const kept = everyNode(root).filter(({ type }) => type !== 'root' && !HOLDS_TEXT.has(type));
  const spans = kept.map((node) => {
    const [first] = childrenOf(node);
    return { from: startOf(node), to: first ? startOf(first) : endOf(node) };
  });
  return [...text.matchAll(/^[ \t]+$/gm)].flatMap(({ index, 0: blanks }) =>
    spans.some(({ from, to }) => from <= index && index < to) ? [] : [replaced(index, blanks.length, '')],
  );
};

/** What holds blocks of text: the blank lines in it stand between these. */
const HOLDS_TEXT = new Set(['list', 'listItem', 'blockquote', 'footnoteDefinition']);

const MOST_ROUNDS = 5;

const said = (text: string) => JSON.stringify(bodyContent(text));

const RULES: readonly Rule[] = [headings, bullets, rules, tables, lineEnds, emptyLines, blankLines];

const replaced = (from: number, length: number, text: string): Edit => ({ from, to: from + length, text });
const childrenOf = (node: BodyNode) => (node.children ?? []) as BodyNode[];
const startOf = (node: BodyNode) => node.position?.start.offset ?? 0;
const endOf = (node: BodyNode) => node.position?.end.offset ?? 0;

function everyNode(node: BodyNode): BodyNode[] {
  return [node, ...childrenOf(node).flatMap(everyNode)];
}

/** The text from a node's first part to its last. */
function contentOf(node: BodyNode, text: string): string {
  const [first, last] = [childrenOf(node)[0], childrenOf(node).at(-1)];
  return first && last ? text.slice(startOf(first), endOf(last)).trim() : '';
}

/** The text with its edits made; of two that meet, the first counts. */
function withEdits(text: string, edits: readonly Edit[]): string {
  let made = '';
  let at = 0;
  for (const { from, to, text: put } of [...edits].sort((a, b) => a.from - b.from)) {
    if (from < at || to < from) continue;
    made += text.slice(at, from) + put;
    at = to;
  }
  return made + text.slice(at);
}
