import { defaultTreeAdapter as tree, parseFragment } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import type { Name } from './lost.ts';

type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
type Parent = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What HTML becomes where it leads elsewhere: Markdown for a link, and for a picture. */
export type Targets = {
  link: (url: string, text: string, line: number) => string;
  picture: (url: string, alt: string, line: number) => string;
};

const MARKS: Record<string, string> = { strong: '**', b: '**', em: '*', i: '*', del: '~~', s: '~~' };
const KEPT = new Set(['kbd', 'sub', 'sup', 'abbr']);
const GONE = new Set([
  'script',
  'style',
  'iframe',
  'form',
  'video',
  'audio',
  'object',
  'embed',
  'svg',
  'canvas',
]);

/** Escapes what MDX or Markdown would read as more than text. */
export function escaped(text: string): string {
  return text.replace(/[{}<>[\]*_`\\|~]/g, '\\$&');
}

/** Turns a piece of HTML, or a `whole` page of it with its title, into Markdown: tables, lists, headings, code, links and pictures. The rest gives its text, and is named. */
export function htmlToMarkdown(
  html: string | Parent,
  firstLine: number,
  targets: Targets,
  name: Name,
  whole = false,
): string {
  const lineOf = (node: HtmlNode) => firstLine + (node.sourceCodeLocation?.startLine ?? 1) - 1;
  const said = (node: Element) => name(lineOf(node), 'html', `<${node.tagName}>`);

  function inline(parent: Parent): string {
    return parent.childNodes.reduce((before, node) => {
      const opens = tree.isElementNode(node) && ['ul', 'ol'].includes(node.tagName) && /\S/.test(before);
      const next = (opens && !/<br\/>\s*$/.test(before) ? '<br/>' : '') + phrase(node);
      // Two marks side by side would be read as one.
      return before + (before.endsWith('*') && next.startsWith('*') ? ' ' : '') + next;
    }, '');
  }

  function phrase(node: HtmlNode): string {
    if (tree.isTextNode(node)) return escaped(node.value.replace(/\s+/g, ' '));
    if (tree.isCommentNode(node)) name(lineOf(node), 'comment', short(node.data));
    if (!tree.isElementNode(node)) return '';
    const { tagName } = node;
    const mark = MARKS[tagName];
    const text = GONE.has(tagName) ? '' : inline(node);
    if (mark !== undefined) return text.trim() === '' ? text : mark + text.trim() + mark;
    if (KEPT.has(tagName)) return `<${tagName}>${text}</${tagName}>`;
    switch (tagName) {
      case 'br':
        return '<br/>';
      case 'code':
        return `\`${textOf(node)}\``;
      case 'a':
        return targets.link(attribute(node, 'href') ?? '', text, lineOf(node));
      case 'img':
        return targets.picture(attribute(node, 'src') ?? '', attribute(node, 'alt') ?? '', lineOf(node));
      case 'p':
        return `${text}<br/>`;
      // A cell has no room for a list: each item is a line of it, with its mark.
      case 'li':
        return `${markOf(node)} ${text.trim()}<br/>`;
    }
    if (!['ul', 'ol', 'tr', 'tbody', 'thead', 'td', 'th'].includes(tagName)) said(node);
    return text;
  }

  function blocks(parent: Parent): string[] {
    const result: string[] = [];
    let open = '';
    const close = () => {
      const text = open.replace(/^(?:\s|<br\/>)+|(?:\s|<br\/>)+$/g, '');
      if (text !== '') result.push(text);
      open = '';
    };
    for (const node of parent.childNodes) {
      const block = tree.isElementNode(node) ? blockOf(node) : undefined;
      if (block === undefined) open += phrase(node);
      else {
        close();
        result.push(...block);
      }
    }
    close();
    return result;
  }

  function blockOf(node: Element): string[] | undefined {
    const { tagName } = node;
    if (/^h[1-6]$/.test(tagName))
      return [`${'#'.repeat(Math.max(whole ? 1 : 2, Number(tagName[1])))} ${inline(node).trim()}`];
    switch (tagName) {
      case 'p':
      case 'dd':
        return blocks(node);
      case 'ul':
      case 'ol':
        return [
          elements(node, 'li')
            .map((item, at) => listItem(item, tagName === 'ol' ? `${at + 1}. ` : '- '))
            .join('\n'),
        ];
      case 'pre':
        return [`\`\`\`\`\n${textOf(node).replace(/\n$/, '')}\n\`\`\`\``];
      case 'hr':
        return ['***'];
      case 'blockquote':
        return [prefixed(blocks(node).join('\n\n'), '> ', '> ')];
      case 'table':
        return table(node);
      case 'dl':
        return blocks(node);
      case 'dt':
      case 'summary':
        return [`**${inline(node).trim()}**`];
      case 'div': {
        const alert = alertOf(node);
        if (alert !== undefined) return [`> [!${alert}]\n${prefixed(blocks(node).join('\n\n'), '> ', '> ')}`];
        said(node);
        return blocks(node);
      }
      case 'section':
      case 'details':
      case 'center':
      case 'figure':
      case 'figcaption':
        said(node);
        return blocks(node);
    }
    return undefined;
  }

  function listItem(item: Element, mark: string): string {
    return prefixed(blocks(item).join('\n\n'), mark, ' '.repeat(mark.length));
  }

  function table(node: Element): string[] {
    const caption = elements(node, 'caption').map((element) => `**${inline(element).trim()}**`);
    const rows: string[][] = [];
    for (const [at, row] of elements(node, 'tr').entries()) {
      const cells = (rows[at] ??= []);
      for (const cell of elements(row, 'th', 'td')) {
        const text = inline(cell)
          .replace(/\s+/g, ' ')
          .replace(/^(?:\s|<br\/>)+|(?:\s|<br\/>)+$/g, '');
        const [wide, high] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
        if (high > 1) name(lineOf(cell), 'layout', short(textOf(cell)), `stood over ${high} rows`);
        let column = 0;
        while (cells[column] !== undefined) column++;
        for (let down = 0; down < high; down++)
          for (let right = 0; right < wide; right++)
            (rows[at + down] ??= [])[column + right] = down + right === 0 ? text : '';
      }
    }
    rows.length = elements(node, 'tr').length;
    const [first] = elements(node, 'tr');
    const headed = first !== undefined && elements(first, 'td').length === 0;
    const width = Math.max(1, ...rows.map((row) => row.length));
    const line = (row: string[]) =>
      `| ${Array.from({ length: width }, (_, at) => row[at] ?? '').join(' | ')} |`;
    const [head = [], ...body] = headed ? rows : [[], ...rows];
    return [...caption, [line(head), line(Array<string>(width).fill('---')), ...body.map(line)].join('\n')];
  }

  const parsed = typeof html === 'string' ? parseFragment(html, { sourceCodeLocationInfo: true }) : html;
  return blocks(parsed).join('\n\n');
}

/** Puts one prefix before the first line of a text and another before the lines that follow. */
export function prefixed(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, at) => (at === 0 ? first + line : (rest + line).trimEnd()))
    .join('\n');
}

/** The call-out that a panel of Confluence is. */
function alertOf(node: Element): string | undefined {
  const [, kind] = /\bconfluence-information-macro-(\w+)/.exec(attribute(node, 'class') ?? '') ?? [];
  if (kind === undefined || /-(?:body|icon)$/.test(kind)) return undefined;
  return (
    { note: 'WARNING', warning: 'CAUTION', tip: 'TIP' }[kind] ?? (kind === 'information' ? 'NOTE' : undefined)
  );
}

/** What stands before an item of a list that is written within a line: a dot, or its number. */
function markOf(item: Element): string {
  const list = item.parentNode;
  if (!list || !tree.isElementNode(list) || list.tagName !== 'ol') return '•';
  return `${elements(list, 'li').indexOf(item) + (Number(attribute(list, 'start')) || 1)}.`;
}

/** How many columns or rows a cell takes, within reason. */
const spanOf = (cell: Element, key: string) => Math.min(100, Math.max(1, Number(attribute(cell, key)) || 1));

/** The elements of some names below a node that no other element of those names contains, in order. */
function elements(parent: Parent, ...names: string[]): Element[] {
  return parent.childNodes.flatMap((node) => {
    if (!tree.isElementNode(node)) return [];
    return names.includes(node.tagName) ? [node] : elements(node, ...names);
  });
}

/** The beginning of a text on one line. */
export function short(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 40);
}

function textOf(node: HtmlNode | Parent): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map((child) => textOf(child)).join('') : '';
}

function attribute(node: Element, key: string): string | undefined {
  return node.attrs.find(({ name }) => name === key)?.value;
}
