import { find, needsOf, placeIn, requiredOf, writeDuration } from '../plan/index.ts';
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
          const wanted = objectivesOf(plan, achieved.subject);
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

/** A process has objectives of its own; those of a service follow from the processes that need it. */
function objectivesOf(plan: Plan, subject: Exercise['achieved'][number]['subject']): Wanted | undefined {
  const entity = find(plan, subject);
  if (!entity) return undefined;
  if (entity.kind === 'process') {
    const { rto, rpo } = entity.impactAnalysis;
    return {
      name: entity.name,
      rto,
      rpo,
      place: (objective) => [placeIn(plan, entity, ['impactAnalysis', objective])],
    };
  }
  const needs = needsOf(plan, entity);
  const required = requiredOf(needs);
  return {
    name: entity.name,
    ...required,
    place: (objective) =>
      needs
        .filter((need) => need.strength === 'hard' && need[objective] === required[objective])
        .map((need) => placeIn(plan, need.process, ['impactAnalysis', objective])),
  };
}

function hasOpenAction({ findings }: Exercise): boolean {
  return findings.some(({ action }) => action?.status === 'open');
}
