import { teamSlug } from '../../plan/index.ts';

export type Entry = { term: string; meaning: string; slug: string };

/** The words of a glossary in order, each with an anchor of its own. */
export function glossaryEntries(glossary: ReadonlyMap<string, string>): Entry[] {
  const taken = new Set<string>();
  return [...glossary]
    .sort(([a], [b]) => compare(a.toLowerCase(), b.toLowerCase()) || compare(a, b))
    .map(([term, meaning]) => {
      const base = `word-${teamSlug(term)}`;
      let slug = base;
      for (let count = 2; taken.has(slug); count++) slug = `${base}-${count}`;
      taken.add(slug);
      return { term, meaning, slug };
    });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
