import type { Address } from './addresses.ts';
import { attributeOf, setAttribute, type Element } from './html.ts';
import type { PageDraft } from './page-draft.ts';
import type { Site } from './site.ts';

/** Attributes a reader follows; they may lead to another host. */
const followed: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'xlink:href'],
  area: ['href'],
  blockquote: ['cite'],
  del: ['cite'],
  ins: ['cite'],
  q: ['cite'],
};

/** Attributes a browser loads at once; they must lead to a file of the site. */
const loaded: Readonly<Record<string, readonly string[]>> = {
  feimage: ['href', 'xlink:href'],
  image: ['href', 'xlink:href'],
  img: ['src'],
  input: ['src'],
  source: ['src'],
};

const sourceSets: Readonly<Record<string, string>> = { img: 'srcset', source: 'srcset' };

/** What the policy's `default-src 'none'` and `form-action 'none'` would leave blank or dead, and what to do instead. */
const blocked: Readonly<Record<string, string>> = {
  applet: 'Link to it instead.',
  audio: 'Link to the recording instead.',
  base: 'It would bend every relative link; remove it.',
  embed: 'Link to the file instead.',
  frame: 'Link to the page instead.',
  iframe: 'Link to the page instead.',
  object: 'Link to the file instead.',
  video: 'Link to the film instead.',
};

/** Rewrites the addresses in one element's attributes and reports what cannot travel. */
export function rewriteLinks(site: Site, page: PageDraft, element: Element): void {
  const { tagName } = element;
  const advice = blocked[tagName];
  if (advice !== undefined)
    page.report(`<${tagName}> is not allowed: the page's policy blocks it. ${advice}`);
  if (tagName === 'astro-island') {
    page.report(
      'a client:* island is loaded by import(), which file:// refuses. Use a <script> of the page.',
    );
  }
  if (tagName === 'use') rewriteUse(page, element);

  for (const name of followed[tagName] ?? []) {
    const url = attributeOf(element, name);
    if (url !== undefined)
      setAttribute(page.text, element, name, followUrl(site, page, url, `<${tagName} ${name}>`));
  }
  for (const name of loaded[tagName] ?? []) {
    const url = attributeOf(element, name);
    if (url !== undefined)
      setAttribute(page.text, element, name, loadUrl(site, page, url, `<${tagName} ${name}>`));
  }
  const setName = sourceSets[tagName];
  const set = setName === undefined ? undefined : attributeOf(element, setName);
  if (setName !== undefined && set !== undefined) {
    const rewritten = rewriteSourceSet(set, (url) => loadUrl(site, page, url, `<${tagName} ${setName}>`));
    setAttribute(page.text, element, setName, rewritten);
  }
  for (const { name, value } of element.attributes) checkAttribute(page, tagName, name, value);
}

/** The rewritten address of something a reader follows; another host is allowed. */
export function followUrl(site: Site, page: PageDraft, url: string, where: string): string {
  const address = site.addresses.read(url, page.file);
  if (address.kind === 'outside' && ['javascript', 'data', 'blob', 'file'].includes(address.scheme)) {
    page.report(`a ${address.scheme}: address in ${where} does not work everywhere. Name a page or a file.`);
  }
  return writeAddress(page, url, address, where);
}

/** The rewritten address of something a browser loads; another host is a problem. */
export function loadUrl(site: Site, page: PageDraft, url: string, where: string): string {
  const address = site.addresses.read(url, page.file);
  if (address.kind === 'outside') page.report(outsideAsset(url, address.scheme, where));
  return writeAddress(page, url, address, where);
}

/** Why an address outside the site is refused where a browser would load it. */
export function outsideAsset(url: string, scheme: string, where: string): string {
  const shown = url.length > 80 ? `${url.slice(0, 77)}…` : url;
  return scheme === 'data'
    ? `a data: address in ${where} is blocked by the page's policy. Make it a file of the site.`
    : `external asset "${shown}" in ${where}: the site must work without any other host. Add it to the site.`;
}

/** Rewrites each address of a srcset and keeps the descriptors. */
export function rewriteSourceSet(set: string, rewrite: (url: string) => string): string {
  const candidates: string[] = [];
  let rest = set.trim();
  while (rest !== '') {
    const url = /^\S+/u.exec(rest)?.[0] ?? '';
    rest = rest.slice(url.length);
    const ended = url.endsWith(',');
    const descriptor = ended ? '' : (/^[^,]*/u.exec(rest)?.[0] ?? '');
    rest = rest.slice(descriptor.length).replace(/^[\s,]+/u, '');
    candidates.push(`${rewrite(url.replace(/,+$/u, ''))} ${descriptor.trim()}`.trim());
  }
  return candidates.join(', ');
}

function writeAddress(page: PageDraft, url: string, address: Address, where: string): string {
  if (address.kind === 'outside') return url;
  if (address.kind === 'dead') {
    page.report(
      `dead link "${url}" in ${where}: no page or file of the site has this address. Mend or remove it.`,
    );
    return url;
  }
  if (address.kind === 'here') {
    page.pointsTo(page.file, address.hash);
    return url;
  }
  page.pointsTo(address.file, address.hash);
  if (address.file === page.file && address.query === '' && address.hash !== '') return address.hash;
  return page.way(address.file) + address.query + address.hash;
}

function rewriteUse(page: PageDraft, element: Element): void {
  for (const name of ['href', 'xlink:href']) {
    const url = attributeOf(element, name);
    if (url !== undefined && !url.startsWith('#')) {
      page.report(
        `<use ${name}="${url}"> takes a drawing from another file, which file:// refuses. Draw it in the page.`,
      );
    }
  }
}

function checkAttribute(page: PageDraft, tagName: string, name: string, value: string): void {
  if (/^on[a-z]+$/u.test(name)) {
    page.report(
      `inline handler ${name} in <${tagName}>: the page's policy blocks it. Listen from a script file.`,
    );
  } else if ((name === 'action' || name === 'formaction') && value.trim() !== '') {
    page.report(`<${tagName} ${name}> sends a form, which the page's policy blocks. Link to a page instead.`);
  } else if (name === 'ping' || name === 'srcdoc') {
    page.report(`attribute ${name} in <${tagName}> is blocked by the page's policy. Remove it.`);
  }
}
