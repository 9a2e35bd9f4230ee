import type { BusinessProcess, Service } from './kinds/index.ts';
import type { TypedRef } from './kinds/fields.ts';
import { hardNeeds } from './dependencies.ts';
import { byFirstCommitment, contingencies } from './loss.ts';
import type { Plan } from './plan.ts';

/** What a process asks of a service. `rto` and `rpo` are minutes; undefined where nobody has said. */
export type Need = {
  process: BusinessProcess;
  /** Hard when the process stops without the service, through however many others. */
  strength: 'hard' | 'soft';
  rto: number | undefined;
  rpo: number | undefined;
  /** The shortest way from the process down to the service, both included. */
  chain: TypedRef[];
  note: string | undefined;
};

/** Whether what a service can do is soon enough for what is asked of it. `unknown` when either is. */
export type Fit = 'meets' | 'too-late' | 'unknown';

/**
 * Every process that needs a service, hard before soft, in the order of the first commitment. A hard need may lead
 * through other services, sign-in, channels and processes. Source: content-model, "Required objectives".
 */
export function needsOf(plan: Plan, service: Service): Need[] {
  const chains = chainsTo(plan, service);
  const needs = [...plan.processes.values()].flatMap((businessProcess): Need[] => {
    const direct = businessProcess.dependsOn.find(
      (need) => need.kind === 'service' && need.id === service.id,
    );
    const chain = chains.get(`process/${businessProcess.id}`);
    if (!chain && !direct) return [];
    const { rto, rpo } = businessProcess.impactAnalysis;
    return [
      {
        process: businessProcess,
        strength: chain ? 'hard' : 'soft',
        rto: direct?.rtoNeeded ?? rto,
        rpo,
        chain: chain ?? [refOf(businessProcess), refOf(service)],
        note: direct?.note,
      },
    ];
  });
  return needs.sort(
    (a, b) =>
      Number(a.strength === 'soft') - Number(b.strength === 'soft') ||
      (a.rto ?? Infinity) - (b.rto ?? Infinity) ||
      byFirstCommitment(a.process, b.process),
  );
}

/** The strictest objectives that processes ask of a service by hard needs; undefined where none is known. */
export function requiredOf(needs: readonly Need[]): { rto: number | undefined; rpo: number | undefined } {
  const least = (values: (number | undefined)[]) => {
    const known = values.filter((value) => value !== undefined);
    return known.length > 0 ? Math.min(...known) : undefined;
  };
  const hard = needs.filter(({ strength }) => strength === 'hard');
  return { rto: least(hard.map(({ rto }) => rto)), rpo: least(hard.map(({ rpo }) => rpo)) };
}

/** Compares a capability with a need, both in minutes. */
export function fitOf(capability: number | 'unknown', need: number | undefined): Fit {
  if (capability === 'unknown' || need === undefined) return 'unknown';
  return capability <= need ? 'meets' : 'too-late';
}

/** Contingencies that are not retired and protect something, whatever the scenario. */
export function contingenciesProtecting(plan: Plan, ref: TypedRef) {
  return contingencies(plan).filter(
    ({ state, protects }) =>
      state !== 'retired' && protects.some(({ kind, id }) => kind === ref.kind && id === ref.id),
  );
}

const refOf = ({ kind, id }: TypedRef): TypedRef => ({ kind, id });

/** From a service outwards along hard needs: the shortest chain of everything that stops with it, by key. */
function chainsTo(plan: Plan, service: Service): Map<string, TypedRef[]> {
  const { users } = hardNeeds(plan);
  const chains = new Map<string, TypedRef[]>([[`service/${service.id}`, [refOf(service)]]]);
  for (const [key, chain] of chains) {
    for (const user of users.get(key) ?? []) {
      const name = `${user.kind}/${user.id}`;
      if (!chains.has(name)) chains.set(name, [user, ...chain]);
    }
  }
  return chains;
}
