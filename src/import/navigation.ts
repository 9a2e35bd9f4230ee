import { posix } from 'node:path';
import { parseDocument } from 'yaml';
import { decodedPath, isMarkdown, meantPath } from './documents.ts';
import type { Lost } from './lost.ts';

/**
 * The order in which tables of contents name documents: path -> place, from 1. Understands DocFX's `TOC.yml` and the `nav` of
 * `mkdocs.yml`. What they name and is not there is lost.
 */
export function orderOf(
  navigation: ReadonlyMap<string, string>,
  documents: ReadonlyMap<string, unknown>,
): { order: Map<string, number>; lost: Lost[] } {
  const order = new Map<string, number>();
  const lost: Lost[] = [];
  for (const [file, text] of navigation) {
    for (const address of addresses(readYaml(text))) {
      if (/^[a-z][a-z0-9+.-]*:|^\//i.test(address)) {
        lost.push(lostIn(file, text, address, 'leads elsewhere'));
        continue;
      }
      if (!isMarkdown(decodedPath(address)) && !/\.html?$/i.test(decodedPath(address))) continue;
      const folder = posix.dirname(file);
      const path = ['', 'docs']
        .map((base) => meantPath(documents, posix.join(folder, base, decodedPath(address))))
        .find((found) => found !== undefined);
      if (path === undefined) lost.push(lostIn(file, text, address, 'is not there'));
      else if (!order.has(path)) order.set(path, order.size + 1);
    }
  }
  return { order, lost };
}

function lostIn(file: string, text: string, detail: string, why: string): Lost {
  const line = text.split('\n').findIndex((each) => each.includes(detail)) + 1;
  return { file, line: Math.max(1, line), what: 'navigation', detail, why };
}

function readYaml(text: string): unknown {
  try {
    // MkDocs names Python functions in tags; they are data here, and nothing runs.
    return parseDocument(text, { version: '1.2', schema: 'core', logLevel: 'silent' }).toJS({
      maxAliasCount: 100,
    });
  } catch {
    return undefined;
  }
}

/** Every address of a table of contents, in order. */
function addresses(data: unknown): string[] {
  if (typeof data !== 'object' || data === null) return [];
  if (Array.isArray(data)) return data.flatMap(addressesOfItem);
  const { items, nav } = data as { items?: unknown; nav?: unknown };
  return [...addresses(items), ...(Array.isArray(nav) ? nav.flatMap(addressesOfNav) : [])];
}

function addressesOfItem(item: unknown): string[] {
  if (typeof item !== 'object' || item === null) return [];
  const { href, topicHref, items } = item as { href?: unknown; topicHref?: unknown; items?: unknown };
  const own = [href, topicHref].filter((address) => typeof address === 'string');
  return [...own, ...addresses(items)];
}

function addressesOfNav(item: unknown): string[] {
  if (typeof item === 'string') return [item];
  if (typeof item !== 'object' || item === null) return [];
  return (Array.isArray(item) ? item : Object.values(item)).flatMap(addressesOfNav);
}
