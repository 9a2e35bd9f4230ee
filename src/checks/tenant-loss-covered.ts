import {
  contingenciesInPlace,
  criticalProcesses,
  lostDomains,
  lostIn,
  placeIn,
  primaryTenant,
  reachOf,
  requirementLost,
  whyStopped,
} from '../plan/index.ts';
import type { BusinessProcess, FailureDomain, Plan, Scenario, TypedRef } from '../plan/index.ts';
import { needsInWords, placeOfNeed } from './chains.ts';
import type { Check, Finding } from './check.ts';
import { onceMeasuresAreRead } from './measures-read.ts';
import { listed } from './wording.ts';

/** The question that the plan exists for: what happens when all of the tenant stops at once. */
export const tenantLossCovered: Check = {
  id: 'tenant-loss-covered',
  title: 'A critical process that stops with the primary tenant has a contingency against that',
  family: 'risks',
  severity: 'error',
  find: onceMeasuresAreRead((plan) => {
    const tenant = primaryTenant(plan);
    if (!tenant) return [];
    const lost = lostDomains(plan, [tenant.id]);
    const scenarios = [...plan.scenarios.values()].filter(({ id }) => lostIn(plan, id).has(tenant.id));
    return criticalProcesses(plan).flatMap((businessProcess) => {
      const service = reachOf(plan, businessProcess).services.find((one) => whyStopped(plan, lost, one));
      if (!service || isCovered(plan, businessProcess, scenarios)) return [];
      const chain = reachOf(plan, businessProcess).chainTo(service) ?? [];
      return [describe(plan, businessProcess, chain, tenant, scenarios)];
    });
  }),
};

function isCovered(plan: Plan, businessProcess: BusinessProcess, scenarios: readonly Scenario[]): boolean {
  return contingenciesInPlace(plan, businessProcess).some((measure) =>
    scenarios.some(
      ({ id }) => measure.against.includes(id) && !requirementLost(plan, lostIn(plan, id), measure),
    ),
  );
}

function describe(
  plan: Plan,
  businessProcess: BusinessProcess,
  chain: readonly TypedRef[],
  tenant: FailureDomain,
  scenarios: readonly Scenario[],
): Finding {
  const mend =
    scenarios.length === 0
      ? 'No scenario describes that loss: add one, and a contingency that is against it'
      : `Put a contingency in place that protects ${businessProcess.name} and is against ${listed(scenarios.map(({ name }) => `“${name}”`))}`;
  return {
    place: placeOfNeed(plan, chain),
    message: `${businessProcess.name} is critical and stops with ${tenant.name}: it ${needsInWords(plan, chain)}. No contingency in place carries it then. ${mend}.`,
    related: [
      placeIn(plan, tenant),
      ...scenarios.map((scenario) => placeIn(plan, scenario, ['losesDomains'])),
    ],
  };
}
