import { coversOf, criticalProcesses, placeIn, reachOf } from '../plan/index.ts';
import type { BusinessProcess, Plan, Service } from '../plan/index.ts';
import { placeOfNeed } from './chains.ts';
import type { Check, Finding } from './check.ts';
import { onceMeasuresAreRead } from './measures-read.ts';
import { servicesInForce } from './in-force.ts';
import { listed } from './wording.ts';

/** Unknown is an honest figure only where something else carries the work. Source: ISO 22301, 8.2.2. */
export const capabilityKnown: Check = {
  id: 'capability-known',
  title: 'It is known how soon what a critical process needs can be back, or a contingency covers it',
  family: 'dependencies',
  severity: 'error',
  find: onceMeasuresAreRead((plan) => {
    const unknown = servicesInForce(plan).filter(({ capability }) => capability.rto === 'unknown');
    return unknown.flatMap((service) => {
      const uncovered = criticalProcesses(plan).filter(
        (businessProcess) =>
          reachOf(plan, businessProcess).chainTo(service) !== undefined &&
          coversOf(plan, businessProcess, service).length === 0,
      );
      return uncovered.length > 0 ? [describe(plan, service, uncovered)] : [];
    });
  }),
};

function describe(plan: Plan, service: Service, processes: readonly BusinessProcess[]): Finding {
  const names = listed(processes.map(({ name }) => name));
  const [verb, need] = processes.length === 1 ? ['is', 'needs'] : ['are', 'need'];
  return {
    place: placeIn(plan, service, ['capability', 'rto']),
    message: `Nobody knows how soon ${service.name} can be back, but ${names} ${verb} critical and ${need} it, and no contingency in place covers that. Find out and write it into \`capability\`, or put a contingency in place for ${names} against a scenario that loses ${service.name}.`,
    related: processes.map((businessProcess) =>
      placeOfNeed(plan, reachOf(plan, businessProcess).chainTo(service) ?? [businessProcess]),
    ),
  };
}
