import type { Playbook, Step } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { playbooksInForce } from './in-force.ts';
import { secondAction } from './second-action.ts';

const MOST_WORDS = 30;

/** A step is one action by one role, and one can see that it is done. Source: the practice of action cards. */
export const stepComplete: Check = {
  id: 'step-complete',
  title: 'Every step says who does one thing, and in a recovery what proves it',
  family: 'playbooks',
  severity: 'error',
  find: (plan) =>
    playbooksInForce(plan).flatMap((playbook) =>
      playbook.body.steps.flatMap((step) => faultsOf(playbook, step)),
    ),
};

function faultsOf({ playbookKind }: Playbook, step: Step): Finding[] {
  const { id, place } = step;
  const fault = (message: string, severity: NonNullable<Finding['severity']>): Finding => ({
    place,
    message: `The step \`${id}\` ${message}`,
    severity,
  });
  const words = step.text.split(/\s+/).filter(Boolean).length;
  const second = secondAction(step.text);
  return [
    ...(step.role === undefined
      ? [fault('does not say who takes it. Add role="…", or role="everyone".', 'error')]
      : []),
    ...(playbookKind === 'recovery' && step.verify === undefined
      ? [fault('does not say what proves that it worked. Add verify="…".', 'error')]
      : []),
    ...(words > MOST_WORDS
      ? [
          fault(
            `has ${words} words; at most ${MOST_WORDS} are read under pressure. Shorten it, or make two steps of it.`,
            'warning',
          ),
        ]
      : []),
    ...(second !== undefined
      ? [fault(`holds more than one action: “${second}” is the second. Make it a step of its own.`, 'note')]
      : []),
  ];
}
