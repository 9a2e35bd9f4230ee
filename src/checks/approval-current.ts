import { nameOf, placeIn } from '../plan/index.ts';
import type { Check } from './check.ts';
import { governedInForce } from './in-force.ts';
import { notYet } from './not-yet.ts';

/** An approval holds for what was approved, not for what was made of it since. Source: ISO 22301, clause 7.5.3. */
export const approvalCurrent: Check = {
  id: 'approval-current',
  title: 'The version in force is the one that was approved',
  family: 'governance',
  severity: 'warning',
  find: (plan, { today }) =>
    governedInForce(plan).flatMap((entity) => {
      const { status, version, approvals } = entity;
      const last = approvals.at(-1);
      const ahead = approvals.findIndex(({ on }) => on > today);
      const on = approvals[ahead]?.on;
      if (on !== undefined)
        return [
          {
            place: placeIn(plan, entity, ['approvals', ahead, 'on']),
            message: `${nameOf(plan, entity)} cannot have been approved: ${notYet(on, today)}`,
          },
        ];
      if (status !== 'approved' || !last || approvals.some((approval) => approval.version === version))
        return [];
      return [
        {
          place: placeIn(plan, entity, ['version']),
          message: `${nameOf(plan, entity)} is approved and at version ${version}, but what was approved last is version ${last.version}. Have version ${version} approved and add it to \`approvals\`, or set \`status: in-review\`.`,
          related: [placeIn(plan, entity, ['approvals', approvals.length - 1, 'version'])],
        },
      ];
    }),
};
