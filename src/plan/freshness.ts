import type { Plan, Playbook } from './plan.ts';
import { reviewDue } from './reviews.ts';

/** When a playbook was last reviewed, when it is due again, and when it was last exercised or used in earnest. */
export type Freshness = {
  checked: string | undefined;
  due: string | undefined;
  exercised: string | undefined;
};

export function freshnessOf(plan: Plan, playbook: Playbook): Freshness {
  const exercised = [...plan.exercises.values()]
    .filter(({ status, playbooks }) => status === 'done' && playbooks.includes(playbook.id))
    .map(({ date }) => date)
    .sort()
    .at(-1);
  return { checked: playbook.lastReviewed, due: reviewDue(playbook), exercised };
}
