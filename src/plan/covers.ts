import { reachOf } from './dependencies.ts';
import type { BusinessProcess, Contingency, Service } from './kinds/index.ts';
import type { TypedRef } from './kinds/fields.ts';
import { contingencies, loses, lostIn, whyStopped } from './loss.ts';
import type { Lost, Stop } from './loss.ts';
import { oncePerKey, oncePerPlan } from './memo.ts';
import type { Plan } from './plan.ts';

/** A contingency that covers a service for a process, and the scenarios in which it does. */
export type Covering = { measure: Contingency; scenarios: string[] };

/** A service that a process needs and that is back too late for it. */
export type Unmet = {
  service: Service;
  /** The shortest way from the process down to the service, both included. */
  chain: TypedRef[];
  /** Minutes until the service is back; unknown counts as endless. */
  back: number;
  /** Contingencies that cover it, all of them too slow. */
  late: Covering[];
};

/** Mission-critical, or with an RTO up to the organisation's `criticalRto`. Source: checks.md, "Notation". */
export function isCritical(plan: Plan, { criticality, impactAnalysis }: BusinessProcess): boolean {
  const { rto } = impactAnalysis;
  return criticality === 'mission-critical' || (rto !== undefined && rto <= plan.organization.criticalRto);
}

/** Processes that are critical and not retired, in order of id. */
export const criticalProcesses = oncePerPlan((plan): readonly BusinessProcess[] =>
  [...plan.processes.values()].filter(
    (businessProcess) => businessProcess.status !== 'retired' && isCritical(plan, businessProcess),
  ),
);

/** cap(S) of checks.md in minutes: an unknown capability counts as endless, never as zero. */
export function capabilityOf({ capability }: Service): number {
  return capability.rto === 'unknown' ? Infinity : capability.rto;
}

/** Contingencies in place that protect the process itself, in order of id. */
export function contingenciesInPlace(plan: Plan, businessProcess: BusinessProcess): readonly Contingency[] {
  return inPlaceByProcess(plan).get(businessProcess.id) ?? [];
}

const inPlaceByProcess = oncePerPlan((plan) => {
  const byProcess = new Map<string, Contingency[]>();
  for (const measure of contingencies(plan)) {
    if (measure.state !== 'in-place' || measure.status === 'retired') continue;
    const ids = measure.protects.flatMap(({ kind, id }) => (kind === 'process' ? [id] : []));
    for (const id of new Set(ids)) byProcess.set(id, [...(byProcess.get(id) ?? []), measure]);
  }
  return byProcess;
});

/** What a contingency requires that does not survive, first in the order of its file; undefined when all of it does. */
export function requirementLost(plan: Plan, lost: Lost, measure: Contingency): Stop | undefined {
  for (const ref of measure.requires) {
    const stop = whyStopped(plan, lost, ref);
    if (stop) return stop;
  }
  return undefined;
}

/** Scenarios that a contingency is against and that leave it what it requires. */
const survivedScenarios = oncePerKey((plan, measure: Contingency): readonly string[] =>
  measure.against.filter((scenario) => !requirementLost(plan, lostIn(plan, scenario), measure)),
);

/**
 * Contingencies that cover a service for a process: in place, protecting the process, against a scenario that loses the
 * service, with all they require surviving that scenario. Source: checks.md, "Notation".
 */
export function coversOf(plan: Plan, businessProcess: BusinessProcess, service: Service): Covering[] {
  return contingenciesInPlace(plan, businessProcess).flatMap((measure) => {
    const scenarios = survivedScenarios(plan, measure).filter((id) => loses(lostIn(plan, id), service));
    return scenarios.length > 0 ? [{ measure, scenarios }] : [];
  });
}

/**
 * Services that a process needs and that are not back within `rto` minutes, nor covered by a contingency that is on by
 * then; the one with the shortest way first, and of those with ways of one length the one that its file names first.
 */
export function unmet(plan: Plan, businessProcess: BusinessProcess, rto: number): Unmet[] {
  const { services, chainTo } = reachOf(plan, businessProcess);
  return services.flatMap((service): Unmet[] => {
    const back = capabilityOf(service);
    if (back <= rto) return [];
    const covers = coversOf(plan, businessProcess, service);
    if (covers.some(({ measure }) => measure.activationTime <= rto)) return [];
    return [{ service, chain: chainTo(service) ?? [], back, late: covers }];
  });
}
