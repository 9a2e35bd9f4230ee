import { approvalsOfNow, contentDigest, formatDate, nameOf, placeIn } from '../plan/index.ts';
import type { Governed, Plan } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
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
      if (status !== 'approved' || !last) return [];
      if (approvalsOfNow(entity).length > 0) return changedSince(plan, entity);
      return [
        {
          place: placeIn(plan, entity, ['version']),
          message: `${nameOf(plan, entity)} is approved and at version ${version}, but what was approved last is version ${last.version}. Have version ${version} approved and add it to \`approvals\`, or set \`status: in-review\`.`,
          related: [placeIn(plan, entity, ['approvals', approvals.length - 1, 'version'])],
        },
      ];
    }),
};

/** What was changed after the approval of its version, where an approval says what was approved. */
function changedSince(plan: Plan, entity: Governed): Finding[] {
  const approvals = approvalsOfNow(entity);
  const sealed = approvals.findLast(({ digest }) => digest !== undefined);
  if (!sealed) return [];
  const digest = contentDigest(plan, entity.file);
  if (approvals.some((approval) => approval.digest === digest)) return [];
  const name = nameOf(plan, entity);
  return [
    {
      place: placeIn(plan, entity, ['version']),
      message: `${name} says something else than what was approved as version ${entity.version} on ${formatDate(sealed.on)}. Have the change approved as a new version with \`muster approve ${entity.kind}/${entity.id}\`, or set \`status: in-review\`, or take the change back.`,
      related: [placeIn(plan, entity, ['approvals', entity.approvals.indexOf(sealed), 'digest'])],
    },
  ];
}
