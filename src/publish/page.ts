import MagicString from 'magic-string';
import { attributeOf, elementsOf, replaceElement, type Element } from './html.ts';
import type { PageDraft } from './page-draft.ts';
import { completeHead, rewriteLinkElement, rewriteMetaElement } from './page-head.ts';
import { rewriteLinks } from './page-links.ts';
import { rewriteScript } from './page-scripts.ts';
import { moveStyleAttribute, moveStyleElement } from './page-styles.ts';
import type { Site } from './site.ts';

/** A page that opens from anywhere, the names its `#hash` may lead to, and what it leads to as `file#anchor`. */
export type RewrittenPage = { html: string; anchors: ReadonlySet<string>; pointed: ReadonlySet<string> };

/** Rewrites one page in one pass over its elements; only what must change changes. */
export async function rewritePage(site: Site, file: string, source: string): Promise<RewrittenPage> {
  const page = draftOf(site, file, source);
  const scripts: Element[] = [];
  let head: Element | undefined;

  let removedUntil = 0;
  for (const element of elementsOf(source)) {
    if (element.start < removedUntil) continue;
    if (element.tagName === 'head') head ??= element;
    if (element.tagName === 'html') page.language = attributeOf(element, 'lang') ?? page.language;
    if (page.standalone && attributeOf(element, 'data-needs-script') !== undefined) {
      replaceElement(page.text, element, '');
      removedUntil = element.end;
      continue;
    }
    collectAnchors(page, element);
    switch (element.tagName) {
      case 'link':
        rewriteLinkElement(site, page, element);
        break;
      case 'meta':
        rewriteMetaElement(site, page, element);
        break;
      case 'style':
        moveStyleElement(site, page, element);
        break;
      case 'script':
        scripts.push(element);
        break;
      default:
        moveStyleAttribute(page, element);
        rewriteLinks(site, page, element);
    }
  }
  for (const script of scripts) await rewriteScript(site, page, script);
  completeHead(site, page, head);
  return { html: page.text.toString(), anchors: page.anchors, pointed: page.pointed };
}

function draftOf(site: Site, file: string, source: string): PageDraft {
  const standalone = file === '404.html';
  const pointed = new Set<string>();
  return {
    file,
    text: new MagicString(source),
    language: 'en',
    standalone,
    ownStyles: [],
    inlinedStyles: [],
    styleClasses: new Map(),
    anchors: new Set(),
    pointed,
    report: (message) => site.problems.add(file, message),
    pointsTo: (to, hash) => {
      if (hash.length > 1) pointed.add(to + hash);
    },
    way: standalone ? site.addresses.absolute : (to) => site.addresses.relative(file, to),
  };
}

function collectAnchors(page: PageDraft, element: Element): void {
  for (const { name, value } of element.attributes) {
    if (name === 'id' || (name === 'name' && element.tagName === 'a')) page.anchors.add(value);
  }
}
