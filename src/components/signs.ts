import type { Plan, TypedRef } from '../plan/index.ts';

/** What an employee notices, and the situations or failure domains in which it is noticed. */
export type Sign = { text: string; means: TypedRef[] };

const SMALL = /^(?:the|an?|my|our|your|i|it|we|is|are|was|were|there|this|that|nobody|no)\s+/i;

/** All signs of the plan, each once, in order of the first word that tells something. */
export function signsOf(plan: Plan): Sign[] {
  const signs = new Map<string, TypedRef[]>();
  for (const entity of [...plan.scenarios.values(), ...plan.failureDomains.values()]) {
    for (const text of entity.symptoms) signs.set(text, [...(signs.get(text) ?? []), entity]);
  }
  return [...signs]
    .map(([text, means]) => ({ text, means }))
    .sort((a, b) => compareText(sortingWords(a.text), sortingWords(b.text)) || compareText(a.text, b.text));
}

/** A sign without the small words it begins with: `The scanner stops` -> `scanner stops`. */
export function sortingWords(text: string): string {
  let rest = text;
  while (SMALL.test(rest)) rest = rest.replace(SMALL, '');
  return rest.toLowerCase();
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
