import { placeIn, writeDuration } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { processesInForce } from './in-force.ts';

/** What the law sets cannot be traded for convenience. Source: ISO 22301, clause 4.2.2. */
export const regulatoryDeadlineKept: Check = {
  id: 'regulatory-deadline-kept',
  title: 'No RTO is longer than a deadline that the law sets',
  family: 'impact',
  severity: 'error',
  find: (plan) =>
    processesInForce(plan).flatMap((businessProcess) =>
      businessProcess.regulatory.flatMap(({ rule, deadline }, index): Finding[] => {
        const { rto } = businessProcess.impactAnalysis;
        if (rto === undefined || rto <= deadline) return [];
        return [
          {
            place: placeIn(plan, businessProcess, ['impactAnalysis', 'rto']),
            message: `${businessProcess.name} has an RTO of ${writeDuration(rto)}, but ${rule} sets a deadline of ${writeDuration(deadline)}. Shorten \`rto\` to ${writeDuration(deadline)} or less.`,
            related: [placeIn(plan, businessProcess, ['regulatory', index, 'deadline'])],
          },
        ];
      }),
    ),
};
