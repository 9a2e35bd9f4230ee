import { isWhole, placeIn, unmet, writeDuration } from '../plan/index.ts';
import type { BusinessProcess, Plan } from '../plan/index.ts';
import { needsInWords } from './chains.ts';
import type { Check, Finding } from './check.ts';
import { processesInForce } from './in-force.ts';
import { listed } from './wording.ts';

/** What is in time all year may be too late in the one week that counts. Source: ISO 22301, clause 8.2.2. */
export const peakIsMet: Check = {
  id: 'peak-is-met',
  title: 'What a process needs is back in time during its peaks too',
  family: 'impact',
  severity: 'warning',
  find: (plan) => {
    if (!isWhole(plan, 'measure')) return [];
    return processesInForce(plan).flatMap((businessProcess) =>
      businessProcess.peaks.flatMap(({ rto }, index) =>
        rto === undefined ? [] : unmetInPeak(plan, businessProcess, index, rto),
      ),
    );
  },
};

/** One finding for each service that is too late in the peak alone; what is too late always, capability-meets-rto says. */
function unmetInPeak(plan: Plan, businessProcess: BusinessProcess, index: number, rto: number): Finding[] {
  const usual = businessProcess.impactAnalysis.rto;
  if (usual !== undefined && rto >= usual) return [];
  const always = new Set(
    usual === undefined ? [] : unmet(plan, businessProcess, usual).map(({ service }) => service.id),
  );
  const peak = businessProcess.peaks[index]?.name ?? '';
  return unmet(plan, businessProcess, rto)
    .filter(({ service }) => !always.has(service.id))
    .map(({ service, chain, back, late }) => {
      const limit = writeDuration(rto);
      const comes = Number.isFinite(back)
        ? `${service.name} takes up to ${writeDuration(back)} to be back`
        : `nobody knows when ${service.name} is back`;
      const cover =
        late.length > 0
          ? listed(
              late.map(
                ({ measure }) => `${measure.name} starts only after ${writeDuration(measure.activationTime)}`,
              ),
            )
          : 'no contingency in place covers that';
      return {
        place: placeIn(plan, businessProcess, ['peaks', index, 'rto']),
        message: `During the peak “${peak}”, ${businessProcess.name} has an RTO of ${limit}, but ${needsInWords(plan, chain)}; ${comes}, and ${cover}. Put a contingency in place that is on within ${limit}, bring the service back sooner, or revise the RTO of the peak.`,
        related: [placeIn(plan, service, ['capability', 'rto'])],
      };
    });
}
