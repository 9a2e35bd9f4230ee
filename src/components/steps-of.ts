import { shownPlaybooks } from '../plan/index.ts';
import type { Plan, Playbook, Step } from '../plan/index.ts';
import type { Words } from '../words/index.ts';

/** A step where it stands: its playbook, and its number among all steps there. */
export type PlacedStep = { playbook: Playbook; step: Step; number: number };

/** Steps that fit, across the playbooks, in the order in which they fall due; those without a time come last. */
export function stepsOf(plan: Plan, fits: (step: Step, playbook: Playbook) => boolean): PlacedStep[] {
  return shownPlaybooks(plan)
    .flatMap((playbook) => playbook.body.steps.map((step, index) => ({ playbook, step, number: index + 1 })))
    .filter(({ playbook, step }) => fits(step, playbook))
    .sort((a, b) => (a.step.within ?? Infinity) - (b.step.within ?? Infinity));
}

const BANDS = [
  { name: 'quarter', id: 'in-the-first-15-minutes', until: 15 },
  { name: 'hour', id: 'in-the-first-hour', until: 60 },
  { name: 'fourHours', id: 'in-the-first-four-hours', until: 240 },
  { name: 'later', id: 'later', until: Number.MAX_SAFE_INTEGER },
] as const;

/** Steps by when they fall due; those of "Back to normal" stand apart, since they wait for the end. */
export function inBands(
  steps: readonly PlacedStep[],
  words: Words,
): { label: string; id: string; steps: PlacedStep[] }[] {
  const { bands } = words.playbook;
  const back = steps.filter(({ step }) => step.section === 'Back to normal');
  const rest = steps.filter(({ step }) => step.section !== 'Back to normal');
  const timed = BANDS.map(({ name, id, until }, index) => ({
    label: bands[name],
    id,
    steps: rest.filter(
      ({ step }) =>
        step.within !== undefined && step.within <= until && step.within > (BANDS[index - 1]?.until ?? -1),
    ),
  }));
  const untimed = {
    label: bands.untimed,
    id: 'when-it-is-their-turn',
    steps: rest.filter(({ step }) => step.within === undefined),
  };
  return [...timed, untimed, { label: bands.back, id: 'back-to-normal', steps: back }].filter(
    ({ steps: own }) => own.length > 0,
  );
}
