import {
  criticalProcesses,
  loses,
  lostIn,
  nameOf,
  oncePerPlan,
  placeIn,
  playbooksAnswering,
  reachOf,
  whyStopped,
} from '../plan/index.ts';
import type { Plan, Scenario, Service, TypedRef } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { onceMeasuresAreRead } from './measures-read.ts';
import { servicesInForce } from './in-force.ts';
import { listed } from './wording.ts';

/** A service that runs and lets nobody in. Source: Microsoft, "Resilience for identity and access". */
export const signInSurvives: Check = {
  id: 'sign-in-survives',
  title: 'A service that survives a scenario and is needed there can be signed in to',
  family: 'dependencies',
  severity: 'error',
  find: onceMeasuresAreRead((plan) =>
    servicesInForce(plan).flatMap((service) => {
      if ((service.signInVia ?? []).length === 0) return [];
      const shut = [...plan.scenarios.values()].filter(
        (scenario) =>
          isShut(plan, service, scenario) &&
          isNeeded(plan, service, scenario) &&
          !isProtected(plan, service, scenario),
      );
      return shut.length > 0 ? [describe(plan, service, shut)] : [];
    }),
  ),
};

/** Whether the service itself survives, with all it needs but sign-in, and its sign-in does not. */
function isShut(plan: Plan, service: Service, scenario: Scenario): boolean {
  const lost = lostIn(plan, scenario.id);
  const signInLost = lostSignIn(plan, service, scenario) !== undefined;
  if (!signInLost || loses(lost, service)) return false;
  return service.dependsOn.every(
    (need) => need.strength === 'soft' || !whyStopped(plan, lost, { kind: 'service', id: need.service }),
  );
}

function lostSignIn(plan: Plan, service: Service, scenario: Scenario): TypedRef | undefined {
  return (service.signInVia ?? [])
    .map((id): TypedRef => ({ kind: 'service', id }))
    .find((ref) => whyStopped(plan, lostIn(plan, scenario.id), ref) !== undefined);
}

function isNeeded(plan: Plan, { id }: Service, scenario: Scenario): boolean {
  return criticalNeeds(plan).has(id) || (usedIn(plan).get(scenario.id)?.has(id) ?? false);
}

const criticalNeeds = oncePerPlan((plan) => {
  const services = criticalProcesses(plan).flatMap((critical) => reachOf(plan, critical).services);
  return new Set(services.map(({ id }) => id));
});

/** Services that the playbooks of each scenario use. What a contingency requires is left to contingency-independent. */
const usedIn = oncePerPlan((plan) => {
  const used = new Map([...plan.scenarios.keys()].map((id) => [id, new Set<string>()]));
  const add = (scenario: string, refs: readonly TypedRef[]) => {
    for (const { kind, id } of refs) if (kind === 'service') used.get(scenario)?.add(id);
  };
  for (const scenario of used.keys()) {
    for (const { uses, body } of playbooksAnswering(plan, scenario)) {
      add(scenario, uses);
      for (const step of body.steps) add(scenario, step.uses);
    }
  }
  return used;
});

function isProtected(plan: Plan, service: Service, scenario: Scenario): boolean {
  return (protectedAgainst(plan).get(service.id) ?? new Set<string>()).has(scenario.id);
}

/** Scenarios against which a measure in place protects each service. */
const protectedAgainst = oncePerPlan((plan) => {
  const scenarios = new Map<string, Set<string>>();
  for (const { state, status, protects, against } of plan.measures.values()) {
    if (state !== 'in-place' || status === 'retired') continue;
    for (const { kind, id } of protects) {
      if (kind === 'service') scenarios.set(id, new Set([...(scenarios.get(id) ?? []), ...against]));
    }
  }
  return scenarios;
});

function describe(plan: Plan, service: Service, scenarios: readonly Scenario[]): Finding {
  const [first] = scenarios;
  const signIn = first && lostSignIn(plan, service, first);
  const through = signIn ? nameOf(plan, signIn) : '';
  const when = listed(scenarios.map(({ name }) => `“${name}”`));
  return {
    place: placeIn(plan, service, ['signInVia']),
    message: `${service.name} itself survives ${when} and is needed then, but people sign in to it through ${through}, which does not survive. Put a measure in place that protects ${service.name} against ${scenarios.length === 1 ? 'it' : 'them'}, such as local accounts whose secrets lie in a safe.`,
    related: scenarios.map((scenario) => placeIn(plan, scenario, ['losesDomains'])),
  };
}
