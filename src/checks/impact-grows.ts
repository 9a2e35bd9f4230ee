import { placeIn, writeDuration } from '../plan/index.ts';
import type { Check } from './check.ts';
import { processesInForce } from './in-force.ts';

/** Harm that is done does not undo itself while the disruption lasts. */
export const impactGrows: Check = {
  id: 'impact-grows',
  title: 'No impact falls as time passes',
  family: 'impact',
  severity: 'warning',
  find: (plan) =>
    processesInForce(plan).flatMap((businessProcess) =>
      businessProcess.impactAnalysis.impacts.flatMap(({ type, at }, index) => {
        const fall = at.findIndex((band, position) => band.impact < (at[position - 1]?.impact ?? 0));
        const [before, after] = [at[fall - 1], at[fall]];
        if (!before || !after) return [];
        const bands = ['impactAnalysis', 'impacts', index, 'at'];
        return [
          {
            place: placeIn(plan, businessProcess, bands, 'key'),
            message: `The ${type} impact of ${businessProcess.name} falls from ${before.impact} after ${writeDuration(before.after)} to ${after.impact} after ${writeDuration(after.after)}, though a longer disruption does no less harm. Correct one of the two.`,
          },
        ];
      }),
    ),
};
