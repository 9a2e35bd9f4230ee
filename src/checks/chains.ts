import { find, keyOf, nameOf, placeIn } from '../plan/index.ts';
import type { Place, Plan, TypedRef } from '../plan/index.ts';

/** A chain of needs as one reads it out after its first member: `needs Orders, which signs in through Sign-in`. */
export function needsInWords(plan: Plan, chain: readonly TypedRef[]): string {
  const steps = chain.slice(1).map((ref, index) => {
    const user = chain[index];
    const verb = user && signsInThrough(plan, user, ref) ? 'signs in through' : 'needs';
    return `${verb} ${nameOf(plan, ref)}`;
  });
  return steps.join(', which ');
}

function signsInThrough(plan: Plan, user: TypedRef, needed: TypedRef): boolean {
  const entity = find(plan, user);
  const through = entity?.kind === 'service' || entity?.kind === 'channel' ? entity.signInVia : undefined;
  return needed.kind === 'service' && (through?.includes(needed.id) ?? false);
}

/** Where the first step of a chain is written: in the file of its first member. */
export function placeOfNeed(plan: Plan, [user, needed]: readonly TypedRef[]): Place {
  const entity = user && find(plan, user);
  if (!entity) throw new Error('A chain begins with something that exists.');
  const edge = (plan.graph.from.get(keyOf(entity)) ?? []).find(
    ({ to, field }) => needed && to === keyOf(needed) && /^(dependsOn|signInVia)/.test(field),
  );
  return edge?.place ?? placeIn(plan, entity, ['dependsOn'], 'key');
}
