import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown, type InputOptions, type OutputChunk, type Plugin } from 'rolldown';
import { wordsFile } from '../words/in-scripts.ts';
import { dictionaryOf } from '../words/index.ts';
import type { Assets } from './assets.ts';

/** Turns module scripts, which file:// refuses, into classic ones: one file for each distinct entry and language. */
export type ClassicScripts = {
  /** The classic file of a module in the dist, for pages of one language. */
  fromFile: (entry: string, language: string) => Promise<string>;
  /** The classic file of a module written inside a page. */
  fromText: (code: string, language: string) => Promise<string>;
  /** The module files that went into the classic ones and are needed no more. */
  consumed: () => ReadonlySet<string>;
};

/** Bundles a module and all that it imports into one small script that needs no module loader. */
export async function bundleClassic(options: InputOptions): Promise<OutputChunk> {
  const build = await rolldown({ ...options, logLevel: 'silent' });
  try {
    const { output } = await build.generate({ format: 'iife', minify: true, codeSplitting: false });
    return output[0];
  } finally {
    await build.close();
  }
}

const inlineEntry = '\0inline.mjs';

export function createClassicScripts(dist: string, assets: Assets): ClassicScripts {
  const made = new Map<string, Promise<string>>();
  const consumed = new Set<string>();

  const once = (key: string, make: () => Promise<string>): Promise<string> => {
    const known = made.get(key) ?? make();
    made.set(key, known);
    return known;
  };

  const bundle = async (input: string, stem: string, plugins: Plugin[]): Promise<string> => {
    try {
      const chunk = await bundleClassic({ input, plugins });
      for (const module of chunk.moduleIds) {
        const file = relative(dist, module).split(sep).join('/');
        if (!module.startsWith('\0') && !file.startsWith('../')) consumed.add(file);
      }
      return assets.write(stem, 'js', chunk.code);
    } catch (error) {
      throw new Error(`The script ${stem} cannot become a classic script.`, { cause: error });
    }
  };

  return {
    fromFile: (entry, language) =>
      once(`${dictionaryOf(language)}:${entry}`, () =>
        bundle(join(dist, entry), stemOf(entry), [wordsOfPages(language)]),
      ),
    fromText: (code, language) =>
      once(`${dictionaryOf(language)}:inline:${code}`, () =>
        bundle(inlineEntry, 'inline', [wordsOfPages(language), inlineModule(dist, code)]),
      ),
    consumed: () => consumed,
  };
}

/** Gives a script the words that Astro left out of it (src/script-words.ts), in one language. */
function wordsOfPages(language: string): Plugin {
  return {
    name: 'words-of-pages',
    resolveId(id) {
      const file = wordsFile(id, language);
      return file ? fileURLToPath(file) : null;
    },
  };
}

function inlineModule(dist: string, code: string): Plugin {
  return {
    name: 'inline-module',
    resolveId: (id) => (id === inlineEntry ? id : id.startsWith('/') ? join(dist, id) : null),
    load: (id) => (id === inlineEntry ? code : null),
  };
}

/** 'assets/Search.astro_astro_type_script.Bx1.js' gives 'search': a name that says what it is. */
function stemOf(entry: string): string {
  const name = entry.slice(entry.lastIndexOf('/') + 1);
  return (/^[a-z0-9-]+/iu.exec(name)?.[0] ?? 'script').toLowerCase();
}
