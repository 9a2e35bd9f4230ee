import { placeIn, writeDuration } from '../plan/index.ts';
import type { BusinessProcess, Plan } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { processesInForce } from './in-force.ts';

/** The MTPD is the time at which the impact becomes intolerable, no later. Source: ISO 22301, clause 8.2.2. */
export const mtpdMatchesImpact: Check = {
  id: 'mtpd-matches-impact',
  title: 'The MTPD is no later than the first intolerable impact',
  family: 'impact',
  severity: 'error',
  find: (plan) => processesInForce(plan).flatMap((businessProcess) => tooLate(plan, businessProcess)),
};

function tooLate(plan: Plan, businessProcess: BusinessProcess): Finding[] {
  const { mtpd, basis } = businessProcess.impactAnalysis;
  const first = firstIntolerable(plan, businessProcess);
  if (mtpd === undefined || first === undefined || mtpd <= first.after) return [];
  const { intolerableImpact, impactLabels } = plan.organization;
  const level = impactLabels[first.impact] ?? String(first.impact);
  const limit = impactLabels[intolerableImpact] ?? String(intolerableImpact);
  const message =
    `${businessProcess.name} has an MTPD of ${writeDuration(mtpd)}, but its ${first.type} impact is ${level} after ` +
    `${writeDuration(first.after)} already, and from ${limit} on a disruption is intolerable. `;
  const mend = `Shorten \`mtpd\` to ${writeDuration(first.after)}, or judge the impact again`;
  return [
    {
      place: placeIn(plan, businessProcess, ['impactAnalysis', 'mtpd']),
      message:
        message +
        (basis.mtpd === undefined
          ? `${mend}, or say why in \`basis\`.`
          : `${mend}: its basis does not change it.`),
      related: [
        placeIn(plan, businessProcess, ['impactAnalysis', 'impacts', first.index, 'at'], 'key'),
        ...(basis.mtpd === undefined
          ? []
          : [placeIn(plan, businessProcess, ['impactAnalysis', 'basis', 'mtpd'], 'key')]),
      ],
      severity: basis.mtpd === undefined ? 'error' : 'warning',
    },
  ];
}

/** The earliest time at which any impact is intolerable. */
function firstIntolerable(plan: Plan, { impactAnalysis }: BusinessProcess) {
  return impactAnalysis.impacts
    .flatMap(({ type, at }, index) => {
      const band = at.find(({ impact }) => impact >= plan.organization.intolerableImpact);
      return band ? [{ ...band, type, index }] : [];
    })
    .sort((a, b) => a.after - b.after)[0];
}
