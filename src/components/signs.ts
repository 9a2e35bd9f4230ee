import { nameOrder } from '../plan/index.ts';
import type { Plan, TypedRef } from '../plan/index.ts';

/** What an employee notices, and the situations or failure domains in which it is noticed. */
export type Sign = { text: string; means: TypedRef[] };

/** All signs of the plan, each once, in the order of their words as they are read. */
export function signsOf(plan: Plan): Sign[] {
  const signs = new Map<string, TypedRef[]>();
  for (const entity of [...plan.scenarios.values(), ...plan.failureDomains.values()]) {
    for (const text of entity.symptoms) signs.set(text, [...(signs.get(text) ?? []), entity]);
  }
  return [...signs].map(([text, means]) => ({ text, means })).sort((a, b) => nameOrder(plan)(a.text, b.text));
}
