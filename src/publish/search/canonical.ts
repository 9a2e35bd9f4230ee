import { gunzipSync } from 'node:zlib';
import { byCodeUnit, contentHash } from '../files.ts';
import { decodeCbor, encodeCbor, type Cbor } from './cbor.ts';

/** Pagefind's files by the name its client asks for: 'index/en_1a2b3c4.pf_index'. */
export type SearchFiles = Map<string, Buffer>;

/** What Pagefind puts before its data; data that starts with it is taken as it is, packed or not. */
const signature = Buffer.from('pagefind_dcd');

type Entry = { languages: Record<string, { hash: string; wasm: string | null; page_count: number }> };

/**
 * Sorts what Pagefind 1.5.2 leaves in the chance order of its hash tables (filters, and values within a filter) and
 * renames these files after their content, so that the same pages give the same bytes. What a search finds is the same.
 */
export function canonicalFiles(files: SearchFiles): SearchFiles {
  const filters = new Map<string, string>();
  const metas = new Map<string, string>();
  const result: SearchFiles = new Map();
  for (const [name, bytes] of files) {
    const id = /^filter\/(.*)\.pf_filter$/u.exec(name)?.[1];
    if (id === undefined) continue;
    const canonical = pack(sortFilter(unpack(bytes)));
    const renamed = `${languageOf(id)}_${contentHash(canonical, 7)}`;
    filters.set(id, renamed);
    result.set(`filter/${renamed}.pf_filter`, canonical);
  }
  for (const [name, bytes] of files) {
    const id = /^pagefind\.(.*)\.pf_meta$/u.exec(name)?.[1];
    if (id === undefined) continue;
    const canonical = pack(sortMeta(unpack(bytes), filters));
    const renamed = `${languageOf(id)}_${contentHash(canonical, 10)}`;
    metas.set(id, renamed);
    result.set(`pagefind.${renamed}.pf_meta`, canonical);
  }
  for (const [name, bytes] of files) {
    if (name === 'pagefind-entry.json') result.set(name, sortEntry(bytes, metas));
    else if (!/\.pf_(?:filter|meta)$/u.test(name)) result.set(name, bytes);
  }
  return new Map([...result].sort(([a], [b]) => byCodeUnit(a, b)));
}

/** Pagefind's ids start with the language: 'en-gb_1a2b3c4' gives 'en-gb'. */
export function languageOf(id: string): string {
  return id.slice(0, id.lastIndexOf('_'));
}

/** The data of one of Pagefind's files without its packing. */
export function unpackedBytes(bytes: Buffer): Buffer {
  const plain = bytes.subarray(0, signature.length).equals(signature) ? bytes : gunzipSync(bytes);
  if (!plain.subarray(0, signature.length).equals(signature))
    throw new Error('A Pagefind file lacks its signature.');
  return plain.subarray(signature.length);
}

function unpack(bytes: Buffer): Cbor[] {
  const value = decodeCbor(unpackedBytes(bytes));
  if (!Array.isArray(value)) throw new Error('A Pagefind file holds no list.');
  return value;
}

/** Not compressed: the bytes of a compressor differ between versions of Node. */
function pack(value: Cbor): Buffer {
  return Buffer.concat([signature, encodeCbor(value)]);
}

/** A filter is [name, [[value, [page …]] …]]. */
function sortFilter([name, values, ...rest]: Cbor[]): Cbor {
  if (typeof name !== 'string' || !Array.isArray(values))
    throw new Error('A Pagefind filter has another form.');
  return [name, sortByFirst(values), ...rest];
}

/** The metadata is [version, pages, chunks, [[filter, id] …], [[sort, …] …], fields]. */
function sortMeta(
  [version, pages, chunks, filters, sorts, ...rest]: Cbor[],
  renamed: Map<string, string>,
): Cbor {
  if (version === undefined || pages === undefined || chunks === undefined)
    throw new Error('Pagefind metadata is short.');
  if (!Array.isArray(filters) || !Array.isArray(sorts))
    throw new Error('Pagefind metadata has another form.');
  const withNewIds = filters.map((filter) => {
    const [name, id] = Array.isArray(filter) ? filter : [];
    const canonical = typeof id === 'string' ? renamed.get(id) : undefined;
    if (name === undefined || canonical === undefined)
      throw new Error('Pagefind metadata names an unknown filter.');
    return [name, canonical];
  });
  return [version, pages, chunks, sortByFirst(withNewIds), sortByFirst(sorts), ...rest];
}

function sortByFirst(values: Cbor[]): Cbor[] {
  const nameOf = (value: Cbor): string => (Array.isArray(value) ? String(value[0]) : String(value));
  return [...values].sort((a, b) => byCodeUnit(nameOf(a), nameOf(b)));
}

function sortEntry(bytes: Buffer, metas: Map<string, string>): Buffer {
  const entry = JSON.parse(bytes.toString('utf8')) as Entry;
  const languages = Object.entries(entry.languages)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([language, about]) => [language, { ...about, hash: metas.get(about.hash) ?? about.hash }]);
  return Buffer.from(JSON.stringify({ ...entry, languages: Object.fromEntries(languages) as unknown }));
}
