import { parseFragment } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

/** How much of each thing a document holds. */
export type Counts = Record<(typeof COUNTED)[number], number>;
export const COUNTED = ['headings', 'tables', 'items', 'links', 'pictures', 'alerts', 'code'] as const;

/** As much of a node as counting needs: trees of remark and of Sätteri alike. */
type Counted = {
  type: string;
  value?: unknown;
  url?: unknown;
  identifier?: unknown;
  name?: unknown;
  children?: readonly Counted[];
  position?: { start: { offset?: number | undefined } } | undefined;
};

const none = (): Counts => ({ headings: 0, tables: 0, items: 0, links: 0, pictures: 0, alerts: 0, code: 0 });

/**
 * Counts what a tree of Markdown or MDX holds, with what stands in its pieces of HTML. A table in HTML goes on over empty lines
 * to its end in `source`.
 */
export function countsOf(tree: Counted, source = ''): Counts {
  const counts = none();
  let counted = 0;
  const defined = new Set<unknown>();
  const pieces: string[] = [];
  const visit = (node: Counted, cell = false): void => {
    const start = node.position?.start.offset ?? counted;
    if (start < counted) return;
    switch (node.type) {
      case 'heading':
        counts.headings++;
        break;
      case 'table':
        counts.tables++;
        break;
      case 'listItem':
        counts.items++;
        break;
      case 'link':
        counts.links++;
        break;
      case 'linkReference':
        if (defined.has(node.identifier)) counts.links++;
        break;
      case 'image':
      case 'imageReference':
        counts.pictures++;
        break;
      case 'code':
        counts.code++;
        break;
      case 'blockquote':
        if (/^\[!\w+\]/.test(textOf(node).trimStart())) counts.alerts++;
        break;
      // In a cell of a table, where no list can stand, its items are lines with their marks.
      case 'text':
        if (cell && ITEM.test(String(node.value))) counts.items++;
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        if (node.name === 'Step') counts.items++;
        if (node.name === 'img') counts.pictures++;
        if (node.name === 'a') counts.links++;
        break;
      case 'html': {
        const end = endOfTable(String(node.value), source, start);
        pieces.push(end === undefined ? String(node.value) : source.slice(start, end));
        counted = end ?? counted;
        break;
      }
    }
    for (const child of node.children ?? []) visit(child, cell || node.type === 'tableCell');
  };
  collect(tree, defined);
  visit(tree);
  if (pieces.length > 0) countHtml(parseFragment(pieces.join('\n')), counts);
  return counts;
}

const ITEM = /^\s*(?:•|\d+\.) /;

function collect(node: Counted, defined: Set<unknown>): void {
  if (node.type === 'definition') defined.add(node.identifier);
  for (const child of node.children ?? []) collect(child, defined);
}

const TAGS: Record<string, keyof Counts> = { table: 'tables', li: 'items', img: 'pictures', pre: 'code' };

function countHtml(node: DefaultTreeAdapterTypes.ParentNode, counts: Counts): void {
  for (const child of node.childNodes) {
    if (!('tagName' in child)) continue;
    const counted = /^h[1-6]$/.test(child.tagName) ? 'headings' : TAGS[child.tagName];
    if (counted) counts[counted]++;
    if (child.tagName === 'a' && child.attrs.some(({ name }) => name === 'href')) counts.links++;
    countHtml(child, counts);
  }
}

function textOf(node: Counted): string {
  return typeof node.value === 'string' ? node.value : (node.children ?? []).map(textOf).join('');
}

/** Where a table ends that a piece of HTML opens and does not close; undefined where there is none. */
export function endOfTable(html: string, source: string, start: number): number | undefined {
  if (!/<table\b/i.test(html) || /<\/table>/i.test(html)) return undefined;
  const close = source.indexOf('</table>', start);
  return close < 0 ? undefined : close + '</table>'.length;
}
