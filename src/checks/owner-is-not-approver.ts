import { nameOf, placeIn } from '../plan/index.ts';
import type { Check } from './check.ts';
import { governedInForce } from './in-force.ts';

/** Nobody sees the holes in their own work. Source: ISO 22301, clause 7.5.2 (review and approval). */
export const ownerIsNotApprover: Check = {
  id: 'owner-is-not-approver',
  title: 'Somebody other than the owner approves',
  family: 'governance',
  severity: 'error',
  find: (plan) =>
    governedInForce(plan).flatMap((entity) => {
      const name = nameOf(plan, entity);
      if (entity.approver === undefined) {
        return [
          {
            place: placeIn(plan, entity, ['owner'], 'key'),
            message: `${name} names no role that approves it. Add \`approver\`: a role other than the owner.`,
          },
        ];
      }
      if (entity.approver !== entity.owner) return [];
      return [
        {
          place: placeIn(plan, entity, ['approver']),
          message: `${name} is owned and approved by the same role, ${nameOf(plan, { kind: 'role', id: entity.owner })}. Name another role as \`approver\`.`,
          related: [placeIn(plan, entity, ['owner'])],
          severity: 'warning',
        },
      ];
    }),
};
