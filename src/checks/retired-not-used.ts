import { collections, keyOf, nameOf, placeIn } from '../plan/index.ts';
import type { AnyEntity, Plan } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';

/** What is retired is kept for the record only: whoever relies on it relies on nothing. */
export const retiredNotUsed: Check = {
  id: 'retired-not-used',
  title: 'Nothing approved refers to something retired',
  family: 'structure',
  severity: 'warning',
  find: (plan) =>
    everyEntity(plan)
      .filter(isRetired)
      .flatMap((entity) => usesOf(plan, entity)),
};

function usesOf(plan: Plan, retired: AnyEntity): Finding[] {
  const approved = new Map(
    everyEntity(plan)
      .filter(isApproved)
      .map((entity) => [keyOf(entity), entity]),
  );
  return (plan.graph.to.get(keyOf(retired)) ?? []).flatMap(({ from, place }): Finding[] => {
    const user = approved.get(from);
    if (!user) return [];
    const field = 'state' in retired && retired.state === 'retired' ? 'state' : 'status';
    return [
      {
        place,
        message: `${nameOf(plan, user)} is approved and refers to ${nameOf(plan, retired)}, which is retired. Name what has taken its place, or remove the reference.`,
        related: [placeIn(plan, retired, [field], 'key')],
      },
    ];
  });
}

function everyEntity(plan: Plan): AnyEntity[] {
  return Object.values(collections).flatMap((name) => [...plan[name].values()] as AnyEntity[]);
}

function isRetired(entity: AnyEntity): boolean {
  return (
    ('status' in entity && entity.status === 'retired') || ('state' in entity && entity.state === 'retired')
  );
}

function isApproved(entity: AnyEntity): boolean {
  return 'status' in entity && entity.status === 'approved' && !isRetired(entity);
}
