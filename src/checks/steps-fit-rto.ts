import { formatDuration, placeIn, writeDuration } from '../plan/index.ts';
import type { Plan, Playbook } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { playbooksInForce } from './in-force.ts';
import { listed } from './wording.ts';

/** When following the playbook takes longer than the RTO, the RTO is missed by plan. */
export const stepsFitRto: Check = {
  id: 'steps-fit-rto',
  title: 'The last step of a playbook comes within the RTO of what it keeps going',
  family: 'playbooks',
  severity: 'warning',
  find: (plan) => playbooksInForce(plan).flatMap((playbook) => tooLate(plan, playbook)),
};

function tooLate(plan: Plan, playbook: Playbook): Finding[] {
  if (playbook.playbookKind === 'stand-down') return [];
  const [latest] = playbook.body.steps
    .filter(({ within, section }) => within !== undefined && section !== 'Back to normal')
    .sort((a, b) => (b.within ?? 0) - (a.within ?? 0));
  if (latest?.within === undefined) return [];
  const { within } = latest;
  const late = playbook.processes.flatMap((id) => {
    const businessProcess = plan.processes.get(id);
    const rto = businessProcess?.impactAnalysis.rto;
    return businessProcess && rto !== undefined && rto < within ? [{ businessProcess, rto }] : [];
  });
  if (late.length === 0) return [];
  const names = late.map(({ businessProcess, rto }) => `${businessProcess.name} (${writeDuration(rto)})`);
  return [
    {
      place: latest.place,
      message: `The step \`${latest.id}\` of ${playbook.title} is done ${formatDuration(within)} after activation, later than the RTO of ${listed(names)}. Bring the step forward, or move it below “Back to normal”.`,
      related: late.map(({ businessProcess }) => placeIn(plan, businessProcess, ['impactAnalysis', 'rto'])),
    },
  ];
}
