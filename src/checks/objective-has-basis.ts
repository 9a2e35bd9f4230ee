import { placeIn } from '../plan/index.ts';
import type { Check } from './check.ts';
import { processesInForce } from './in-force.ts';
import { listed } from './wording.ts';

/** A number whose reason nobody knows cannot be defended, and cannot be changed either. */
export const objectiveHasBasis: Check = {
  id: 'objective-has-basis',
  title: 'Every RTO, RPO and MTPD says why it is what it is',
  family: 'impact',
  severity: 'warning',
  find: (plan) =>
    processesInForce(plan).flatMap((businessProcess) => {
      const { impactAnalysis } = businessProcess;
      const [first, ...others] = (['mtpd', 'rto', 'rpo'] as const).filter(
        (objective) =>
          impactAnalysis[objective] !== undefined && impactAnalysis.basis[objective] === undefined,
      );
      if (!first) return [];
      const names = [first, ...others];
      return [
        {
          place: placeIn(plan, businessProcess, ['impactAnalysis', first]),
          message: `Nothing says why the ${listed(names.map((name) => name.toUpperCase()))} of ${businessProcess.name} ${names.length === 1 ? 'is what it is' : 'are what they are'}. Write the reason, and who decided it, in \`basis\` of the impact analysis.`,
          related: others.map((name) => placeIn(plan, businessProcess, ['impactAnalysis', name])),
        },
      ];
    }),
};
