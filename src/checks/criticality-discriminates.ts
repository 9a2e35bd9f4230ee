import { isWhole, placeIn } from '../plan/index.ts';
import type { Check } from './check.ts';
import { processesInForce } from './in-force.ts';

/** Shares of very few processes say nothing. */
const FEWEST = 3;
const MOST_PERCENT = 40;

/** When everything comes first, nothing does. */
export const criticalityDiscriminates: Check = {
  id: 'criticality-discriminates',
  title: 'At most two in five processes are mission-critical',
  family: 'impact',
  severity: 'warning',
  find: (plan) => {
    const processes = processesInForce(plan);
    const first = processes.filter(({ criticality }) => criticality === 'mission-critical');
    const [one, ...others] = first.map((businessProcess) => placeIn(plan, businessProcess, ['criticality']));
    if (!one || !isWhole(plan, 'process')) return [];
    if (processes.length < FEWEST || first.length * 100 <= processes.length * MOST_PERCENT) return [];
    return [
      {
        place: one,
        message: `${first.length} of ${processes.length} processes are mission-critical, more than ${MOST_PERCENT} %. When so much comes first, nobody knows what to bring back first: call some of them important or deferrable.`,
        related: others,
      },
    ];
  },
};
