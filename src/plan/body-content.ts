import { mdxTree } from './body-tree.ts';
import type { BodyNode } from './body-tree.ts';

/** What a node of Markdown says beside its children; all else of it is where and how it is written. */
const SAYING = [
  'depth',
  'ordered',
  'start',
  'checked',
  'lang',
  'meta',
  'url',
  'title',
  'alt',
  'align',
  'identifier',
  'name',
] as const;

/** What stands between braces when it is a comment. */
const COMMENT = /^\s*(\/\*[\s\S]*\*\/\s*)?$/;

/**
 * What an MDX text says, without where and how it is written: two texts that differ in line breaks, list marks, the spacing of
 * tables or comments alone say the same. Undefined where the text is no MDX.
 */
export function bodyContent(text: string): unknown {
  const tree = mdxTree(text);
  return tree && saidBy(tree);
}

function saidBy(node: BodyNode): unknown {
  const fields = node as unknown as Record<string, unknown>;
  const said = SAYING.flatMap((key) =>
    fields[key] === undefined || fields[key] === null ? [] : [[key, fields[key]]],
  );
  const children = (node.children ?? []).filter(isSaid).map(saidBy);
  return [node.type, ...said, ...attributesOf(node), ...valueOf(node), ...children];
}

function isSaid(node: BodyNode): boolean {
  if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression')
    return !COMMENT.test(node.value);
  return node.type !== 'yaml';
}

function valueOf(node: BodyNode): unknown[] {
  if (!('value' in node) || typeof node.value !== 'string') return [];
  return node.type === 'text' ? [node.value.replace(/\s+/g, ' ')] : [node.value];
}

function attributesOf(node: BodyNode): unknown[] {
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return [];
  const attributes = node.attributes.map((attribute) =>
    attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string'
      ? [attribute.name, attribute.value.replace(/\s+/g, ' ').trim()]
      : ['…', JSON.stringify(attribute, (key, value: unknown) => (key === 'position' ? undefined : value))],
  );
  return attributes.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}
