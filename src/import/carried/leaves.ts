import { defaultTreeAdapter as tree, parseFragment, serialize, serializeOuter } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { lineOf } from './carried.ts';
import { htmlToMarkdown } from '../html-blocks.ts';
import type { Targets } from '../html-blocks.ts';
import type { Name } from '../lost.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** A paragraph, a point of a list or a row of a table: what is read as one line. */
export type Leaf = {
  text: string;
  kind: 'heading' | 'paragraph' | 'step' | 'item' | 'row';
  /** Its HTML: of a point the words alone, of anything else the whole element. */
  html: string;
  /** The list or table that it stands in; how deep, and whether it is numbered. */
  within: Element | undefined;
  level: number;
  numbered: boolean;
};

/** Everything that is read in an HTML text, in its order; what has no words is left out. */
export function leavesOf(html: string): Leaf[] {
  return leavesIn(parseFragment(html), undefined, -1).filter(({ text }) => text !== '');
}

function leavesIn(parent: Parent, list: Element | undefined, level: number): Leaf[] {
  return parent.childNodes.flatMap((node): Leaf[] => {
    if (!tree.isElementNode(node)) return [];
    const leaf = { html: serializeOuter(node), within: list, level: 0, numbered: false };
    switch (node.tagName) {
      case 'ul':
      case 'ol':
        return leavesIn(node, node, level + 1);
      case 'li':
        return [...ownWords(node, list, level), ...leavesIn(node, list, level)];
      case 'tr':
        return [
          { ...leaf, text: lineOf(cellsOf(node).map(textOf).join(' ')), kind: 'row', within: tableOf(node) },
        ];
      case 'p': {
        const kind = node.attrs.some(({ value }) => value === 'step') ? 'step' : 'paragraph';
        return [{ ...leaf, text: lineOf(textOf(node)), kind }];
      }
      default:
        return /^h[1-6]$/.test(node.tagName)
          ? [{ ...leaf, text: lineOf(textOf(node)), kind: 'heading' }]
          : leavesIn(node, list, level);
    }
  });
}

/** The words of a point, without the lists in it. */
function ownWords(item: Element, list: Element | undefined, level: number): Leaf[] {
  const holder = parseFragment('');
  for (const node of [...item.childNodes])
    if (!tree.isElementNode(node) || !/^(?:[uo]l|table|p)$/.test(node.tagName))
      tree.appendChild(holder, node);
  const text = lineOf(holder.childNodes.map(textOf).join(''));
  const numbered = list?.tagName === 'ol';
  return [{ text, kind: 'item', html: serialize(holder), within: list, level, numbered }];
}

const cellsOf = (row: Element) => row.childNodes.filter((node) => tree.isElementNode(node));

function tableOf(row: Element): Element | undefined {
  for (let node = row.parentNode; node && tree.isElementNode(node); node = node.parentNode)
    if (node.tagName === 'table') return node;
  return undefined;
}

function textOf(node: Parent['childNodes'][number]): string {
  if (tree.isTextNode(node)) return node.value;
  if (!tree.isElementNode(node)) return '';
  if (node.tagName === 'br') return '\n';
  return node.childNodes.map(textOf).join('');
}

/** Some leaves as Markdown, one after the other; a heading stands below that of the page. */
export function markdownOf(leaves: readonly Leaf[], targets: Targets, name: Name): string {
  const markdown = (html: string) => htmlToMarkdown(html, 1, targets, name);
  const blocks: { kind: Leaf['kind']; text: string; within: Element | undefined }[] = [];
  for (const { kind, html, within, level, numbered } of leaves) {
    const last = blocks.at(-1);
    const goesOn = last?.kind === kind && last.within === within && within !== undefined;
    if (kind === 'item') {
      const words = markdown(`<p>${html}</p>`).replace(/\s*\n\s*/g, ' ');
      const point = `${'   '.repeat(level)}${numbered ? '1.' : '-'} ${words}`;
      if (last?.kind === 'item') last.text += `\n${point}`;
      else blocks.push({ kind, text: point, within });
    } else if (kind === 'row') {
      if (goesOn) last.text = last.text.replace(/<\/table>$/, `${html}</table>`);
      else blocks.push({ kind, text: `<table>${html}</table>`, within });
    } else if (kind === 'heading') {
      const lower = html.replace(/^<h(\d)/, (_, depth: string) => `<h${Number(depth) + 1}`);
      blocks.push({
        kind,
        text: markdown(lower.replace(/<\/h(\d)>$/, (_, depth: string) => `</h${Number(depth) + 1}>`)),
        within,
      });
    } else blocks.push({ kind, text: markdown(html), within });
  }
  return blocks
    .map(({ kind, text }) => (kind === 'row' ? markdown(text) : text).trim())
    .filter((text) => text !== '')
    .join('\n\n');
}
