import { posix } from 'node:path';
import { markdownToMdast } from 'satteri';
import type { MdastNode } from 'satteri';
import { parse } from 'yaml';
import { plainMarkdown } from './dialects.ts';
import type { Line } from './dialects.ts';
import type { Name } from './lost.ts';

/** A document on its way: its Markdown without dialect, the tree of it, and the page that it becomes. */
export type Draft = {
  path: string;
  slug: string;
  title: string;
  source: string;
  lines: Line[];
  tree: Parent;
  /** The heading that is the page's title and goes from its text. */
  titleNode: MdastNode | undefined;
  anchors: Set<string>;
};

/** A node that holds others. */
export type Parent = MdastNode & { children: MdastNode[] };

/** Reads a document: its title, its id (one that is not taken yet), and its Markdown without dialect. */
export function draftOf(path: string, text: string, taken: Set<string>, name: Name): Draft {
  const front = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text);
  const skipped = front ? front[0].split('\n').length - 1 : 0;
  const all = text.split('\n').map((line, at) => ({ text: line, line: at + 1 }));
  const lines = plainMarkdown(all.slice(skipped), name);
  const source = lines.map((line) => line.text).join('\n');
  const tree = markdownToMdast(source, { features: { frontmatter: false } }) as Parent;
  const titleNode = tree.children.find((node) => node.type === 'heading' && node.depth === 1);
  const stem = posix.basename(path, '.md');
  const titles = [titleNode && plainText(titleNode).trim(), titleIn(front?.[1]), wordsOf(stem)];
  const title = titles.find((candidate) => candidate !== undefined && candidate !== '') ?? stem;
  const anchors = anchorsOf(tree, titleNode);
  return { path, slug: slugFor(path, stem, taken), title, source, lines, tree, titleNode, anchors };
}

function titleIn(front: string | undefined): string | undefined {
  const data: unknown = parse(front ?? '');
  const title = typeof data === 'object' && data !== null && 'title' in data ? data.title : undefined;
  return typeof title === 'string' ? title : undefined;
}

function wordsOf(stem: string): string {
  const words = stem.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** An id made of a file's name, with its folders before it where the name alone is taken. */
function slugFor(path: string, stem: string, taken: Set<string>): string {
  const idOf = (name: string) =>
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^[^a-z]+/, '')
      .slice(0, 63)
      .replace(/-$/, '') || 'page';
  const folders = posix.dirname(path).split('/').reverse();
  let name = stem;
  let slug = idOf(name);
  for (let at = 0; taken.has(slug) || slug.length < 2 || slug === 'index'; at++) {
    name = `${folders[at] ?? 'page'}-${name}`;
    slug = idOf(name);
  }
  taken.add(slug);
  return slug;
}

/** The anchors that a page gives its headings: GitHub's. */
function anchorsOf(node: Parent, titleNode: MdastNode | undefined): Set<string> {
  const anchors = new Set<string>();
  const visit = (child: MdastNode) => {
    if (child.type === 'heading' && child !== titleNode) {
      const slug = plainText(child)
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
        .replaceAll(' ', '-');
      let anchor = slug;
      for (let count = 1; anchors.has(anchor); count++) anchor = `${slug}-${count}`;
      anchors.add(anchor);
    }
    if ('children' in child) for (const inner of child.children) visit(inner);
  };
  visit(node);
  return anchors;
}

/** The text of a node without its marks. */
export function plainText(node: MdastNode): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  return 'children' in node ? node.children.map((child) => plainText(child)).join('') : '';
}
