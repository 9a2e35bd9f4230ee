import type { BusinessProcess, Channel, Contact, Contingency, Scenario, Service } from './kinds/index.ts';
import { requirementLost } from './covers.ts';
import {
  channelsIn,
  contingencies,
  loses,
  lostDomains,
  lostIn,
  stoppedProcesses,
  stoppedServices,
  waysLeft,
} from './loss.ts';
import type { Lost, Stop } from './loss.ts';
import { byUse, playbooksAnswering } from './order.ts';
import type { Plan, Playbook } from './plan.ts';
import { compareText } from './problem.ts';
import { judge } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** What is lost: any scenarios, failure domains and services together, by id. */
export type Losing = {
  scenarios?: readonly string[] | undefined;
  domains?: readonly string[] | undefined;
  services?: readonly string[] | undefined;
};

export type StoppedProcess = { process: BusinessProcess; stop: Stop; verdict: Verdict };

/** Everything that a loss does to a plan, and what is left. */
export type WhatStops = {
  lost: Lost;
  /** In the order of the first commitment broken: RTO, then MTPD, then name. */
  processes: StoppedProcess[];
  services: { service: Service; stop: Stop }[];
  /** By rank, each with why it is lost, if it is. */
  channels: { channel: Channel; stop: Stop | undefined }[];
  /** Every contact with the ways that still work, in call order. */
  contacts: { contact: Contact; ways: Contact['ways'] }[];
  /** Contingencies in place, each with what it requires and has lost, if it has. */
  contingencies: { measure: Contingency; stop: Stop | undefined }[];
  /** Scenarios of which everything is lost, the widest first. */
  scenarios: Scenario[];
  /** What to open, in this order: for each of those scenarios the playbook to start with, then the others. */
  playbooks: Playbook[];
};

/** What a loss takes away, children of failure domains included. A service lost by itself stands as `service/<id>`. */
export function lostWith(plan: Plan, losing: Losing): Lost {
  const ofScenarios = (losing.scenarios ?? []).flatMap((id) => plan.scenarios.get(id)?.losesDomains ?? []);
  const services = (losing.services ?? []).map((id) => `service/${id}`);
  return lostDomains(plan, [...ofScenarios, ...(losing.domains ?? []), ...services]);
}

/**
 * What stops when something is lost, what carries it and what is left. Any combination may be asked for, also one that no
 * scenario names. `lasts` is how long the loss lasts, in minutes; without it the worst that scenarios state.
 */
export function whatStops(plan: Plan, losing: Losing, lasts?: number): WhatStops {
  const lost = lostWith(plan, losing);
  const scenarios = scenariosWithin(plan, lost);
  const [only, ...more] = losing.scenarios ?? [];
  const alone = more.length + (losing.domains ?? []).length + (losing.services ?? []).length === 0;
  const situation = {
    lost,
    scenario: alone ? only : undefined,
    lasts: lasts ?? worstDuration(plan, losing),
  };
  return {
    lost,
    processes: stoppedProcesses(plan, lost)
      .filter(({ process: businessProcess }) => businessProcess.status !== 'retired')
      .map((stopped) => ({ ...stopped, verdict: judge(plan, stopped.process, situation) })),
    services: stoppedServices(plan, lost).filter(({ service }) => service.status !== 'retired'),
    channels: channelsIn(plan, lost),
    contacts: [...plan.contacts.values()].map((contact) => ({
      contact,
      ways: waysLeft(plan, lost, contact),
    })),
    contingencies: contingencies(plan)
      .filter(({ state, status }) => state === 'in-place' && status !== 'retired')
      .map((measure) => ({ measure, stop: requirementLost(plan, lost, measure) })),
    scenarios,
    playbooks: [...new Set(scenarios.flatMap(({ id }) => playbooksAnswering(plan, id)))],
  };
}

/**
 * What to open in a loss, in this order: the playbooks of its scenarios. Where none names it: how what stops is carried, the
 * first commitment first, then what is written about the services lost.
 */
export function playbooksToOpen(plan: Plan, stops: WhatStops): Playbook[] {
  if (stops.scenarios.length > 0) return stops.playbooks;
  const usable = stops.processes.flatMap(({ verdict }) => verdict.carriers.filter(({ stop }) => !stop));
  const carrying = usable.flatMap(({ measure }) => plan.playbooks.get(measure.playbook ?? '') ?? []);
  const about = [...plan.playbooks.values()]
    .filter(({ services }) => services.some((id) => isLost(plan, stops.lost, id)))
    .sort(byUse);
  return [...new Set([...carrying, ...about])].filter(
    ({ status }) => status !== 'draft' && status !== 'retired',
  );
}

function isLost(plan: Plan, lost: Lost, id: string): boolean {
  const service = plan.services.get(id);
  return service !== undefined && loses(lost, service);
}

/**
 * The longest, in minutes, that the scenarios asked for may last; where these state nothing, the scenarios that the loss
 * brings about. Undefined where nobody has said so: unknown is not short.
 */
export function worstDuration(plan: Plan, losing: Losing): number | undefined {
  const asked = (losing.scenarios ?? []).flatMap((id) => plan.scenarios.get(id) ?? []);
  return worstOf(asked) ?? worstOf(scenariosWithin(plan, lostWith(plan, losing)));
}

function worstOf(scenarios: readonly Scenario[]): number | undefined {
  const known = scenarios.flatMap(({ duration }) => duration?.worst ?? []);
  return known.length > 0 ? Math.max(...known) : undefined;
}

function scenariosWithin(plan: Plan, lost: Lost): Scenario[] {
  const widthOf = ({ id }: Scenario) => lostIn(plan, id).size;
  return [...plan.scenarios.values()]
    .filter(({ losesDomains }) => losesDomains.length > 0 && losesDomains.every((domain) => lost.has(domain)))
    .sort((a, b) => widthOf(b) - widthOf(a) || compareText(a.id, b.id));
}
