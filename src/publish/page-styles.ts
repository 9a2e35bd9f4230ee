import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from './files.ts';
import {
  attributeOf,
  escapeAttribute,
  removeAttribute,
  replaceElement,
  setAttribute,
  textOf,
} from './html.ts';
import type { Element } from './html.ts';
import type { PageDraft } from './page-draft.ts';
import { loadUrl } from './page-links.ts';
import type { Site } from './site.ts';
import { propertyBlockedOnFile, rewriteStyleSheet } from './style-sheet.ts';

/** Style sheets are written into this folder, so their addresses are read as from a file in it. */
const sheetFile = 'assets/page.css';

/** Takes a `<style>` element out of the page: into a file, or into the page's own sheet when it belongs to a drawing. */
export function moveStyleElement(site: Site, page: PageDraft, element: Element): void {
  const css = textOf(page.text.original, element);
  checkSheet(page, css);
  if (element.inDrawing) {
    page.ownStyles.push(css);
    replaceElement(page.text, element, '');
    return;
  }
  const media = attributeOf(element, 'media');
  if (page.standalone) {
    const inlined = rewriteFor(site, page, css);
    page.inlinedStyles.push(media === undefined ? inlined : `@media ${media}{${inlined}}`);
    replaceElement(page.text, element, '');
    return;
  }
  const file = site.assets.write('style', 'css', rewriteFor(site, page, css));
  const condition = media === undefined ? '' : ` media="${escapeAttribute(media)}"`;
  replaceElement(page.text, element, `<link rel="stylesheet"${condition} href="${page.way(file)}">`);
}

/** Takes the linked style sheet of a page that stands alone into the page. */
export function inlineStyleSheet(site: Site, page: PageDraft, element: Element): void {
  const address = site.addresses.read(attributeOf(element, 'href') ?? '', page.file);
  if (address.kind !== 'file') return;
  const css = readFileSync(join(site.dist, address.file), 'utf8');
  const rewritten = rewriteStyleSheet(css, (url) => {
    const target = site.addresses.read(url, address.file);
    return target.kind === 'file' ? page.way(target.file) + target.query + target.hash : url;
  });
  const media = attributeOf(element, 'media');
  page.inlinedStyles.push(media === undefined ? rewritten : `@media ${media}{${rewritten}}`);
  replaceElement(page.text, element, '');
}

/** Puts a class in the place of a `style` attribute, which the policy blocks. */
export function moveStyleAttribute(page: PageDraft, element: Element): void {
  const style = attributeOf(element, 'style');
  if (style === undefined) return;
  const declarations = style.trim().replace(/;+$/u, '');
  if (declarations === '') {
    removeAttribute(page.text, element, 'style');
    return;
  }
  checkSheet(page, declarations);
  const name = `s${contentHash(declarations, 8)}`;
  page.styleClasses.set(name, declarations);
  const classes = attributeOf(element, 'class');
  if (classes === undefined) {
    const place = element.attributes.find((attribute) => attribute.name === 'style');
    if (place) page.text.overwrite(place.start, place.end, `class="${name}"`);
  } else {
    setAttribute(page.text, element, 'class', `${classes} ${name}`.trim());
    removeAttribute(page.text, element, 'style');
  }
}

/** The page's own CSS, rewritten: '' when it has none. An attribute's rule outweighs ids, as the attribute did. */
export function ownStyleSheet(site: Site, page: PageDraft): string {
  const rules = [...page.styleClasses].map(([name, declarations]) => `.${name}:not(#_#_){${declarations}}`);
  const css = [...page.ownStyles, ...rules.sort()].join('\n');
  return css === '' ? '' : rewriteFor(site, page, css);
}

/** Reads addresses as the page means them and writes them as the sheet, or the page that stands alone, needs them. */
function rewriteFor(site: Site, page: PageDraft, css: string): string {
  return rewriteStyleSheet(css, (url) => {
    const written = loadUrl(site, page, url, 'a style of the page');
    const address = site.addresses.read(url, page.file);
    if (address.kind !== 'file' || page.standalone) return written;
    return site.addresses.relative(sheetFile, address.file) + address.query + address.hash;
  });
}

function checkSheet(page: PageDraft, css: string): void {
  const property = propertyBlockedOnFile(css);
  if (property !== undefined) page.report(blockedProperty(property));
}

export function blockedProperty(property: string): string {
  return `${property}: url() is refused on file:// and hides the element. Use an inline SVG or an <img>.`;
}
