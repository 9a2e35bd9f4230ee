import { contingencies, placeIn } from '../plan/index.ts';
import type { Plan, Playbook } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { playbooksInForce } from './in-force.ts';
import { listed } from './wording.ts';

/** Working on with less has an end, a limit, and a way back for what was written down meanwhile. */
export const degradedWorkBounded: Check = {
  id: 'degraded-work-bounded',
  title: 'Working on with less has a limit in time and amount, and its records find their way back',
  family: 'playbooks',
  severity: 'error',
  find: (plan) =>
    playbooksInForce(plan)
      .filter(({ playbookKind }) => playbookKind === 'degraded-work')
      .flatMap((playbook) => [...unbounded(plan, playbook), ...withoutRecords(plan, playbook)]),
};

const MEANING = {
  maxDuration: 'how long it can be kept up (`maxDuration`)',
  capacity: 'how much of normal it carries (`capacity`)',
  reconciliation: 'how what was done meanwhile gets into the systems (`reconciliation`)',
} as const;

function unbounded(plan: Plan, playbook: Playbook): Finding[] {
  const missing = (['maxDuration', 'capacity', 'reconciliation'] as const).filter(
    (field) => playbook[field] === undefined,
  );
  if (missing.length === 0) return [];
  return [
    {
      place: placeIn(plan, playbook, ['kind']),
      message: `${playbook.title} is a way of working on with less, but does not say ${listed(missing.map((field) => MEANING[field]))}. Add ${missing.length === 1 ? 'it' : 'them'}.`,
    },
  ];
}

function withoutRecords(plan: Plan, playbook: Playbook): Finding[] {
  return contingencies(plan)
    .filter(
      ({ playbook: id, dataCapture, state }) =>
        id === playbook.id && dataCapture === undefined && state !== 'retired',
    )
    .map((measure) => ({
      place: placeIn(plan, measure, ['playbook'], 'key'),
      message: `${measure.name} is carried out by ${playbook.title}, but does not say what is written down meanwhile, and where. Add \`dataCapture\`.`,
      related: [placeIn(plan, playbook, ['title'])],
    }));
}
