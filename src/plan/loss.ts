import type { BusinessProcess, Channel, Contact, Contingency, Service } from './kinds/index.ts';
import type { TypedRef } from './kinds/fields.ts';
import { keyOf } from './graph.ts';
import type { Plan } from './plan.ts';

/** Ids of failure domains that are gone. */
export type Lost = ReadonlySet<string>;

/** Why something stops: the chain from it down to what is lost, as names to follow; the last one lies in a lost domain. */
export type Stop = { chain: TypedRef[] };

/** The failure domains that are lost when `domains` are, with all their children. Loops end. */
export function lostDomains(plan: Plan, domains: Iterable<string>): Lost {
  const lost = new Set<string>(domains);
  let grown = true;
  while (grown) {
    grown = false;
    for (const domain of plan.failureDomains.values()) {
      if (!lost.has(domain.id) && domain.partOf.some((parent) => lost.has(parent))) {
        lost.add(domain.id);
        grown = true;
      }
    }
  }
  return lost;
}

/** What a scenario takes away. */
export function lostIn(plan: Plan, scenario: string): Lost {
  return lostDomains(plan, plan.scenarios.get(scenario)?.losesDomains ?? []);
}

/** A service is lost by its own failure domains. Source: checks.md, "Notation". */
export function loses(lost: Lost, service: Service): boolean {
  return service.failureDomains.some((domain) => lost.has(domain));
}

/**
 * Why something does not survive, or undefined when it does: the shortest chain down to what is lost, found breadth first,
 * so that loops and many ways to the same thing cost nothing. A service survives with its own domains, its hard
 * `dependsOn` and its `signInVia`; a channel with its domains and its sign-in; a process with its hard dependencies;
 * resources, roles and parties survive.
 */
export function whyStopped(plan: Plan, lost: Lost, ref: TypedRef): Stop | undefined {
  const cameFrom = new Map<string, TypedRef | undefined>([[keyOf(ref), undefined]]);
  const waiting = [ref];
  for (const next of waiting) {
    if (isLost(plan, lost, next)) return { chain: chainTo(next, cameFrom) };
    for (const need of needsOf(plan, next)) {
      if (cameFrom.has(keyOf(need))) continue;
      cameFrom.set(keyOf(need), next);
      waiting.push(need);
    }
  }
  return undefined;
}

function chainTo(end: TypedRef, cameFrom: ReadonlyMap<string, TypedRef | undefined>): TypedRef[] {
  const chain: TypedRef[] = [];
  for (let at: TypedRef | undefined = end; at; at = cameFrom.get(keyOf(at))) chain.unshift(at);
  return chain;
}

/** Whether it lies in a lost domain itself. */
function isLost(plan: Plan, lost: Lost, { kind, id }: TypedRef): boolean {
  const entity =
    kind === 'service' ? plan.services.get(id) : kind === 'channel' ? plan.channels.get(id) : undefined;
  return entity?.failureDomains.some((domain) => lost.has(domain)) ?? false;
}

/** What something stops with, other than failure domains. */
function needsOf(plan: Plan, { kind, id }: TypedRef): TypedRef[] {
  if (kind === 'process') return hardNeeds(plan.processes.get(id));
  if (kind === 'channel') {
    return (plan.channels.get(id)?.signInVia ?? []).map((service) => ({ kind: 'service', id: service }));
  }
  const service = kind === 'service' ? plan.services.get(id) : undefined;
  return service ? needsOfService(service) : [];
}

function needsOfService(service: Service): TypedRef[] {
  const hard = service.dependsOn.filter((need) => need.strength === 'hard').map((need) => need.service);
  return [...hard, ...(service.signInVia ?? [])].map((id) => ({ kind: 'service', id }));
}

function hardNeeds(businessProcess: BusinessProcess | undefined): TypedRef[] {
  return (businessProcess?.dependsOn ?? [])
    .filter((need) => need.strength === 'hard')
    .map(({ kind, id }) => ({ kind, id }));
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
  const services = new Set<string>();
  const seen = new Set<string>();
  const visit = (ref: TypedRef) => {
    if (seen.has(keyOf(ref))) return;
    seen.add(keyOf(ref));
    if (ref.kind === 'service' && plan.services.has(ref.id)) services.add(ref.id);
    needsOf(plan, ref).forEach(visit);
  };
  visit(businessProcess);
  return services;
}

/** Channels by rank, each with why it is lost, if it is. */
export function channelsIn(plan: Plan, lost: Lost): { channel: Channel; stop: Stop | undefined }[] {
  return [...plan.channels.values()]
    .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
    .map((channel) => ({ channel, stop: whyStopped(plan, lost, channel) }));
}

/** The ways of a contact that still work. */
export function waysLeft(lost: Lost, contact: Contact): Contact['ways'] {
  return contact.ways.filter((way) => !way.failureDomains.some((domain) => lost.has(domain)));
}
