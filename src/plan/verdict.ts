import { capabilityOf, contingenciesInPlace, requirementLost } from './covers.ts';
import { reachOf } from './dependencies.ts';
import type { BusinessProcess, Contingency, Service } from './kinds/index.ts';
import { loses, lostIn, whyStopped } from './loss.ts';
import type { Lost, Stop } from './loss.ts';
import { nameOf } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Reason } from './reasons.ts';

/** What is worse about a contingency than the process asks for. */
export type Shortfall = 'late' | 'too-little' | 'too-short' | 'not-everything';

/** A contingency that applies to a loss: whether it can be used, and what is wanting. */
export type Carrier = {
  measure: Contingency;
  /** Why it cannot be used; undefined when all that it requires survives. */
  stop: Stop | undefined;
  shortfalls: Shortfall[];
};

/** Whether a process is kept going in a loss, by what, and why it is judged so. */
export type Verdict = {
  state: 'not-affected' | 'covered' | 'partly' | 'not';
  /** What the state rests on: what it needs returns, or a contingency stands in. Absent where neither helps. */
  by?: 'recovery' | 'contingency';
  reasons: Reason[];
  /** The best first. */
  carriers: Carrier[];
  /** Services of its chain that are lost themselves, the nearest first. */
  lost: Service[];
  /** Minutes until the last of them can be back; `unknown` when that is not known of one. */
  back: number | 'unknown' | undefined;
};

export type Situation = {
  lost: Lost;
  /** The scenario that is asked for, if one is: it judges nothing, reasons need not name it. */
  scenario?: string | undefined;
  /** Minutes that the loss may last, if somebody has said so. */
  lasts?: number | undefined;
};

/**
 * Judges whether a process is kept going. Covered: everything it needs can be back within its RTO while the loss lasts no
 * longer, or a contingency in place is on by the RTO, carries the MBCO and lasts as long as the loss. Unknown is not zero.
 */
export function judge(plan: Plan, businessProcess: BusinessProcess, situation: Situation): Verdict {
  const stop = whyStopped(plan, situation.lost, businessProcess);
  if (!stop) return { state: 'not-affected', reasons: [], carriers: [], lost: [], back: undefined };
  const lost = reachOf(plan, businessProcess).services.filter((service) => loses(situation.lost, service));
  const back = backAfter(lost);
  const carriers = carriersOf(plan, businessProcess, situation, lost, back);
  return { ...outcome(plan, businessProcess, situation, carriers, lost, back), carriers, lost, back };
}

/** A channel has no capability, so that nobody knows when a process that hangs on one alone is back. */
function backAfter(lost: readonly Service[]): number | 'unknown' {
  const last = lost.length > 0 ? Math.max(...lost.map(capabilityOf)) : Infinity;
  return Number.isFinite(last) ? last : 'unknown';
}

function carriersOf(
  plan: Plan,
  businessProcess: BusinessProcess,
  situation: Situation,
  lost: readonly Service[],
  back: number | 'unknown',
): Carrier[] {
  const { rto, mbco } = businessProcess.impactAnalysis;
  const lasts = situation.lasts ?? (back === 'unknown' ? undefined : back);
  return contingenciesInPlace(plan, businessProcess)
    .filter((measure) => plannedAgainst(plan, measure, businessProcess, lost).length > 0)
    .map((measure): Carrier => {
      const { activationTime, maxDuration, capacity } = measure;
      const shortfalls: Shortfall[] = [];
      if (rto !== undefined && activationTime > rto) shortfalls.push('late');
      if (mbco && capacity < mbco.percent) shortfalls.push('too-little');
      if (lasts !== undefined && activationTime + maxDuration < lasts) shortfalls.push('too-short');
      if (!plannedAgainst(plan, measure, businessProcess, lost).some(({ whole }) => whole))
        shortfalls.push('not-everything');
      return { measure, stop: requirementLost(plan, situation.lost, measure), shortfalls };
    })
    .sort(byFitness);
}

/**
 * The scenarios that a contingency is against and that stop the process by something lost here. `whole` is one that loses
 * all that is lost here of what the process needs: whoever planned for it planned for at least this. Only what is lost
 * counts, not its name, so that a scenario and its failure domains get one answer.
 */
function plannedAgainst(
  plan: Plan,
  { against }: Contingency,
  businessProcess: BusinessProcess,
  lost: readonly Service[],
): { id: string; whole: boolean }[] {
  return against.flatMap((id) => {
    const planned = lostIn(plan, id);
    const whole = lost.every((service) => loses(planned, service));
    const touches = lost.length === 0 ? whyStopped(plan, planned, businessProcess) !== undefined : true;
    return touches && (whole || lost.some((service) => loses(planned, service))) ? [{ id, whole }] : [];
  });
}

function byFitness(a: Carrier, b: Carrier): number {
  return (
    Number(a.stop !== undefined) - Number(b.stop !== undefined) ||
    a.shortfalls.length - b.shortfalls.length ||
    a.measure.activationTime - b.measure.activationTime ||
    b.measure.capacity - a.measure.capacity ||
    (a.measure.id < b.measure.id ? -1 : 1)
  );
}

function outcome(
  plan: Plan,
  businessProcess: BusinessProcess,
  situation: Situation,
  carriers: readonly Carrier[],
  lost: readonly Service[],
  back: number | 'unknown',
): Pick<Verdict, 'state' | 'by' | 'reasons'> {
  const { rto } = businessProcess.impactAnalysis;
  const inTime = back !== 'unknown' && rto !== undefined && back <= rto;
  const outlasts = inTime && situation.lasts !== undefined && situation.lasts > rto;
  if (inTime && !outlasts) {
    return {
      state: 'covered',
      by: 'recovery',
      reasons: [{ is: 'back-in-time', back, rto }],
    };
  }
  const [best] = carriers;
  if (best && !best.stop) {
    const by = 'contingency';
    const carried = carriedBy(best.measure);
    const planned = plannedElsewhere(plan, best.measure, businessProcess, situation, lost);
    if (best.shortfalls.length === 0) return { state: 'covered', by, reasons: [carried, ...planned] };
    const wanting = best.shortfalls.map((shortfall) => wants(shortfall, businessProcess, situation, back));
    return { state: 'partly', by, reasons: [carried, ...planned, ...wanting] };
  }
  const unusable = carriers.flatMap((carrier) => unusableFor(plan, carrier));
  if (inTime) {
    const reason: Reason = { is: 'loss-outlasts-return', back, lasts: situation.lasts ?? 0 };
    return { state: 'partly', by: 'recovery', reasons: [reason, ...unusable] };
  }
  return {
    state: 'not',
    reasons: unusable.length > 0 ? unusable : [{ is: 'nothing-answers' }],
  };
}

function carriedBy({ name, capacity, activationTime, maxDuration }: Contingency): Reason {
  return { is: 'carried', measure: name, capacity, start: activationTime, atMost: maxDuration };
}

/** Which scenario it was planned against, where that is not the one asked for. */
function plannedElsewhere(
  plan: Plan,
  measure: Contingency,
  businessProcess: BusinessProcess,
  { scenario }: Situation,
  lost: readonly Service[],
): Reason[] {
  if (scenario !== undefined && measure.against.includes(scenario)) return [];
  const planned = plannedAgainst(plan, measure, businessProcess, lost);
  const [nearest] = [...planned].sort((a, b) => Number(b.whole) - Number(a.whole));
  return nearest
    ? [{ is: 'planned-against', scenario: nameOf(plan, { kind: 'scenario', id: nearest.id }) }]
    : [];
}

function wants(
  shortfall: Shortfall,
  { impactAnalysis }: BusinessProcess,
  { lasts }: Situation,
  back: number | 'unknown',
): Reason {
  switch (shortfall) {
    case 'late':
      return { is: 'starts-late', rto: impactAnalysis.rto ?? 0 };
    case 'too-little':
      return { is: 'carries-too-little', least: impactAnalysis.mbco?.percent ?? 0 };
    case 'too-short':
      return lasts === undefined && back !== 'unknown'
        ? { is: 'return-takes-longer', back }
        : { is: 'loss-lasts-longer', lasts: lasts ?? 0 };
    case 'not-everything':
      return { is: 'answers-a-part' };
  }
}

function unusableFor(plan: Plan, { measure, stop }: Carrier): Reason[] {
  const [first] = stop?.chain ?? [];
  const last = stop?.chain.at(-1);
  if (!first || !last) return [];
  const which = first.id === last.id ? undefined : nameOf(plan, last);
  return [{ is: 'cannot-be-used', measure: measure.name, needs: nameOf(plan, first), which }];
}
