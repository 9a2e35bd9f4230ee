import { oncePerPlan } from './memo.ts';
import type { Plan } from './plan.ts';

/**
 * The order of names as readers of the plan's first language look for them: accents beside their plain letters, capitals beside
 * small ones, 2 before 10.
 */
export const nameOrder: (plan: Plan) => (a: string, b: string) => number = oncePerPlan(
  ({ organization }) => collatorOf(organization.languages[0] ?? 'en').compare,
);

function collatorOf(language: string): Intl.Collator {
  const known = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? language : 'en';
  return new Intl.Collator(known, { numeric: true });
}
