import { createHash } from 'node:crypto';
import { attributeOf, removeAttribute, replaceElement, setAttribute } from './html.ts';
import type { Element } from './html.ts';
import type { PageDraft } from './page-draft.ts';
import { followUrl, loadUrl } from './page-links.ts';
import { inlineStyleSheet, ownStyleSheet } from './page-styles.ts';
import { standalonePolicy } from './policy.ts';
import type { Site } from './site.ts';

/** Links that name one host's address, or make a browser fetch in ways file:// refuses. */
const removedRelations = new Set(['canonical', 'modulepreload', 'preload', 'prefetch', 'prerender']);
const loadedRelations = new Set([
  'stylesheet',
  'icon',
  'manifest',
  'apple-touch-icon',
  'mask-icon',
  'preconnect',
  'dns-prefetch',
]);

export function rewriteLinkElement(site: Site, page: PageDraft, element: Element): void {
  const relations = (attributeOf(element, 'rel') ?? '').toLowerCase().split(/\s+/u);
  const url = attributeOf(element, 'href');
  if (relations.some((relation) => removedRelations.has(relation))) {
    replaceElement(page.text, element, '');
    return;
  }
  if (url === undefined) return;
  const where = `<link rel="${relations.join(' ')}">`;
  const isLoaded = relations.some((relation) => loadedRelations.has(relation));
  const rewritten = isLoaded ? loadUrl(site, page, url, where) : followUrl(site, page, url, where);
  if (page.standalone && relations.includes('stylesheet')) {
    inlineStyleSheet(site, page, element);
    return;
  }
  setAttribute(page.text, element, 'href', rewritten);
  for (const name of ['crossorigin', 'integrity']) removeAttribute(page.text, element, name);
}

export function rewriteMetaElement(site: Site, page: PageDraft, element: Element): void {
  const name = (attributeOf(element, 'name') ?? '').toLowerCase();
  const equivalent = (attributeOf(element, 'http-equiv') ?? '').toLowerCase();
  if (name === 'muster-root') {
    setAttribute(
      page.text,
      element,
      'content',
      page.standalone ? site.addresses.absolute('') : site.addresses.root(page.file),
    );
  } else if (
    name === 'referrer' ||
    name === 'robots' ||
    equivalent === 'content-security-policy' ||
    attributeOf(element, 'charset') !== undefined
  ) {
    replaceElement(page.text, element, '');
  } else if (equivalent === 'refresh') {
    const content = attributeOf(element, 'content') ?? '';
    const [, delay, url] =
      /^(\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?)['"]?([^'"]+)['"]?\s*$/iu.exec(content) ?? [];
    if (delay !== undefined && url !== undefined) {
      setAttribute(
        page.text,
        element,
        'content',
        delay + followUrl(site, page, url, '<meta http-equiv="refresh">'),
      );
    }
  }
}

/** Puts policy, charset and referrer first, and the page's own styles last, into the head. */
export function completeHead(site: Site, page: PageDraft, head: Element | undefined): void {
  const start = head?.innerStart ?? startWithoutHead(page.text.original);
  const end = head?.innerEnd ?? start;
  const own = ownStyleSheet(site, page);
  if (page.standalone) {
    const css = [...page.inlinedStyles, own]
      .filter((part) => part !== '')
      .join('\n')
      .replace(/<\//gu, '<\\/');
    const hash = css === '' ? undefined : `sha256-${createHash('sha256').update(css).digest('base64')}`;
    page.text.appendLeft(start, firstMetas(standalonePolicy(hash)));
    if (css !== '') page.text.appendRight(end, `<style>${css}</style>`);
    return;
  }
  page.text.appendLeft(start, firstMetas(site.policyOf(page.file)));
  if (own !== '') {
    page.text.appendRight(
      end,
      `<link rel="stylesheet" href="${page.way(site.assets.write('page', 'css', own))}">`,
    );
  }
}

/** Search engines list no page: who is to read a plan is told its address. The charset must stand within the first 1024 bytes, the policy before anything it governs. */
function firstMetas(policy: string): string {
  return (
    `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">`
  );
}

/** A page may leave out `<head>`: then what comes after `<html>`, or after the doctype, is in it. */
function startWithoutHead(source: string): number {
  const opening = /^(?:\uFEFF)?\s*(?:<!doctype[^>]*>)?\s*(?:<html[^>]*>)?/iu.exec(source);
  return opening?.[0].length ?? 0;
}
