import { find, needsOf, objectivesOf, placeIn, writeDuration } from '../plan/index.ts';
import type { Exercise, Place, Plan } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';

/** A target that was missed in an exercise will be missed in an outage, unless somebody changes something. */
export const achievedMeetsObjective: Check = {
  id: 'achieved-meets-objective',
  title: 'What an exercise achieved meets the objective, or somebody works on it',
  family: 'exercises',
  severity: 'error',
  find: (plan) =>
    [...plan.exercises.values()]
      .filter((exercise) => exercise.status === 'done' && !hasOpenAction(exercise))
      .flatMap((exercise) =>
        exercise.achieved.flatMap((achieved, index) => {
          const wanted = wantedOf(plan, achieved.subject);
          if (!wanted) return [];
          return (['rto', 'rpo'] as const).flatMap((objective): Finding[] => {
            const [got, limit] = [achieved[objective], wanted[objective]];
            if (got === undefined || limit === undefined || got <= limit) return [];
            return [
              {
                place: placeIn(plan, exercise, ['achieved', index, objective]),
                message: `In ${exercise.name}, ${wanted.name} reached an ${objective.toUpperCase()} of ${writeDuration(got)}, but ${writeDuration(limit)} is the objective, and no action is open. Add a finding with an action, or revise the objective.`,
                related: wanted.place(objective),
              },
            ];
          });
        }),
      ),
};

type Wanted = {
  name: string;
  rto: number | undefined;
  rpo: number | undefined;
  place: (objective: 'rto' | 'rpo') => Place[];
};

/** The objectives, and where the plan says them. */
function wantedOf(plan: Plan, subject: Exercise['achieved'][number]['subject']): Wanted | undefined {
  const entity = find(plan, subject);
  const wanted = objectivesOf(plan, subject);
  if (!entity || !wanted) return undefined;
  if (entity.kind === 'process') {
    return {
      name: entity.name,
      ...wanted,
      place: (objective) => [placeIn(plan, entity, ['impactAnalysis', objective])],
    };
  }
  const needs = needsOf(plan, entity);
  return {
    name: entity.name,
    ...wanted,
    place: (objective) =>
      needs
        .filter((need) => need.strength === 'hard' && need[objective] === wanted[objective])
        .map((need) => placeIn(plan, need.process, ['impactAnalysis', objective])),
  };
}

function hasOpenAction({ findings }: Exercise): boolean {
  return findings.some(({ action }) => action?.status === 'open');
}
