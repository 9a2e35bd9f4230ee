import type { Exercise } from './kinds/index.ts';
import type { TypedRef } from './kinds/fields.ts';
import { needsOf, requiredOf } from './needs.ts';
import { find } from './plan.ts';
import type { Plan } from './plan.ts';

/** What an exercise reached of one objective, beside what was wanted; minutes. `met` is undefined where nothing is wanted. */
export type Achievement = {
  subject: TypedRef;
  objective: 'rto' | 'rpo';
  achieved: number;
  wanted: number | undefined;
  met: boolean | undefined;
};

/** The objectives of a process are its own; those of a service follow from the processes that need it. */
export function objectivesOf(
  plan: Plan,
  subject: Exercise['achieved'][number]['subject'],
): { rto: number | undefined; rpo: number | undefined } | undefined {
  const entity = find(plan, subject);
  if (!entity) return undefined;
  if (entity.kind === 'service') return requiredOf(needsOf(plan, entity));
  const { rto, rpo } = entity.impactAnalysis;
  return { rto, rpo };
}

/** Everything that an exercise measured, in the order of its file, RTO before RPO. */
export function achievementsOf(plan: Plan, { achieved }: Exercise): Achievement[] {
  return achieved.flatMap(({ subject, ...reached }) => {
    const objectives = objectivesOf(plan, subject);
    return (['rto', 'rpo'] as const).flatMap((objective): Achievement[] => {
      const got = reached[objective];
      if (got === undefined) return [];
      const wanted = objectives?.[objective];
      return [
        { subject, objective, achieved: got, wanted, met: wanted === undefined ? undefined : got <= wanted },
      ];
    });
  });
}
