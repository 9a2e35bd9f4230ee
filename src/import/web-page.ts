import { defaultTreeAdapter as tree, parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { htmlToMarkdown } from './html-blocks.ts';
import type { Name } from './lost.ts';
import { asWritten } from './word.ts';

type Parent = DefaultTreeAdapterTypes.ParentNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What holds other things and says nothing itself. */
const HOLDERS =
  /^<(?:div|span|section|article|main|colgroup|col|tbody|thead|u|font|time|small|center|figure|figcaption)>$/;
/** Parts of a page of Confluence that are about the page, or made by a macro. */
const ABOUT = /\b(?:page-metadata|breadcrumb-section|footer|toc-macro|page-attachments)\b/;

/**
 * Reads a web page, such as Confluence exports: its main part, with its panels as call-outs. Scripts, forms and frames are left
 * out and named. The list of pages of a space is no page: it gives the addresses in their order instead.
 */
export function pageToMarkdown(html: string, name: Name): { text: string } | { order: string[] } {
  const page = parse(html, { sourceCodeLocationInfo: true });
  const main =
    find(page, (node) => attribute(node, 'id') === 'main-content') ??
    find(page, ({ tagName }) => tagName === 'body');
  if (!main) return { text: '' };
  if (/Available Pages:?/.test(textOf(page))) {
    const links = findAll(page, ({ tagName }) => tagName === 'a').map(
      (node) => attribute(node, 'href') ?? '',
    );
    return { order: links.filter((url) => /\.html?$/i.test(url)) };
  }
  for (const node of findAll(main, (each) =>
    ABOUT.test(`${attribute(each, 'class') ?? ''} ${attribute(each, 'id') ?? ''}`),
  )) {
    if ((attribute(node, 'class') ?? '').includes('toc-macro'))
      name(node.sourceCodeLocation?.startLine ?? 1, 'macro', 'a table of contents', 'every page has its own');
    tree.detachNode(node);
  }
  const title = titleOf(page);
  const titled =
    find(main, ({ tagName }) => tagName === 'h1') !== undefined && attribute(main, 'id') !== 'main-content';
  const text = htmlToMarkdown(
    main,
    1,
    asWritten,
    (line, what, detail, why) => {
      if (what !== 'html' || !HOLDERS.test(detail)) name(line, what, detail, why);
    },
    titled,
  );
  return {
    text: title === undefined || titled ? text : `# ${title.replace(/[\\`*_[\]{}<>#]/g, '\\$&')}\n\n${text}`,
  };
}

/** The title of a page; Confluence puts the name of the space before it. */
function titleOf(page: Parent): string | undefined {
  const shown =
    find(page, (node) => attribute(node, 'id') === 'title-text') ??
    find(page, ({ tagName }) => tagName === 'title');
  const text = shown ? textOf(shown).replace(/\s+/g, ' ').trim() : '';
  return text === '' ? undefined : text.replace(/^[^:]{1,60} : /, '');
}

function find(parent: Parent, wanted: (node: Element) => boolean): Element | undefined {
  return findAll(parent, wanted)[0];
}

function findAll(parent: Parent, wanted: (node: Element) => boolean): Element[] {
  return parent.childNodes
    .filter((node) => tree.isElementNode(node))
    .flatMap((node) => [...(wanted(node) ? [node] : []), ...findAll(node, wanted)]);
}

function textOf(parent: Parent): string {
  return parent.childNodes
    .map((node) => (tree.isTextNode(node) ? node.value : tree.isElementNode(node) ? textOf(node) : ''))
    .join('');
}

function attribute(node: Element, key: string): string | undefined {
  return node.attrs.find(({ name }) => name === key)?.value;
}
