import { placeIn, within } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';

/** A binder lies open on a shelf: whoever stands before it reads it. */
export const binderWithinVisibility: Check = {
  id: 'binder-within-visibility',
  title: 'No binder names what is more private than the binder may be',
  family: 'site',
  severity: 'error',
  find: (plan) =>
    [...plan.binders.values()].flatMap((binder) =>
      binder.contains.playbooks.flatMap((id, index): Finding[] => {
        const playbook = plan.playbooks.get(id);
        if (!playbook || within(playbook.visibility, binder.highestVisibility)) return [];
        return [
          {
            place: placeIn(plan, binder, ['contains', 'playbooks', index]),
            message: `The binder ${binder.title} names ${playbook.title}, whose visibility is ${playbook.visibility}, but holds nothing above ${binder.highestVisibility}. Leave the playbook out, or raise \`highestVisibility\` and move the binder to where only the right people reach it.`,
            related: [placeIn(plan, playbook, ['visibility']), placeIn(plan, binder, ['highestVisibility'])],
          },
        ];
      }),
    ),
};
