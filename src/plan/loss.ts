import type { BusinessProcess, Channel, Contact, Contingency, Service } from './kinds/index.ts';
import type { TypedRef } from './kinds/fields.ts';
import { hardNeeds, reachOf } from './dependencies.ts';
import { keyOf } from './graph.ts';
import { oncePerKey, oncePerPlan } from './memo.ts';
import type { Plan } from './plan.ts';

/**
 * What is gone: ids of failure domains. A service that is gone by itself, whatever its domains, stands among them as
 * `service/<id>`.
 */
export type Lost = ReadonlySet<string>;

/** Why something stops: the chain from it down to what is lost, as names to follow; the last one lies in a lost domain. */
export type Stop = { chain: TypedRef[] };

/** The failure domains that are lost when `domains` are, with all their children. Loops end. */
export function lostDomains(plan: Plan, domains: Iterable<string>): Lost {
  const children = childDomains(plan);
  const lost = new Set<string>(domains);
  for (const domain of lost) for (const child of children.get(domain) ?? []) lost.add(child);
  return lost;
}

const childDomains = oncePerPlan((plan) => {
  const children = new Map<string, string[]>();
  for (const domain of plan.failureDomains.values()) {
    for (const parent of domain.partOf) children.set(parent, [...(children.get(parent) ?? []), domain.id]);
  }
  return children;
});

/** What a scenario takes away. */
export const lostIn = oncePerKey((plan, scenario: string): Lost => {
  return lostDomains(plan, plan.scenarios.get(scenario)?.losesDomains ?? []);
});

/** A service is lost by its own failure domains. Source: checks.md, "Notation". */
export function loses(lost: Lost, service: Service): boolean {
  return service.failureDomains.some((domain) => lost.has(domain)) || lost.has(keyOf(service));
}

/**
 * Why something does not survive, or undefined when it does: the shortest chain down to what is lost; loops and many ways
 * to the same thing cost nothing. A service survives with its own domains, its hard `dependsOn` and its `signInVia`; a
 * channel with its domains and its sign-in; a process with its hard dependencies; resources, roles and parties survive.
 */
export function whyStopped(plan: Plan, lost: Lost, ref: TypedRef): Stop | undefined {
  const steps = stepsToLoss(plan, lost);
  let left = steps.get(keyOf(ref));
  if (left === undefined) return undefined;
  const { needs } = hardNeeds(plan);
  const chain: TypedRef[] = [ref];
  for (let at = ref; left > 0; left--) {
    const nearer = left - 1;
    const next = (needs.get(keyOf(at)) ?? []).find((need) => steps.get(keyOf(need)) === nearer);
    if (!next) break;
    chain.push(next);
    at = next;
  }
  return { chain };
}

/** How many steps lie between each thing that stops and the nearest thing lost, by key. */
const stepsToLoss = oncePerKey((plan, lost: Lost): ReadonlyMap<string, number> => {
  const { users } = hardNeeds(plan);
  const steps = new Map<string, number>();
  for (const entity of [...plan.services.values(), ...plan.channels.values()]) {
    if (isLost(lost, entity)) steps.set(keyOf(entity), 0);
  }
  for (const [key, count] of steps) {
    for (const user of users.get(key) ?? []) {
      if (!steps.has(keyOf(user))) steps.set(keyOf(user), count + 1);
    }
  }
  return steps;
});

/** Whether it lies in a lost domain itself. */
function isLost(lost: Lost, entity: Service | Channel): boolean {
  return entity.failureDomains.some((domain) => lost.has(domain)) || lost.has(keyOf(entity));
}

/** Services that stop, each with the chain that stops it, in order of id. */
export function stoppedServices(plan: Plan, lost: Lost): { service: Service; stop: Stop }[] {
  return [...plan.services.values()].flatMap((service) => {
    const stop = whyStopped(plan, lost, service);
    return stop ? [{ service, stop }] : [];
  });
}

/** Processes that stop, in the order of the first commitment broken: RTO, then MTPD, then name. Unknown comes last. */
export function stoppedProcesses(plan: Plan, lost: Lost): { process: BusinessProcess; stop: Stop }[] {
  return [...plan.processes.values()]
    .flatMap((businessProcess) => {
      const stop = whyStopped(plan, lost, businessProcess);
      return stop ? [{ process: businessProcess, stop }] : [];
    })
    .sort((a, b) => byFirstCommitment(a.process, b.process));
}

/** Order of the first commitment broken; an objective that is not known counts as endless, never as zero. */
export function byFirstCommitment(a: BusinessProcess, b: BusinessProcess): number {
  const { rto: rtoA = Infinity, mtpd: mtpdA = Infinity } = a.impactAnalysis;
  const { rto: rtoB = Infinity, mtpd: mtpdB = Infinity } = b.impactAnalysis;
  return compareNumbers(rtoA, rtoB) || compareNumbers(mtpdA, mtpdB) || (a.name < b.name ? -1 : 1);
}

function compareNumbers(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Contingencies in place that protect the process against the scenario; one that protects only a service it needs does not count. */
export function contingenciesFor(
  plan: Plan,
  businessProcess: BusinessProcess,
  scenario: string,
): Contingency[] {
  return contingencies(plan).filter(
    (measure) =>
      measure.state === 'in-place' &&
      measure.against.includes(scenario) &&
      measure.protects.some(({ kind, id }) => kind === 'process' && id === businessProcess.id),
  );
}

export function contingencies(plan: Plan): Contingency[] {
  return [...plan.measures.values()].filter(
    (measure): measure is Contingency => measure.type === 'contingency',
  );
}

/** Ids of all services that a process hard-depends on, transitively and including sign-in: D(P) of checks.md. */
export function hardServices(plan: Plan, businessProcess: BusinessProcess): ReadonlySet<string> {
  return new Set(reachOf(plan, businessProcess).services.map(({ id }) => id));
}

/** Channels by rank, each with why it is lost, if it is. */
export function channelsIn(plan: Plan, lost: Lost): { channel: Channel; stop: Stop | undefined }[] {
  return [...plan.channels.values()]
    .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
    .map((channel) => ({ channel, stop: whyStopped(plan, lost, channel) }));
}

/** Ways that somebody has to sign in for. */
const SIGNED_IN: readonly string[] = ['email', 'chat', 'portal'];

/**
 * The ways of a contact that still work. A way is lost with its failure domains; mail, chat and portals are lost as well when
 * every service in one of their domains stops, as it does when nobody can sign in.
 */
export function waysLeft(plan: Plan, lost: Lost, contact: Contact): Contact['ways'] {
  const silent = silentDomains(plan, lost);
  return contact.ways.filter(({ type, failureDomains }) =>
    failureDomains.every((domain) => !lost.has(domain) && !(SIGNED_IN.includes(type) && silent.has(domain))),
  );
}

/** Failure domains whose services all stop, though the domain itself may be whole. */
const silentDomains = oncePerKey((plan, lost: Lost): ReadonlySet<string> => {
  const services = [...plan.services.values()];
  const working = services.filter((service) => whyStopped(plan, lost, service) === undefined);
  const kept = new Set(working.flatMap(({ failureDomains }) => failureDomains));
  return new Set(
    services.flatMap(({ failureDomains }) => failureDomains).filter((domain) => !kept.has(domain)),
  );
});
