import { byCodeUnit } from '../files.ts';
import { languageOf, unpackedBytes, type SearchFiles } from './canonical.ts';

type Fragment = { content: string; meta: Record<string, string> };

/**
 * The words of the indexed pages by language, the most common first: against these the reader's client holds a word
 * that finds nothing, for Pagefind itself knows prefixes and stems but no slips of the finger.
 */
export function vocabularyOf(files: SearchFiles): Map<string, string[]> {
  const counts = new Map<string, Map<string, number>>();
  for (const [name, bytes] of files) {
    const id = /^fragment\/(.*)\.pf_fragment$/u.exec(name)?.[1];
    if (id === undefined) continue;
    const language = languageOf(id);
    const words = counts.get(language) ?? new Map<string, number>();
    counts.set(language, words);
    for (const word of wordsOf(bytes)) words.set(word, (words.get(word) ?? 0) + 1);
  }
  return new Map([...counts].map(([language, words]) => [language, mostCommonFirst(words)]));
}

function wordsOf(bytes: Buffer): Set<string> {
  const fragment = JSON.parse(unpackedBytes(bytes).toString('utf8')) as Fragment;
  const text = [fragment.content, ...Object.values(fragment.meta)].join(' ').toLowerCase();
  return new Set(text.match(/[\p{L}\p{N}]{3,24}/gu));
}

function mostCommonFirst(words: Map<string, number>): string[] {
  return [...words].sort(([a, m], [b, n]) => n - m || byCodeUnit(a, b)).map(([word]) => word);
}
