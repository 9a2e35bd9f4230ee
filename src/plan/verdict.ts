import { capabilityOf, contingenciesInPlace, requirementLost } from './covers.ts';
import { reachOf } from './dependencies.ts';
import { formatDuration } from './duration.ts';
import type { BusinessProcess, Contingency, Service } from './kinds/index.ts';
import { loses, lostIn, whyStopped } from './loss.ts';
import type { Lost, Stop } from './loss.ts';
import { nameOf } from './plan.ts';
import type { Plan } from './plan.ts';

/** What is worse about a contingency than the process asks for. */
export type Shortfall = 'late' | 'too-little' | 'too-short' | 'not-everything';

/** A contingency that applies to a loss: whether it can be used, and what is wanting. */
export type Carrier = {
  measure: Contingency;
  /** Why it cannot be used; undefined when all that it requires survives. */
  stop: Stop | undefined;
  shortfalls: Shortfall[];
};

/** Whether a process is kept going in a loss, by what, and why it is judged so, in sentences. */
export type Verdict = {
  state: 'not-affected' | 'covered' | 'partly' | 'not';
  reasons: string[];
  /** The best first. */
  carriers: Carrier[];
  /** Services of its chain that are lost themselves, the nearest first. */
  lost: Service[];
  /** Minutes until the last of them can be back; `unknown` when that is not known of one. */
  back: number | 'unknown' | undefined;
};

export type Situation = {
  lost: Lost;
  /** The scenario that is judged; without it, contingencies against any scenario that loses the same services apply. */
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
  const { state, reasons } = outcome(plan, businessProcess, situation, carriers, back);
  return { state, reasons, carriers, lost, back };
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
    .filter((measure) => applies(plan, measure, situation, lost))
    .map((measure): Carrier => {
      const { activationTime, maxDuration, capacity } = measure;
      const shortfalls: Shortfall[] = [];
      if (rto !== undefined && activationTime > rto) shortfalls.push('late');
      if (mbco && capacity < mbco.percent) shortfalls.push('too-little');
      if (lasts !== undefined && activationTime + maxDuration < lasts) shortfalls.push('too-short');
      if (situation.scenario === undefined && !answersAll(plan, measure, lost))
        shortfalls.push('not-everything');
      return { measure, stop: requirementLost(plan, situation.lost, measure), shortfalls };
    })
    .sort(byFitness);
}

function applies(
  plan: Plan,
  { against }: Contingency,
  { scenario }: Situation,
  lost: readonly Service[],
): boolean {
  if (scenario !== undefined) return against.includes(scenario);
  return against.some((id) => lost.some((service) => loses(lostIn(plan, id), service)));
}

function answersAll(plan: Plan, { against }: Contingency, lost: readonly Service[]): boolean {
  return lost.every((service) => against.some((id) => loses(lostIn(plan, id), service)));
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
  back: number | 'unknown',
): Pick<Verdict, 'state' | 'reasons'> {
  const { rto } = businessProcess.impactAnalysis;
  const inTime = back !== 'unknown' && rto !== undefined && back <= rto;
  const outlasts = inTime && situation.lasts !== undefined && situation.lasts > rto;
  if (inTime && !outlasts) {
    return {
      state: 'covered',
      reasons: [`Everything it needs can be back within ${words(back)}; its RTO is ${words(rto)}.`],
    };
  }
  const [best] = carriers;
  if (best && !best.stop) {
    const carried = carriedBy(best.measure);
    if (best.shortfalls.length === 0) return { state: 'covered', reasons: [carried] };
    const wanting = best.shortfalls.map((shortfall) => wants(shortfall, businessProcess, situation, back));
    return { state: 'partly', reasons: [carried, ...wanting] };
  }
  const unusable = carriers.flatMap((carrier) => unusableFor(plan, carrier));
  if (inTime) {
    const reason = `What it needs is said to be back within ${words(back)}, but the loss may last ${words(situation.lasts ?? 0)}.`;
    return { state: 'partly', reasons: [reason, ...unusable] };
  }
  return {
    state: 'not',
    reasons: unusable.length > 0 ? unusable : ['No contingency in place answers this.'],
  };
}

const words = formatDuration;

function carriedBy({ name, capacity, activationTime, maxDuration }: Contingency): string {
  const start = activationTime === 0 ? 'at once' : `after ${words(activationTime)}`;
  return `${name} carries ${capacity} % ${start}, for up to ${words(maxDuration)}.`;
}

function wants(
  shortfall: Shortfall,
  { impactAnalysis }: BusinessProcess,
  { lasts }: Situation,
  back: number | 'unknown',
): string {
  switch (shortfall) {
    case 'late':
      return `It starts after the RTO of ${words(impactAnalysis.rto ?? 0)}.`;
    case 'too-little':
      return `The least acceptable is ${impactAnalysis.mbco?.percent ?? 0} %.`;
    case 'too-short':
      return lasts === undefined && back !== 'unknown'
        ? `What is lost may take ${words(back)} to return.`
        : `The loss may last ${words(lasts ?? 0)}.`;
    case 'not-everything':
      return 'It answers only a part of what is lost.';
  }
}

function unusableFor(plan: Plan, { measure, stop }: Carrier): string[] {
  const [first] = stop?.chain ?? [];
  const last = stop?.chain.at(-1);
  if (!first || !last) return [];
  const via = first.id === last.id ? '' : `, which needs ${nameOf(plan, last)}`;
  return [`${measure.name} cannot be used: it needs ${nameOf(plan, first)}${via}, lost as well.`];
}
