import type { Words } from '../words/index.ts';

/** Where the script of another language than English leaves its words, before the scripts that say them. */
export type Spoken = { musterWords?: Partial<Words> };

/** An area of the dictionaries in the language of the page. English is in every script, so that it costs no other file. */
export function inPageLanguage<Area extends keyof Words>(area: Area, english: Words[Area]): Words[Area] {
  return (globalThis as Spoken).musterWords?.[area] ?? english;
}
