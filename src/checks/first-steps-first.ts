import { formatDuration } from '../plan/index.ts';
import type { Playbook } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { playbooksInForce } from './in-force.ts';

const SECTION = 'Do this first';
const MOST_STEPS = 7;
const LATEST = 5;

/** In the first minutes people can hold little, and must do something. Source: the practice of action cards. */
export const firstStepsFirst: Check = {
  id: 'first-steps-first',
  title: 'What is done first is short, and begins within five minutes',
  family: 'playbooks',
  severity: 'warning',
  find: (plan) => playbooksInForce(plan).flatMap((playbook) => faultsOf(playbook)),
};

function faultsOf({ title, body }: Playbook): Finding[] {
  const steps = body.steps.filter(({ section }) => section === SECTION);
  const heading = body.sections.find((section) => section.title === SECTION);
  const [first] = steps;
  return [
    ...(heading && steps.length > MOST_STEPS
      ? [
          {
            place: heading.place,
            message: `\`## ${SECTION}\` of ${title} has ${steps.length} steps; at most ${MOST_STEPS} are remembered in the first minutes. Move what can wait to a later section.`,
          },
        ]
      : []),
    ...(first?.within !== undefined && first.within > LATEST
      ? [
          {
            place: first.place,
            message: `The first step of ${title} may take ${formatDuration(first.within)}. Begin with something that is done within ${formatDuration(LATEST)}, so that people get going.`,
          },
        ]
      : []),
  ];
}
