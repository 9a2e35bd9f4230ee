import { nameOrder, teamSlug } from '../../plan/index.ts';
import type { Plan } from '../../plan/index.ts';

export type Entry = { term: string; meaning: string; slug: string };

/** The words of a plan's glossary in order, each with an anchor of its own. */
export function glossaryEntries(plan: Plan): Entry[] {
  const taken = new Set<string>();
  return [...plan.glossary]
    .sort(([a], [b]) => nameOrder(plan)(a, b))
    .map(([term, meaning]) => {
      const base = `word-${teamSlug(term)}`;
      let slug = base;
      for (let count = 2; taken.has(slug); count++) slug = `${base}-${count}`;
      taken.add(slug);
      return { term, meaning, slug };
    });
}
