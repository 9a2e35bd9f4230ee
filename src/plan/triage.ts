import type { BusinessProcess, Channel, Contact, Role } from './kinds/index.ts';
import { waysLeft } from './loss.ts';
import { oncePerPlan } from './memo.ts';
import { holders } from './order.ts';
import { nameOf } from './plan.ts';
import type { Plan, Playbook } from './plan.ts';
import type { Verdict } from './verdict.ts';
import { playbooksToOpen, whatStops } from './what-stops.ts';
import type { Losing } from './what-stops.ts';

/** Somebody who may start the playbooks to open, and the published ways to reach them that are left. */
export type Decider = { role: Role; contacts: { contact: Contact; ways: Contact['ways'] }[] };

/** What somebody must know who has seen what is down: the same answer as `muster what-if` gives. */
export type Triage = {
  /** What to open, in this order; published ones only. */
  playbooks: Playbook[];
  /** How many more stand in the binder alone. */
  inBinder: number;
  /** Whether a scenario names this loss. */
  named: boolean;
  /** In the order of the first commitment broken; `because` is the chain of names down to what is lost. */
  processes: { process: BusinessProcess; because: string[]; verdict: Verdict }[];
  /** All processes of the plan that are not retired. */
  processCount: number;
  channels: Channel[];
  lostChannels: Channel[];
  /** In the order in which their playbooks are opened. */
  deciders: Decider[];
  /** Whether the site itself, or a mirror, stays on the net. */
  siteLeft: boolean;
};

/** Failure domains that are little more than the one service in them. A place may stand while one thing in it stops. */
const ONE_SERVICE = new Set(['cloud-tenant', 'cloud-provider', 'identity-provider', 'supplier', 'network']);

/**
 * What somebody means who says that a service is down: the service, and the failure domain that is its alone, if it has one
 * and no other. Only so is the scenario found that is written for it.
 */
export function asSeen(plan: Plan, losing: Losing): Losing {
  const own = (losing.services ?? []).flatMap((id) => {
    const [domain, ...more] = plan.services.get(id)?.failureDomains ?? [];
    return domain !== undefined && more.length === 0 && isOwnDomain(plan, domain) ? [domain] : [];
  });
  return { ...losing, domains: [...new Set([...(losing.domains ?? []), ...own])] };
}

function isOwnDomain(plan: Plan, domain: string): boolean {
  const { type } = plan.failureDomains.get(domain) ?? {};
  const users = [...plan.services.values(), ...plan.channels.values()].filter(({ failureDomains }) =>
    failureDomains.includes(domain),
  );
  const parts = [...plan.failureDomains.values()].some(({ partOf }) => partOf.includes(domain));
  return type !== undefined && ONE_SERVICE.has(type) && users.length === 1 && !parts;
}

/** Works out what to do when these are lost together. Any combination may be asked for. */
export function triage(plan: Plan, asked: Losing): Triage {
  const stops = whatStops(plan, asSeen(plan, asked));
  const answering = playbooksToOpen(plan, stops);
  const playbooks = answering.filter(({ visibility }) => visibility === 'public' || visibility === 'staff');
  const { site } = plan.organization;
  return {
    playbooks,
    inBinder: answering.filter(({ visibility }) => visibility === 'print-only').length,
    named: stops.scenarios.length > 0,
    processes: stops.processes.map(({ process: businessProcess, stop, verdict }) => ({
      process: businessProcess,
      because: stop.chain.slice(1).map((ref) => nameOf(plan, ref)),
      verdict,
    })),
    processCount: processesInForce(plan),
    channels: stops.channels.flatMap(({ channel, stop }) => (stop ? [] : [channel])),
    lostChannels: stops.channels.flatMap(({ channel, stop }) => (stop ? [channel] : [])),
    deciders: decidingRoles(plan, playbooks).map((role) => ({
      role,
      contacts: holders(plan, role).map((contact) => ({
        contact,
        ways: waysLeft(plan, stops.lost, contact),
      })),
    })),
    siteLeft: [site, ...site.mirrors].some(
      ({ failureDomains }) => !failureDomains.some((domain) => stops.lost.has(domain)),
    ),
  };
}

const processesInForce = oncePerPlan(
  (plan) => [...plan.processes.values()].filter(({ status }) => status !== 'retired').length,
);

function decidingRoles(plan: Plan, playbooks: readonly Playbook[]): Role[] {
  const ids = playbooks.flatMap(({ activation: { authority, alternate } }) => [authority, alternate]);
  return [...new Set(ids)].flatMap((id) => (id === undefined ? [] : (plan.roles.get(id) ?? [])));
}
