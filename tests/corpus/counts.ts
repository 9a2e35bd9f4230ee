import { defaultTreeAdapter as tree, parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { markdownToHtml } from 'satteri';

export type Parent = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;

/** How much of each thing a page shows. */
export type Counts = {
  tables: number;
  /** Rows that hold any text. */
  rows: number;
  /** Items of lists outside tables, and how deep they nest. */
  items: number;
  depth: number;
  links: number;
  pictures: number;
  code: number;
};

/** A document as a reader of plain Markdown sees it: without front matter, the two dialects' blocks put simply. */
export function plainReading(text: string): Parent {
  const body = text
    .replace(/^---\n[\s\S]*?\n---[ \t]*\n/, '')
    .replace(/:::image [\s\S]*?:::/g, '![](p.svg)')
    .replace(/^!!! .*\n(?:(?: {4}.*)?\n)+/gm, (block) => {
      const [head = '', ...inside] = block.split('\n');
      return `${/"(.*)"/.exec(head)?.[1] ?? ''}\n\n${inside.map((line) => line.slice(4)).join('\n')}`;
    });
  return parse(markdownToHtml(body, { features: { frontmatter: false } }).html);
}

export function countsOf(page: Parent): Counts {
  const rows = all(page, 'tr').filter((row) => textOf(row).trim() !== '');
  const lists = (parent: Parent): number =>
    Math.max(
      0,
      ...parent.childNodes
        .filter((node) => tree.isElementNode(node))
        .map((node) => {
          if (node.tagName === 'table') return 0;
          return lists(node) + (node.tagName === 'ul' || node.tagName === 'ol' ? 1 : 0);
        }),
    );
  return {
    tables: all(page, 'table').length,
    rows: rows.length,
    items: all(page, 'li').length - all(page, 'table').flatMap((table) => all(table, 'li')).length,
    depth: lists(page),
    links: all(page, 'a').filter((node) => attribute(node, 'href') !== undefined).length,
    pictures: all(page, 'img').length,
    code: all(page, 'pre').length,
  };
}

/** Texts of the headings, in order. */
export function headingsOf(page: Parent): string[] {
  return all(page, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6').map((node) => words(node).join(' '));
}

/** The words of a page, as they stand. */
export function words(page: Parent): string[] {
  return (textOf(page).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.toLowerCase());
}

/** Words that stand more often in the first list than in the second. */
export function missingWords(before: readonly string[], after: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of after) left.set(word, (left.get(word) ?? 0) + 1);
  return before.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

export function all(parent: Parent, ...names: string[]): Element[] {
  return parent.childNodes
    .filter((node) => tree.isElementNode(node))
    .flatMap((node) => {
      const inside = all(node, ...names);
      return names.includes(node.tagName) ? [node, ...inside] : inside;
    });
}

export function attribute(node: Element, key: string): string | undefined {
  return node.attrs.find(({ name }) => name === key)?.value;
}

/** The text of a node; what stands in blocks of their own is set apart. */
export function textOf(parent: Parent): string {
  return parent.childNodes
    .map((node) => {
      if (tree.isTextNode(node)) return node.value;
      if (!tree.isElementNode(node) || node.tagName === 'script' || node.tagName === 'style') return '';
      const apart = /^(?:a|abbr|b|code|del|em|i|kbd|span|strong|sub|sup|u)$/.test(node.tagName) ? '' : ' ';
      return apart + textOf(node) + apart;
    })
    .join('');
}

/** The part of a built page that is its document, with what a drawing says put aside. */
export function documentOf(html: string): Parent {
  const prose = all(parse(html), 'div').find((node) => classesOf(node).includes('prose'));
  if (!prose) throw new Error('The page shows no document.');
  drop(prose, (node) => classesOf(node).includes('diagram'));
  return prose;
}

/** Takes elements out of a page, wherever they stand. */
export function drop(parent: Parent, unwanted: (node: Element) => boolean): void {
  for (const node of [...parent.childNodes].filter((node) => tree.isElementNode(node))) {
    if (unwanted(node)) tree.detachNode(node);
    else drop(node, unwanted);
  }
}

function classesOf(node: Element): string[] {
  return (attribute(node, 'class') ?? '').split(' ');
}
