import type { BusinessProcess, Channel, Contact, Contingency, Service } from './kinds/index.ts';
import type { TypedRef } from './kinds/fields.ts';
import { find } from './plan.ts';
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
 * Why something does not survive, or undefined when it does. A service survives with its own domains, its hard
 * `dependsOn` and its `signInVia`; a channel with its domains and its sign-in; a process with its hard dependencies;
 * resources, roles and parties survive. A loop is followed once.
 */
export function whyStopped(
  plan: Plan,
  lost: Lost,
  ref: TypedRef,
  seen: ReadonlySet<string> = new Set(),
): Stop | undefined {
  const key = `${ref.kind}/${ref.id}`;
  if (seen.has(key)) return undefined;
  const next = new Set([...seen, key]);
  const through = (needs: Iterable<TypedRef>): Stop | undefined => {
    let shortest: Stop | undefined;
    for (const need of needs) {
      const stop = whyStopped(plan, lost, need, next);
      if (stop && (!shortest || stop.chain.length + 1 < shortest.chain.length))
        shortest = { chain: [ref, ...stop.chain] };
    }
    return shortest;
  };
  if (ref.kind === 'service') {
    const service = find(plan, { kind: 'service', id: ref.id });
    if (!service) return undefined;
    return loses(lost, service) ? { chain: [ref] } : through(needsOfService(service));
  }
  if (ref.kind === 'channel') {
    const channel = find(plan, { kind: 'channel', id: ref.id });
    if (!channel) return undefined;
    if (channel.failureDomains.some((domain) => lost.has(domain))) return { chain: [ref] };
    return through(channel.signInVia.map((id) => ({ kind: 'service', id })));
  }
  if (ref.kind === 'process') {
    const businessProcess = find(plan, { kind: 'process', id: ref.id });
    return through(hardNeeds(businessProcess));
  }
  return undefined;
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

/** Contingencies in place that protect the process, or a service that it needs, against the scenario. */
export function contingenciesFor(
  plan: Plan,
  businessProcess: BusinessProcess,
  scenario: string,
): Contingency[] {
  const needed = new Set([
    `process/${businessProcess.id}`,
    ...[...hardServices(plan, businessProcess)].map((id) => `service/${id}`),
  ]);
  return contingencies(plan).filter(
    (measure) =>
      measure.state === 'in-place' &&
      measure.against.includes(scenario) &&
      measure.protects.some((ref) => needed.has(`${ref.kind}/${ref.id}`)),
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
    const key = `${ref.kind}/${ref.id}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (ref.kind === 'service') {
      const service = plan.services.get(ref.id);
      if (!service) return;
      services.add(ref.id);
      needsOfService(service).forEach(visit);
    } else if (ref.kind === 'process') hardNeeds(plan.processes.get(ref.id)).forEach(visit);
    else if (ref.kind === 'channel') {
      for (const id of plan.channels.get(ref.id)?.signInVia ?? []) visit({ kind: 'service', id });
    }
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
