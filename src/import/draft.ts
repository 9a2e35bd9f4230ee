import { posix } from 'node:path';
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Processor } from 'unified';
import { parseDocument } from 'yaml';
import { idFrom } from '../plan/index.ts';
import { plainMarkdown } from './dialects.ts';
import type { Sources } from './documents.ts';
import type { Line } from './dialects.ts';
import { withIncludes, withoutFront } from './includes.ts';
import type { Name } from './lost.ts';

/** A document on its way: its Markdown without dialect, the tree of it, and the page that it becomes. */
export type Draft = {
  path: string;
  slug: string;
  /** The folder of the plan, and the address, in which its page comes to lie. */
  folder: string;
  title: string;
  summary: string | undefined;
  /** Where addresses lead that begin with `/`, when they name no document that is imported. */
  site: string | undefined;
  source: string;
  lines: Line[];
  tree: Parent;
  /** The heading that is the page's title and goes from its text. */
  titleNode: Nodes | undefined;
  anchors: Set<string>;
};

/** A node that holds others. */
export type Parent = Extract<Nodes, { children: unknown }>;

/** The site of documents whose front matter has keys that begin with `ms.`. */
const LEARN = 'https://learn.microsoft.com';

/** What front matter may say that a page says too. */
const CARRIED = new Set(['title', 'description', 'summary']);

const markdown = unified().use(remarkParse).use(remarkGfm).use(withoutGuesses);
const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).use(withoutGuesses);

type Extension = { transforms?: unknown[] | null };

/** Leaves out what is found in a tree only after it is made: such nodes have no place in the text. */
function withoutGuesses(this: Processor): void {
  const { fromMarkdownExtensions = [] } = this.data() as {
    fromMarkdownExtensions?: (Extension | Extension[])[];
  };
  for (const extension of fromMarkdownExtensions.flat()) extension.transforms = [];
}

/** Reads a document: its title, its id (one that is not taken yet), and its Markdown without dialect. */
export function draftOf(
  path: string,
  text: string,
  {
    taken,
    documents,
    trees,
    name,
  }: { taken: Set<string>; name: Name } & Pick<Sources, 'documents' | 'trees'>,
): Draft {
  const { front, lines: all } = withoutFront(text);
  const data = frontData(front, name);
  const lines = plainMarkdown(withIncludes(path, all, documents, name), name);
  const source = lines.map((line) => line.text).join('\n');
  const tree = treeOf(path, source, name, trees);
  const titleNode = tree.children.find((node) => node.type === 'heading' && node.depth === 1);
  const stem = posix.basename(path).replace(/(?:_\d+)?\.html?$|\.\w+$/i, '');
  const titles = [titleNode && plainText(titleNode).trim(), data.title, wordsOf(stem)];
  const title = titles.find((candidate) => candidate !== undefined && candidate !== '') ?? stem;
  const anchors = anchorsOf(tree, titleNode);
  const slug = slugFor(path, stem, taken);
  return {
    path,
    slug,
    folder: 'guide',
    title,
    summary: data.summary,
    site: data.site,
    source,
    lines,
    tree,
    titleNode,
    anchors,
  };
}

/** The tree of Markdown, or of MDX where a file says that it is; MDX that is none is read as Markdown. */
function treeOf(path: string, source: string, name: Name, trees: Sources['trees']): Parent {
  if (path.endsWith('.mdx')) {
    try {
      return mdx.parse(source);
    } catch (cause) {
      name(1, 'component', posix.basename(path), cause instanceof Error ? cause.message : undefined);
    }
  }
  const tree = trees?.get(path) ?? markdown.parse(source);
  trees?.set(path, tree);
  return tree;
}

function frontData(
  front: string | undefined,
  name: Name,
): { title?: string; summary?: string; site?: string } {
  if (front === undefined) return {};
  let data: unknown;
  try {
    data = parseDocument(front, { version: '1.2', schema: 'core', logLevel: 'silent' }).toJS({
      maxAliasCount: 100,
    });
  } catch {
    data = undefined;
  }
  if (typeof data !== 'object' || data === null) {
    name(1, 'front matter', 'the whole of it', 'is no YAML');
    return {};
  }
  const left = Object.keys(data).filter((key) => !CARRIED.has(key));
  if (left.length > 0) name(1, 'front matter', left.join(', '));
  const { title, description, summary } = data as Record<string, unknown>;
  const said = [description, summary].find((each) => typeof each === 'string' && each.trim() !== '');
  return {
    ...(typeof title === 'string' ? { title: title.trim() } : {}),
    ...(Object.keys(data).some((key) => key.startsWith('ms.')) ? { site: LEARN } : {}),
    ...(typeof said === 'string' ? { summary: said.trim() } : {}),
  };
}

function wordsOf(stem: string): string {
  const words = stem.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** An id made of a file's name, with its folders before it where the name alone is taken. */
function slugFor(path: string, stem: string, taken: Set<string>): string {
  const folders = posix
    .dirname(path)
    .split('/')
    .reverse()
    .filter((folder) => folder !== '.');
  let name = stem;
  let slug = idFrom(name, '');
  for (let at = 0; taken.has(slug) || slug === '' || slug === 'index'; at++) {
    const folder = folders[at];
    if (folder !== undefined) name = `${folder}-${name}`;
    slug = folder === undefined ? `${idFrom(name, 'page').slice(0, 55)}-${at + 2}` : idFrom(name, '');
  }
  taken.add(slug);
  return slug;
}

/** The anchors that a page gives its headings: GitHub's. */
function anchorsOf(node: Parent, titleNode: Nodes | undefined): Set<string> {
  const anchors = new Set<string>();
  const visit = (child: Nodes) => {
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
export function plainText(node: Nodes): string {
  if (node.type === 'image' || node.type === 'imageReference') return '';
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  return 'children' in node ? node.children.map((child) => plainText(child)).join('') : '';
}
