import { addPeriod } from './calendar.ts';
import type { Objective } from './kinds/index.ts';

/** How an objective stands by its last reading. `met` and `last` are undefined when it was never read. */
export type Standing = {
  last: Objective['readings'][number] | undefined;
  met: boolean | undefined;
  /** Since the reading before: nearer to the target, further from it, or the same. */
  trend: 'better' | 'worse' | 'same' | undefined;
  due: string | undefined;
};

/** Judges an objective by its readings, in the direction that it names. */
export function standingOf({ readings, readEvery, measure }: Objective): Standing {
  const [before, last] = readings.length > 1 ? readings.slice(-2) : [undefined, readings[0]];
  if (!last) return { last: undefined, met: undefined, trend: undefined, due: undefined };
  const sign = measure.direction === 'up' ? 1 : -1;
  const gain = before === undefined ? undefined : sign * (last.value - before.value);
  return {
    last,
    met: sign * (last.value - measure.target) >= 0,
    trend: gain === undefined ? undefined : gain > 0 ? 'better' : gain < 0 ? 'worse' : 'same',
    due: addPeriod(last.on, readEvery),
  };
}
