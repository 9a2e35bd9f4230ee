import { shownPlaybooks } from '../plan/index.ts';
import type { Plan, Playbook, Step } from '../plan/index.ts';

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
  { label: 'In the first 15 minutes', until: 15 },
  { label: 'In the first hour', until: 60 },
  { label: 'In the first four hours', until: 240 },
  { label: 'Later', until: Number.MAX_SAFE_INTEGER },
] as const;

/** Steps by when they fall due; those of "Back to normal" stand apart, since they wait for the end. */
export function inBands(steps: readonly PlacedStep[]): { label: string; id: string; steps: PlacedStep[] }[] {
  const back = steps.filter(({ step }) => step.section === 'Back to normal');
  const rest = steps.filter(({ step }) => step.section !== 'Back to normal');
  const timed = BANDS.map(({ label, until }, index) => ({
    label,
    steps: rest.filter(
      ({ step }) =>
        step.within !== undefined && step.within <= until && step.within > (BANDS[index - 1]?.until ?? -1),
    ),
  }));
  const untimed = {
    label: 'When it is their turn',
    steps: rest.filter(({ step }) => step.within === undefined),
  };
  return [...timed, untimed, { label: 'Back to normal', steps: back }]
    .filter(({ steps: own }) => own.length > 0)
    .map((band) => ({ ...band, id: band.label.toLowerCase().replaceAll(' ', '-') }));
}
