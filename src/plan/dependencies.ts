import type { BusinessProcess, Service } from './kinds/index.ts';
import type { TypedRef } from './kinds/fields.ts';
import { keyOf } from './graph.ts';
import { oncePerKey, oncePerPlan } from './memo.ts';
import type { Plan } from './plan.ts';

/** Hard needs of services, channels and processes both ways, by key, in the order of the files. Sign-in is one of them. */
export type HardNeeds = {
  needs: ReadonlyMap<string, readonly TypedRef[]>;
  users: ReadonlyMap<string, readonly TypedRef[]>;
};

/** What stops at once when something stops, other than through failure domains. */
export const hardNeeds = oncePerPlan((plan): HardNeeds => {
  const needs = new Map<string, TypedRef[]>();
  const users = new Map<string, TypedRef[]>();
  const add = (user: TypedRef, needed: readonly TypedRef[]) => {
    needs.set(keyOf(user), [...needed]);
    for (const ref of needed) {
      const list = users.get(keyOf(ref));
      if (list) list.push({ kind: user.kind, id: user.id });
      else users.set(keyOf(ref), [{ kind: user.kind, id: user.id }]);
    }
  };
  for (const service of plan.services.values()) {
    const hard = service.dependsOn.filter(({ strength }) => strength === 'hard');
    add(service, [...hard.map((need) => need.service), ...(service.signInVia ?? [])].map(serviceRef));
  }
  for (const channel of plan.channels.values()) add(channel, channel.signInVia.map(serviceRef));
  for (const businessProcess of plan.processes.values()) {
    const hard = businessProcess.dependsOn.filter(({ strength }) => strength === 'hard');
    add(
      businessProcess,
      hard.map(({ kind, id }) => ({ kind, id })),
    );
  }
  return { needs, users };
});

function serviceRef(id: string): TypedRef {
  return { kind: 'service', id };
}

/** Everything that something needs, with the shortest way to each. */
export type Reach = {
  /** Services in the order in which they are met, the nearest first. */
  services: readonly Service[];
  /** From the start down to something reached, both included; undefined when it is not reached. */
  chainTo: (ref: TypedRef) => TypedRef[] | undefined;
};

/** D(P) of checks.md: what a process hard-depends on, transitively and including sign-in. Loops end. */
export function reachOf(plan: Plan, businessProcess: BusinessProcess): Reach {
  return reachFrom(plan, keyOf(businessProcess));
}

/** The same from anything, by its key such as `service/teams`; a service reaches itself. */
export const reachFrom = oncePerKey((plan, key: string): Reach => {
  const { needs } = hardNeeds(plan);
  const start = refOf(key);
  const cameFrom = new Map<string, TypedRef | undefined>([[key, undefined]]);
  const met: TypedRef[] = [start];
  for (const next of met) {
    for (const need of needs.get(keyOf(next)) ?? []) {
      if (cameFrom.has(keyOf(need))) continue;
      cameFrom.set(keyOf(need), next);
      met.push(need);
    }
  }
  return {
    services: met.flatMap(({ kind, id }) => (kind === 'service' ? (plan.services.get(id) ?? []) : [])),
    chainTo: (ref) => {
      if (!cameFrom.has(keyOf(ref))) return undefined;
      const chain: TypedRef[] = [];
      for (let at: TypedRef | undefined = ref; at; at = cameFrom.get(keyOf(at))) {
        chain.unshift({ kind: at.kind, id: at.id });
      }
      return chain;
    },
  };
});

/** Processes that hard-depend on each service, by its id, however many steps away; without retired ones, in order of id. */
export const processesOn = oncePerPlan((plan): ReadonlyMap<string, readonly BusinessProcess[]> => {
  const users = new Map<string, BusinessProcess[]>();
  for (const businessProcess of plan.processes.values()) {
    if (businessProcess.status === 'retired') continue;
    for (const { id } of reachOf(plan, businessProcess).services) {
      const list = users.get(id);
      if (list) list.push(businessProcess);
      else users.set(id, [businessProcess]);
    }
  }
  return users;
});

function refOf(key: string): TypedRef {
  const slash = key.indexOf('/');
  return { kind: key.slice(0, slash) as TypedRef['kind'], id: key.slice(slash + 1) };
}

/** Services that must be brought back one after another, and the minutes that this takes in all. */
export type RecoveryChain = { services: Service[]; total: number };

/**
 * The longest chain of services below a process, by the minutes that each takes. `minutesOf` gives undefined for a service
 * that does not count; it is passed through. Where needs form a loop, the step that would close it is left out.
 */
export function longestRecovery(
  plan: Plan,
  businessProcess: BusinessProcess,
  minutesOf: (service: Service) => number | undefined,
): RecoveryChain {
  const { needs } = hardNeeds(plan);
  const done = new Map<string, RecoveryChain>();
  const open = new Set<string>();
  const waiting = [keyOf(businessProcess)];
  while (waiting.length > 0) {
    const key = waiting.at(-1) ?? '';
    if (!open.has(key) && !done.has(key)) {
      open.add(key);
      const next = (needs.get(key) ?? []).map(keyOf).filter((need) => !done.has(need) && !open.has(need));
      waiting.push(...next.reverse());
      continue;
    }
    waiting.pop();
    if (done.has(key)) continue;
    done.set(
      key,
      longestFrom(
        plan,
        key,
        minutesOf,
        (needs.get(key) ?? []).flatMap((need) => done.get(keyOf(need)) ?? []),
      ),
    );
    open.delete(key);
  }
  return done.get(keyOf(businessProcess)) ?? { services: [], total: 0 };
}

function longestFrom(
  plan: Plan,
  key: string,
  minutesOf: (service: Service) => number | undefined,
  below: readonly RecoveryChain[],
): RecoveryChain {
  const longest = below.reduce((best, chain) => (chain.total > best.total ? chain : best), {
    services: [],
    total: 0,
  });
  const { kind, id } = refOf(key);
  const service = kind === 'service' ? plan.services.get(id) : undefined;
  const minutes = service && minutesOf(service);
  if (!service || minutes === undefined) return longest;
  return { services: [...longest.services, service], total: longest.total + minutes };
}
