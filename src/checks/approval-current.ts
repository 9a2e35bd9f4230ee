import { approvalsOfNow, contentDigest, formatDate, nameOf, placeIn } from '../plan/index.ts';
import type { Approvable, Plan } from '../plan/index.ts';
import { approveCommand } from './approve-command.ts';
import type { Check, Finding } from './check.ts';
import { governedInForce } from './in-force.ts';
import { notYet } from './not-yet.ts';

/** An approval holds for what was approved, not for what was made of it since. Source: ISO 22301, clause 7.5.3. */
export const approvalCurrent: Check = {
  id: 'approval-current',
  title: 'The version in force is the one that was approved',
  family: 'governance',
  severity: 'warning',
  find: (plan, { today }) => {
    const translations = plan.translations.filter(({ status }) => status !== 'retired');
    return [
      ...[...governedInForce(plan), ...translations].flatMap((entity) => faultsOf(plan, entity, today)),
      ...translations.flatMap((translation) => notApproved(plan, translation)),
    ];
  },
};

function faultsOf(plan: Plan, entity: Approvable, today: string): Finding[] {
  const { status, version, approvals } = entity;
  const last = approvals.at(-1);
  const ahead = approvals.findIndex(({ on }) => on > today);
  const on = approvals[ahead]?.on;
  if (on !== undefined)
    return [
      {
        place: placeIn(plan, entity, ['approvals', ahead, 'on']),
        message: `${titleOf(plan, entity)} cannot have been approved: ${notYet(on, today)}`,
      },
    ];
  if (status !== 'approved' || !last) return [];
  if (approvalsOfNow(entity).length > 0) return changedSince(plan, entity);
  return [
    {
      place: placeIn(plan, entity, ['version']),
      message: `${titleOf(plan, entity)} is approved and at version ${version}, but what was approved last is version ${last.version}. Have version ${version} approved with ${approveCommand(plan, entity)}, or set \`status: in-review\`.`,
      related: [placeIn(plan, entity, ['approvals', approvals.length - 1, 'version'])],
    },
  ];
}

/** What was changed after the approval of its version, where an approval says what was approved. */
function changedSince(plan: Plan, entity: Approvable): Finding[] {
  const approvals = approvalsOfNow(entity);
  const sealed = approvals.findLast(({ digest }) => digest !== undefined);
  if (!sealed) return [];
  const digest = contentDigest(plan, entity.file);
  if (approvals.some((approval) => approval.digest === digest)) return [];
  return [
    {
      place: placeIn(plan, entity, ['version']),
      message: `${titleOf(plan, entity)} says something else than what was approved as version ${entity.version} on ${formatDate(sealed.on)}. Have the change approved as a new version with ${approveCommand(plan, entity, { anew: true })}, or set \`status: in-review\`, or take the change back.`,
      related: [placeIn(plan, entity, ['approvals', entity.approvals.indexOf(sealed), 'digest'])],
    },
  ];
}

/** An approval is of one file: where that of the original is written down, that of its translation is missed. */
function notApproved(plan: Plan, translation: Plan['translations'][number]): Finding[] {
  const original = plan.playbooks.get(translation.id);
  const last = original?.approvals.at(-1);
  if (!original || !last || translation.status !== 'approved' || translation.approvals.length > 0) return [];
  return [
    {
      place: placeIn(plan, translation, ['status']),
      message: `${titleOf(plan, translation)} says that it is approved, but not by whom: the approval of the original is not one of its translation. Have it approved with ${approveCommand(plan, translation)}, or set \`status: in-review\`.`,
      related: [placeIn(plan, original, ['approvals', original.approvals.length - 1])],
    },
  ];
}

function titleOf(plan: Plan, entity: Approvable): string {
  const name = nameOf(plan, entity);
  return 'language' in entity ? `The translation into \`${entity.language}\` of ${name}` : name;
}
