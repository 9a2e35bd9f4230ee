import { loadScript } from './trusted.ts';

/** `search/map.js`: the engine's file, that of the plain one which needs no WebAssembly, and the files inside each pack. */
type SearchMap = { engine: string; plain: string; packs: Record<string, string[]> };

/** The part of a fetch() answer that Pagefind reads. */
type Answer = {
  ok: boolean;
  status: number;
  arrayBuffer: () => Promise<ArrayBuffer>;
  json: () => Promise<unknown>;
};

/** Pagefind's client, as `search/engine.….js` hands it over. */
export type CreateInstance = (options: InstanceOptions) => PagefindInstance;
/** Pagefind's own options, and what the plain engine needs besides: the files of the pages' texts. */
type InstanceOptions = Record<string, unknown> & {
  basePath: string;
  pages: readonly string[];
  metaWeights: Readonly<Record<string, number>>;
};
export type PagefindInstance = {
  search: (term: string | null, options: { filters: Record<string, string> }) => Promise<PagefindAnswer>;
  filters: () => Promise<FilterCounts>;
};
export type FilterCounts = Record<string, Record<string, number>>;
export type PagefindAnswer = { results: PagefindResult[]; filters: FilterCounts };
export type PagefindResult = {
  id: string;
  score?: number;
  matchedMetaFields?: string[];
  data: () => Promise<PagefindPage>;
};
export type PagefindPage = {
  raw_url: string;
  excerpt: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  sub_results: { title: string; excerpt: string; anchor?: { id: string } }[];
};

/** What the search's own scripts call when they run: the packs, their map, the engine and the engine's fetch(). */
type Registry = {
  map: (map: SearchMap) => void;
  pack: (files: Record<string, string>) => void;
  engine: (create: CreateInstance) => void;
  fetch: (url: string) => Promise<Answer>;
};

/** The folder Pagefind believes its files to lie in; it exists nowhere. */
export const packedFolder = '/muster-search/';

/** The files of a search, read from classic scripts: the one way that works on http and on file://. */
export type SearchPacks = {
  createInstance: CreateInstance;
  /** Whether it is the plain engine, because this browser refuses WebAssembly. */
  isPlain: boolean;
  /** The files of the pages' texts in a language. */
  pagesIn: (language: string) => string[];
  /** Languages of whose words there is a list. */
  hasWords: (language: string) => boolean;
  words: (language: string) => Promise<string[]>;
  /** True once a file could not be had: the map is older than the host's packs, or a file is missing. */
  isStale: () => boolean;
};

/**
 * Loads map and engine. `fresh` goes past the browser's cache: after a new version was put on the host, an old
 * map may name packs that are gone.
 */
export async function openPacks(fresh: boolean): Promise<SearchPacks> {
  const contents = new Map<string, string>();
  const loading = new Map<string, Promise<void>>();
  const packOf = new Map<string, string>();
  const received: { map?: SearchMap; createInstance?: CreateInstance } = {};
  let stale = false;

  const bytesOf = async (name: string): Promise<Uint8Array<ArrayBuffer>> => {
    const pack = packOf.get(name);
    if (pack === undefined) throw new Error(`No search file is called ${name}.`);
    const started = loading.get(pack) ?? loadScript(`search/${pack}`);
    loading.set(pack, started);
    await started;
    return decodeBase64(contents.get(name) ?? '');
  };

  const registry: Registry = {
    map: (map) => (received.map = map),
    engine: (create) => (received.createInstance = create),
    pack: (files) => {
      for (const [name, base64] of Object.entries(files)) contents.set(name, base64);
    },
    fetch: async (url) => {
      try {
        const name = url.replace(/\?.*$/u, '').slice(packedFolder.length);
        return answerWith(await bytesOf(name));
      } catch (error) {
        stale = true;
        throw error;
      }
    },
  };
  Object.assign(globalThis, { musterSearch: registry });

  await loadScript(fresh ? `search/map.js?${Date.now()}` : 'search/map.js');
  const { map } = received;
  if (map === undefined) throw new Error('search/map.js holds no map.');
  for (const [pack, names] of Object.entries(map.packs)) for (const name of names) packOf.set(name, pack);
  const isPlain = !runsWebAssembly();
  await loadScript(`search/${isPlain ? map.plain : map.engine}`);
  const { createInstance } = received;
  if (createInstance === undefined) throw new Error('The search engine did not start.');

  const wordsFile = (language: string): string => `words.${language}.txt`;
  return {
    createInstance,
    isPlain,
    pagesIn: (language) => [...packOf.keys()].filter((name) => name.startsWith(`fragment/${language}_`)),
    hasWords: (language) => packOf.has(wordsFile(language)),
    words: async (language) => new TextDecoder().decode(await bytesOf(wordsFile(language))).split(' '),
    isStale: () => stale,
  };
}

/** Locked-down browsers have none; a host's policy without 'wasm-unsafe-eval' refuses to compile. */
function runsWebAssembly(): boolean {
  const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
  try {
    return typeof WebAssembly === 'object' && new WebAssembly.Module(empty) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

function answerWith(bytes: Uint8Array<ArrayBuffer>): Answer {
  return {
    ok: true,
    status: 200,
    arrayBuffer: () => Promise.resolve(bytes.buffer),
    json: () => Promise.resolve(JSON.parse(new TextDecoder().decode(bytes)) as unknown),
  };
}

function decodeBase64(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
