import { isCritical, isWhole, placeIn } from '../plan/index.ts';
import type { Check } from './check.ts';
import { playbooksInForce, processesInForce } from './in-force.ts';

/** What cannot wait needs written instructions before the day. Source: ISO 22301, clause 8.4.4. */
export const criticalProcessHasPlaybook: Check = {
  id: 'critical-process-has-playbook',
  title: 'Every critical process has an approved playbook to go on by',
  family: 'playbooks',
  severity: 'error',
  find: (plan) => {
    const playbooks = playbooksInForce(plan).filter(
      ({ playbookKind }) => playbookKind === 'degraded-work' || playbookKind === 'communication',
    );
    if (!isWhole(plan, 'playbook')) return [];
    return processesInForce(plan).flatMap((businessProcess) => {
      if (!isCritical(plan, businessProcess)) return [];
      const own = playbooks.filter(({ processes }) => processes.includes(businessProcess.id));
      if (own.some(({ status }) => status === 'approved')) return [];
      const [waiting] = own;
      const state = waiting
        ? `${waiting.title} is not approved yet. Have it approved.`
        : 'no playbook says how to go on without its systems. Write one of the kind degraded-work or communication, and name the process in its `processes`.';
      return [
        {
          place: placeIn(
            plan,
            businessProcess,
            businessProcess.criticality === 'mission-critical' ? ['criticality'] : ['impactAnalysis', 'rto'],
          ),
          message: `${businessProcess.name} is critical, but ${state}`,
          related: waiting ? [placeIn(plan, waiting, ['status'])] : [],
        },
      ];
    });
  },
};
