import { attributeOf, removeAttribute, replaceElement, setAttribute, textOf } from './html.ts';
import type { Element } from './html.ts';
import type { PageDraft } from './page-draft.ts';
import { loadUrl } from './page-links.ts';
import type { Site } from './site.ts';

const classicTypes = new Set(['', 'text/javascript', 'application/javascript', 'text/ecmascript']);
const refusedTypes = new Set(['importmap', 'speculationrules']);

/** Makes a script one that runs everywhere: a file, classic, deferred. Data blocks (JSON) stay as they are. */
export async function rewriteScript(site: Site, page: PageDraft, element: Element): Promise<void> {
  const type = (attributeOf(element, 'type') ?? '').trim().toLowerCase();
  const source = attributeOf(element, 'src') ?? attributeOf(element, 'href');
  if (refusedTypes.has(type)) {
    page.report(`<script type="${type}"> is blocked by the page's policy. Remove it.`);
  } else if (page.standalone && (type === 'module' || classicTypes.has(type))) {
    replaceElement(page.text, element, '');
  } else if (type === 'module') {
    const file = await classicFile(site, page, source, textOf(page.text.original, element));
    if (file !== undefined)
      replaceElement(page.text, element, `<script defer src="${page.way(file)}"></script>`);
  } else if (!classicTypes.has(type)) {
    return;
  } else if (source !== undefined) {
    setAttribute(page.text, element, 'src', loadUrl(site, page, source, '<script src>'));
    for (const name of ['crossorigin', 'integrity']) removeAttribute(page.text, element, name);
  } else if (textOf(page.text.original, element).trim() !== '') {
    const file = site.assets.write('inline', 'js', textOf(page.text.original, element));
    replaceElement(page.text, element, `<script src="${page.way(file)}"></script>`);
  }
}

async function classicFile(
  site: Site,
  page: PageDraft,
  source: string | undefined,
  code: string,
): Promise<string | undefined> {
  if (source === undefined) return site.scripts.fromText(code, page.language);
  loadUrl(site, page, source, '<script src>');
  const address = site.addresses.read(source, page.file);
  return address.kind === 'file' ? site.scripts.fromFile(address.file, page.language) : undefined;
}
