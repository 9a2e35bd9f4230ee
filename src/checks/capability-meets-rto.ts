import { placeIn, unmet, writeDuration } from '../plan/index.ts';
import type { BusinessProcess, Plan, Unmet } from '../plan/index.ts';
import { needsInWords, placeOfNeed } from './chains.ts';
import type { Check, Finding } from './check.ts';
import { onceMeasuresAreRead } from './measures-read.ts';
import { processesInForce } from './in-force.ts';
import { listed } from './wording.ts';

/** A service whose recovery nobody has timed counts as endless here: unknown is not zero. Source: NIST SP 800-34 r1, 3.2. */
export const capabilityMeetsRto: Check = {
  id: 'capability-meets-rto',
  title: 'What a process needs is back within its RTO, or a contingency covers it',
  family: 'dependencies',
  severity: 'error',
  find: onceMeasuresAreRead((plan) =>
    processesInForce(plan).flatMap((businessProcess) => {
      const { rto } = businessProcess.impactAnalysis;
      if (rto === undefined) return [];
      const [first, ...others] = unmet(plan, businessProcess, rto);
      return first ? [describe(plan, businessProcess, rto, first, others)] : [];
    }),
  ),
};

function describe(
  plan: Plan,
  businessProcess: BusinessProcess,
  rto: number,
  first: Unmet,
  others: readonly Unmet[],
): Finding {
  const { service, chain, late } = first;
  const limit = writeDuration(rto);
  const covered = late.map(
    ({ measure }) => `${measure.name} starts only after ${writeDuration(measure.activationTime)}`,
  );
  const cover = covered.length > 0 ? listed(covered) : 'no contingency in place covers that';
  const same =
    others.length > 0 ? ` The same holds for ${listed(others.map((other) => other.service.name))}.` : '';
  return {
    place: placeOfNeed(plan, chain),
    message: `${businessProcess.name} has an RTO of ${limit}, but ${needsInWords(plan, chain)}; ${backOf(first)}, and ${cover}. Put a contingency in place for ${businessProcess.name} that is on within ${limit} and is against a scenario that loses ${service.name}, bring the service back sooner, or revise the RTO.${same}`,
    related: [
      placeIn(plan, service, ['capability', 'rto']),
      placeIn(plan, businessProcess, ['impactAnalysis', 'rto']),
    ],
  };
}

function backOf({ service, back }: Unmet): string {
  return Number.isFinite(back)
    ? `${service.name} takes up to ${writeDuration(back)} to be back`
    : `nobody knows when ${service.name} is back`;
}
