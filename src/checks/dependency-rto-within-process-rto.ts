import { placeIn, writeDuration } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { processesInForce } from './in-force.ts';

/** A process that waits for another is back no sooner than that one. */
export const dependencyRtoWithinProcessRto: Check = {
  id: 'dependency-rto-within-process-rto',
  title: 'A process is to be back no sooner than the processes that it cannot do without',
  family: 'impact',
  severity: 'error',
  find: (plan) =>
    processesInForce(plan).flatMap((businessProcess) =>
      businessProcess.dependsOn.flatMap(({ kind, id, strength, rtoNeeded }, index): Finding[] => {
        const needed = kind === 'process' && strength === 'hard' ? plan.processes.get(id) : undefined;
        const rto = needed?.impactAnalysis.rto;
        const own = businessProcess.impactAnalysis.rto;
        const limit = rtoNeeded ?? own;
        if (!needed || needed.id === businessProcess.id || rto === undefined || limit === undefined)
          return [];
        if (rto <= limit) return [];
        const says = rtoNeeded === undefined ? 'is to be back within' : 'needs it back within';
        return [
          {
            place: placeIn(plan, businessProcess, ['dependsOn', index, 'id']),
            message: `${businessProcess.name} cannot work without ${needed.name} and ${says} ${writeDuration(limit)}, but ${needed.name} has an RTO of ${writeDuration(rto)}. Shorten the RTO of ${needed.name}, lengthen the other, or make the dependency soft.`,
            related: [
              placeIn(
                plan,
                businessProcess,
                rtoNeeded === undefined ? ['impactAnalysis', 'rto'] : ['dependsOn', index, 'rtoNeeded'],
              ),
              placeIn(plan, needed, ['impactAnalysis', 'rto']),
            ],
          },
        ];
      }),
    ),
};
