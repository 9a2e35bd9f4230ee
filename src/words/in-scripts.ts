import { dictionaryOf, LANGUAGES } from './index.ts';

/**
 * Scripts of pages import English words and are given those of their page: Astro leaves the words out of what it bundles,
 * and publishing puts in those of the page's language. So a page carries one language, and the compiler knows every word.
 */
const MARK = 'muster:words/';

/** What stands for an area of the dictionaries in scripts that have no language yet; the file's name is the area's. */
export function unspokenWords(englishFile: string): string | undefined {
  const area = /\/src\/words\/en\/([\w-]+)\.ts$/u.exec(englishFile.replaceAll('\\', '/'))?.[1];
  return area === undefined ? undefined : MARK + area;
}

/** The file of the words that are meant, in a page's language; nothing for the name of any other module. */
export function wordsFile(unspoken: string, language: string): URL | undefined {
  if (!unspoken.startsWith(MARK)) return undefined;
  return new URL(`./${dictionaryOf(language)}/${unspoken.slice(MARK.length)}.ts`, import.meta.url);
}

/** The files of the words that are meant, by language. */
export function wordsFiles(unspoken: string): readonly (readonly [language: string, file: URL])[] {
  return LANGUAGES.flatMap((language) => {
    const file = wordsFile(unspoken, language);
    return file ? [[language, file] as const] : [];
  });
}
