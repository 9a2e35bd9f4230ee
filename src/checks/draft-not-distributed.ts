import { placeIn } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';

/** A binder on a shelf cannot be told from an approved plan, and nobody calls it back. */
export const draftNotDistributed: Check = {
  id: 'draft-not-distributed',
  title: 'No binder names a draft',
  family: 'governance',
  severity: 'error',
  find: (plan) =>
    [...plan.binders.values()].flatMap((binder) =>
      binder.contains.playbooks.flatMap((id, index): Finding[] => {
        const playbook = plan.playbooks.get(id);
        if (playbook?.status !== 'draft') return [];
        return [
          {
            place: placeIn(plan, binder, ['contains', 'playbooks', index]),
            message: `The binder ${binder.title} names ${playbook.title}, which is a draft. Have the playbook approved first, or leave it out of the binder.`,
            related: [placeIn(plan, playbook, ['status'])],
          },
        ];
      }),
    ),
};
