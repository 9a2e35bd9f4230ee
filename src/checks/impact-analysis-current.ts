import { addPeriod, formatDate, nameOf, placeIn } from '../plan/index.ts';
import type { BusinessProcess, Plan, Place, TypedRef } from '../plan/index.ts';
import type { Check, Context, Finding } from './check.ts';
import { processesInForce } from './in-force.ts';
import { notYet } from './not-yet.ts';
import { listed } from './wording.ts';

const LONGEST = '12mo';

/** An analysis ages with time, and with every change of what it looked at. Source: ISO 22301, clause 8.2.1. */
export const impactAnalysisCurrent: Check = {
  id: 'impact-analysis-current',
  title: 'No impact analysis is older than a year, or than what it depends on',
  family: 'impact',
  severity: 'warning',
  find: (plan, { today }: Context) =>
    processesInForce(plan).flatMap((businessProcess) => {
      const { status, completedOn } = businessProcess.impactAnalysis;
      if (status !== 'complete' || completedOn === undefined) return [];
      if (completedOn > today)
        return [
          {
            place: placeIn(plan, businessProcess, WHEN),
            message: `The impact analysis of ${businessProcess.name} cannot be complete: ${notYet(completedOn, today)}`,
          },
        ];
      const aged = old(plan, businessProcess, completedOn, today);
      return aged.length > 0 ? aged : overtaken(plan, businessProcess, completedOn);
    }),
};

const WHEN = ['impactAnalysis', 'completedOn'];

function old(plan: Plan, businessProcess: BusinessProcess, completedOn: string, today: string): Finding[] {
  if (addPeriod(completedOn, LONGEST) >= today) return [];
  return [
    {
      place: placeIn(plan, businessProcess, WHEN),
      message: `The impact analysis of ${businessProcess.name} was completed on ${formatDate(completedOn)}, more than 12 months ago. Go through it again and write down the new date.`,
      dateDriven: true,
    },
  ];
}

function overtaken(plan: Plan, businessProcess: BusinessProcess, completedOn: string): Finding[] {
  const later = businessProcess.dependsOn.flatMap((ref) => {
    const change = changeAfter(plan, ref, completedOn);
    return change ? [{ place: change, name: nameOf(plan, ref) }] : [];
  });
  if (later.length === 0) return [];
  const names = [...new Set(later.map(({ name }) => name))];
  return [
    {
      place: placeIn(plan, businessProcess, WHEN),
      message: `The impact analysis of ${businessProcess.name} was completed on ${formatDate(completedOn)}, and ${listed(names)}, on which it depends, ${names.length === 1 ? 'was' : 'were'} reviewed or approved after that. Go through what the analysis takes from ${names.length === 1 ? 'it' : 'them'} (how soon back, how much data may be lost) with those who do the work, correct what no longer holds, and write in \`completedOn\` the day on which you did.`,
      related: later.map(({ place }) => place),
    },
  ];
}

/**
 * Where it is written that a service or process may have changed after a day: an approval of what was not approved by then, or a
 * review. A review of what was approved by then has only found it right.
 */
function changeAfter(plan: Plan, { kind, id }: TypedRef, day: string): Place | undefined {
  const entity =
    kind === 'service' ? plan.services.get(id) : kind === 'process' ? plan.processes.get(id) : undefined;
  if (!entity) return undefined;
  const { approvals, lastReviewed, version } = entity;
  const known = approvals.filter(({ on }) => on <= day);
  const isNew = (approval: (typeof approvals)[number]) => approval.on > day && !known.some(sameAs(approval));
  const changed = approvals.findLastIndex(isNew);
  if (changed >= 0) return placeIn(plan, entity, ['approvals', changed, 'on']);
  const wasSeen = known.some((approval) => approval.version === version);
  const isLater = lastReviewed !== undefined && lastReviewed > day;
  return isLater && !wasSeen ? placeIn(plan, entity, ['lastReviewed']) : undefined;
}

/** Whether two approvals are of the same thing: by what was approved where both say it, else by its version. */
function sameAs(one: Approval): (other: Approval) => boolean {
  return (other) =>
    one.digest === undefined || other.digest === undefined
      ? one.version === other.version
      : one.digest === other.digest;
}

type Approval = { version: string; digest?: string | undefined };
