import type { Exercise } from './kinds/index.ts';
import { collections } from './plan.ts';
import type { AnyEntity, Plan } from './plan.ts';
import { compareText } from './problem.ts';

type Finding = Exercise['findings'][number];
type Accepting = Extract<AnyEntity, { accept: unknown }>;

/** A finding of an exercise whose action is open, or that has none. */
export type OpenAction = { exercise: Exercise; finding: Finding };

/** A known problem that somebody accepted. */
export type Acceptance = { entity: Accepting; acceptance: Accepting['accept'][number] };

/** What exercises found and nobody has mended yet; the first due first, those without a date last. */
export function openActions(plan: Plan): OpenAction[] {
  const dueOf = ({ finding }: OpenAction) => finding.action?.due ?? '9999';
  return [...plan.exercises.values()]
    .flatMap((exercise) => exercise.findings.map((finding) => ({ exercise, finding })))
    .filter(({ finding }) => finding.action === undefined || finding.action.status === 'open')
    .sort((a, b) => compareText(dueOf(a), dueOf(b)));
}

/** Every acceptance of the plan, the one that ends first first. */
export function acceptances(plan: Plan): Acceptance[] {
  const accepted: Acceptance[] = [];
  for (const name of Object.values(collections)) {
    for (const entity of plan[name].values()) {
      if (!('accept' in entity)) continue;
      for (const acceptance of entity.accept) accepted.push({ entity, acceptance });
    }
  }
  return accepted.sort((a, b) => compareText(a.acceptance.until, b.acceptance.until));
}
