import { close, createIndex, type PagefindIndex } from 'pagefind';
import { canonicalFiles, type SearchFiles } from './canonical.ts';
import { engineScript, plainEngineScript } from './engine.ts';
import { searchFolder, writePacks } from './packs.ts';
import { separated } from './separated.ts';
import { vocabularyOf } from './vocabulary.ts';

/** A search index in the making. Pagefind works in a process of its own while the caller goes on. */
export type SearchIndex = {
  /**
   * Hands a page to Pagefind if it asks for it with `data-pagefind-body`; the index depends on the order, so pages come
   * in the same order in every build. A page that was handed over already is passed over.
   */
  add: (file: string, html: string) => void;
  /** Writes the index as packs into the dist and gives the files it wrote; none if no page asked to be found. */
  write: (dist: string) => Promise<string[]>;
  /** Ends Pagefind's process. */
  close: () => Promise<void>;
};

export async function startSearchIndex(): Promise<SearchIndex> {
  const index = await openIndex();
  let last = Promise.resolve();
  const added = new Set<string>();

  const addNow = async (file: string, html: string): Promise<void> => {
    const { errors } = await index.addHTMLFile({ url: file, content: html });
    if (errors.length > 0) throw new Error(`Pagefind refuses ${file}: ${errors.join('; ')}`);
  };

  return {
    add(file, html) {
      if (added.has(file) || !html.includes('data-pagefind-body')) return;
      added.add(file);
      last = last.then(() => addNow(file, separated(inSiteLanguage(html))));
    },
    async write(dist) {
      await last;
      if (added.size === 0) return [];
      const { files } = await index.getFiles();
      return writeSearch(
        dist,
        new Map(files.map(({ path, content }) => [bareName(path), Buffer.from(content)])),
      );
    },
    async close() {
      await last.catch(() => undefined);
      await index.deleteIndex();
      await close();
    },
  };
}

/**
 * Pagefind makes an index of its own for each language, and a page finds only its own. A site is searched as one: a page in
 * another language is indexed as if it were in that of the site, which it names.
 */
function inSiteLanguage(html: string): string {
  return html.replace(/<html lang="[^"]*" data-site-language="([^"]*)"/, '<html lang="$1"');
}

async function writeSearch(dist: string, made: SearchFiles): Promise<string[]> {
  const client = made.get('pagefind.js')?.toString('utf8');
  if (client === undefined) throw new Error('Pagefind made no pagefind.js.');
  const needed = canonicalFiles(withoutUnusedFiles(made));
  for (const [language, words] of vocabularyOf(needed)) {
    needed.set(`words.${language}.txt`, Buffer.from(words.join(' ')));
  }
  const engines = { full: await engineScript(client), plain: await plainEngineScript() };
  const map = writePacks(dist, needed, engines);
  return ['map.js', map.engine, map.plain, ...Object.keys(map.packs)]
    .map((name) => `${searchFolder}/${name}`)
    .sort();
}

async function openIndex(): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({ keepIndexUrl: true });
  if (index === undefined) throw new Error(`Pagefind does not start: ${errors.join('; ')}`);
  return index;
}

/** Pagefind names its files below its own folder. */
function bareName(path: string): string {
  return path.replace(/^\/?(?:pagefind\/)?/u, '');
}

/** Leaves out Pagefind's own interfaces and the WebAssembly of languages that no page has. */
function withoutUnusedFiles(files: SearchFiles): SearchFiles {
  const entry = JSON.parse(files.get('pagefind-entry.json')?.toString('utf8') ?? '{"languages":{}}') as {
    languages: Record<string, { wasm: string | null }>;
  };
  const engines = new Set(
    Object.values(entry.languages).map(({ wasm }) => `wasm.${wasm ?? 'unknown'}.pagefind`),
  );
  return new Map(
    [...files].filter(
      ([name]) =>
        name === 'pagefind-entry.json' ||
        engines.has(name) ||
        /\.pf_(?:meta|index|filter|fragment)$/u.test(name),
    ),
  );
}
