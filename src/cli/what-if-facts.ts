import {
  addressOf,
  callOrder,
  clockAfter,
  find,
  loses,
  nameOf,
  playbooksToOpen,
  published,
  REASONS,
  saidReasons,
  waysLeft,
  wayVisibility,
  whatStops,
  worstDuration,
} from '../plan/index.ts';
import type {
  Carrier,
  ClockTime,
  Contact,
  Lost,
  Plan,
  Start,
  StoppedProcess,
  Stop,
  ToCall,
  TypedRef,
  WhatStops,
} from '../plan/index.ts';
import { losing } from './lost-names.ts';
import type { Asked } from './lost-names.ts';

/** Something of the plan, and what it is called. */
type Named = { id: string; name: string };

/** When a commitment breaks: how long after the loss, at which time (with `--start`), and whether the loss lasts so long. */
export type Commitment = {
  minutes: number;
  at: ClockTime | undefined;
  /** Whether the loss lasts longer; undefined when nobody knows how long it lasts. */
  broken: boolean | undefined;
};

/** A contingency that can be used: how far it carries, from when, and for how long. Minutes and percent. */
export type Carrying = Named & {
  capacity: number;
  activationTime: number;
  maxDuration: number;
  from: ClockTime | undefined;
  until: ClockTime | undefined;
  activatedBy: string;
  playbook: string | undefined;
  shortfalls: Carrier['shortfalls'];
};

/** `because` is a chain of names, down to what is lost; empty for what is lost itself. */
export type StoppedFacts = Named & {
  unit: string;
  because: string[];
  rto: Commitment | undefined;
  mtpd: Commitment | undefined;
  /** Whether it is carried on meanwhile, and why, in sentences. */
  carried: 'covered' | 'partly' | 'not';
  /** What that rests on: it stands still until what it needs is back, or a contingency carries it. */
  through: 'recovery' | 'contingency' | undefined;
  reasons: string[];
  by: Carrying[];
};

/** A way to reach somebody; without `value` it stands in the binder only. */
export type Way = { type: string; value: string | undefined; hours: string | undefined };

export type Reachable = {
  id: string;
  label: string;
  roles: ToCall['roles'];
  supports: string[];
  /** The ways that are left, in call order. Restricted ones are left out. */
  ways: Way[];
  quote: string | undefined;
  ifNobodyAnswers: { after: number; then: string } | undefined;
};

export type ChannelLeft = Named & {
  type: string;
  address: string;
  howToJoin: string;
  audience: string[];
};

/**
 * The answer to `muster what-if`, and what `--format json` gives: keys are stable, what is not known is left out, lengths of
 * time are minutes, times are those of a clock on the wall (`{ time, daysLater, date }`).
 */
export type WhatIf = {
  asked: Asked[];
  start: ClockTime | undefined;
  /** How long the loss lasts, and whether that was asked for or is the worst that the scenarios state. */
  lasts: { minutes: number; from: 'asked' | 'scenario'; until: ClockTime | undefined } | undefined;
  lost: { failureDomains: Named[]; services: Named[]; stopWithThem: (Named & { because: string[] })[] };
  /** All processes of the plan that are not retired. */
  processCount: number;
  /** In the order of the first commitment broken. */
  processes: StoppedFacts[];
  /** In the order in which they are opened. */
  playbooks: { id: string; title: string; address: string | undefined }[];
  /** How many more stand in the binder alone. */
  playbooksInBinder: number;
  /** Whether a scenario names this loss; otherwise the playbooks are those of what stops. */
  named: boolean;
  /** The address of the site, or of a mirror, that survives; undefined when none does. */
  site: string | undefined;
  channels: { work: ChannelLeft[]; lost: (Named & { because: string[] })[] };
  /** In the order in which they are called; then those that no way is left of. */
  contacts: { reachable: Reachable[]; unreachable: { id: string; label: string }[] };
};

/** Works out what a loss does, in the words and times that people are told. */
export function whatIf(
  plan: Plan,
  asked: readonly Asked[],
  given: number | undefined,
  start?: Start,
): WhatIf {
  const what = losing(asked);
  const minutes = given ?? worstDuration(plan, what);
  const at = (after: number) => start && clockAfter(start, after, plan.organization.timeZone);
  const stops = whatStops(plan, what, minutes);
  const answering = playbooksToOpen(plan, stops);
  const shown = answering.filter(({ visibility }) => published(visibility));
  const site = siteLeft(plan, stops.lost);
  const calls = callOrder(plan, answering, stops.lost);
  return {
    asked: [...asked],
    start: at(0),
    lasts:
      minutes === undefined
        ? undefined
        : { minutes, from: given === undefined ? 'scenario' : 'asked', until: at(minutes) },
    lost: lostThings(plan, stops),
    processCount: [...plan.processes.values()].filter(({ status }) => status !== 'retired').length,
    processes: stops.processes.map((stopped) => factsOf(plan, stopped, minutes, at)),
    playbooks: shown.map((playbook) => ({
      id: playbook.id,
      title: playbook.title,
      address: site && `${site}${addressOf(playbook)}.html`,
    })),
    playbooksInBinder: answering.filter(({ visibility }) => visibility === 'print-only').length,
    named: stops.scenarios.length > 0,
    site,
    channels: {
      work: stops.channels.flatMap(({ channel, stop }) => (stop ? [] : [pick(channel)])),
      lost: stops.channels.flatMap(({ channel, stop }) =>
        stop ? [{ id: channel.id, name: channel.name, because: because(plan, stop) }] : [],
      ),
    },
    contacts: {
      reachable: calls.flatMap((call) => reachable(plan, stops.lost, call)),
      unreachable: calls
        .filter(({ contact }) => waysLeft(plan, stops.lost, contact).length === 0)
        .map(({ contact: { id, label } }) => ({ id, label })),
    },
  };
}

function pick({ id, name, type, address, howToJoin, audience }: ChannelLeft): ChannelLeft {
  return { id, name, type, address, howToJoin, audience };
}

function because(plan: Plan, { chain }: Stop): string[] {
  return chain.slice(1).map((ref) => nameOf(plan, ref));
}

function lostThings(plan: Plan, { lost, services }: WhatStops): WhatIf['lost'] {
  const failureDomains = [...lost].flatMap((id) => plan.failureDomains.get(id) ?? []);
  const gone = services.filter(({ service }) => loses(lost, service));
  const after = services.filter(({ service }) => !loses(lost, service));
  return {
    failureDomains: failureDomains.map(({ id, name }) => ({ id, name })),
    services: gone.map(({ service: { id, name } }) => ({ id, name })),
    stopWithThem: after.map(({ service: { id, name }, stop }) => ({
      id,
      name,
      because: because(plan, stop),
    })),
  };
}

function factsOf(
  plan: Plan,
  { process: businessProcess, stop, verdict }: StoppedProcess,
  lasts: number | undefined,
  at: (after: number) => ClockTime | undefined,
): StoppedFacts {
  const { rto, mtpd } = businessProcess.impactAnalysis;
  const commitment = (minutes: number): Commitment => ({
    minutes,
    at: at(minutes),
    broken: lasts === undefined ? undefined : lasts > minutes,
  });
  return {
    id: businessProcess.id,
    name: businessProcess.name,
    unit: businessProcess.unit,
    because: because(plan, stop),
    rto: rto === undefined ? undefined : commitment(rto),
    mtpd: mtpd === undefined ? undefined : commitment(mtpd),
    carried: verdict.state === 'not-affected' ? 'covered' : verdict.state,
    through: verdict.by,
    reasons: saidReasons(verdict.reasons, REASONS),
    by: verdict.carriers.flatMap((carrier) => (carrier.stop ? [] : [carrying(plan, carrier, at)])),
  };
}

function carrying(
  plan: Plan,
  { measure, shortfalls }: Carrier,
  at: (after: number) => ClockTime | undefined,
): Carrying {
  const { id, name, capacity, activationTime, maxDuration, activatedBy } = measure;
  return {
    id,
    name,
    capacity,
    activationTime,
    maxDuration,
    from: at(activationTime),
    until: at(activationTime + maxDuration),
    activatedBy: titleOf(plan, { kind: 'role', id: activatedBy }) ?? activatedBy,
    playbook:
      measure.playbook === undefined ? undefined : titleOf(plan, { kind: 'playbook', id: measure.playbook }),
    shortfalls,
  };
}

/** What it is called; undefined where it does not exist or is not published. */
function titleOf(plan: Plan, ref: TypedRef): string | undefined {
  const entity = find(plan, ref);
  if (entity === undefined || (entity.kind === 'playbook' && !published(entity.visibility))) return undefined;
  return nameOf(plan, ref);
}

/** The site, or the first of its mirrors, that the loss leaves. */
function siteLeft({ organization }: Plan, lost: Lost): string | undefined {
  const { site } = organization;
  const hosts = [site, ...site.mirrors].filter(({ url }) => !new URL(url).hostname.endsWith('.invalid'));
  const left = hosts.find(({ failureDomains }) => !failureDomains.some((domain) => lost.has(domain)));
  return left?.url.replace(/\/+$/, '');
}

function reachable(plan: Plan, lost: Lost, { contact, roles, supports }: ToCall): Reachable[] {
  const left = waysLeft(plan, lost, contact);
  if (left.length === 0) return [];
  const { id, label, quote, unreachable } = contact;
  const then = unreachable && plan.contacts.get(unreachable.then);
  return [
    {
      id,
      label,
      roles,
      supports,
      ways: left.flatMap((way) => shownWay(contact, way)),
      quote,
      ifNobodyAnswers: then && { after: unreachable.after, then: then.label },
    },
  ];
}

/** A way as it may be shown: what is print-only stands in the binder, and of what is restricted nothing is said. */
function shownWay(contact: Contact, way: Contact['ways'][number]): Way[] {
  const visibility = wayVisibility(contact, way);
  if (visibility === 'restricted') return [];
  const { type, value, hours } = way;
  return [published(visibility) ? { type, value, hours } : { type, value: undefined, hours: undefined }];
}
