import { capabilityOf, coversOf, longestRecovery, placeIn, writeDuration } from '../plan/index.ts';
import type { BusinessProcess, Plan, RecoveryChain, Service } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { onceMeasuresAreRead } from './measures-read.ts';
import { processesInForce } from './in-force.ts';

/**
 * Left out of a chain: what a contingency covers, what capability-meets-rto reports by itself, and what is unknown
 * (capability-known). Source: NIST SP 800-34 r1, section 3.2.3 (recovery priorities).
 */
export const recoveryChainFits: Check = {
  id: 'recovery-chain-fits',
  title: 'What a process needs can be brought back one after another within its RTO',
  family: 'dependencies',
  severity: 'warning',
  find: onceMeasuresAreRead((plan) =>
    processesInForce(plan).flatMap((businessProcess) => {
      const { rto } = businessProcess.impactAnalysis;
      if (rto === undefined) return [];
      const chain = longestRecovery(plan, businessProcess, (service) =>
        minutesOf(plan, businessProcess, service, rto),
      );
      return chain.total > rto ? [describe(plan, businessProcess, rto, chain)] : [];
    }),
  ),
};

function minutesOf(
  plan: Plan,
  businessProcess: BusinessProcess,
  service: Service,
  rto: number,
): number | undefined {
  const back = capabilityOf(service);
  if (back > rto) return undefined;
  const covered = coversOf(plan, businessProcess, service).some(
    ({ measure }) => measure.activationTime <= rto,
  );
  return covered ? undefined : back;
}

function describe(
  plan: Plan,
  businessProcess: BusinessProcess,
  rto: number,
  { services, total }: RecoveryChain,
): Finding {
  const steps = services.map((service) => `${service.name} (${writeDuration(capabilityOf(service))})`);
  return {
    place: placeIn(plan, businessProcess, ['impactAnalysis', 'rto']),
    message: `What ${businessProcess.name} needs takes ${writeDuration(total)} to bring back one after another: ${steps.join(', then ')}. Its RTO is ${writeDuration(rto)}. Put a contingency in place for one of them, bring one back sooner, or revise the RTO.`,
    related: services.map((service) => placeIn(plan, service, ['capability', 'rto'])),
  };
}
