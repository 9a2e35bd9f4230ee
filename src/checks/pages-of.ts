import type { Body, Plan } from '../plan/index.ts';

/** What has a body: playbooks, their translations and guide pages, in that order. */
export function pagesOf(plan: Plan): { file: string; body: Body }[] {
  return [...plan.playbooks.values(), ...plan.translations, ...plan.guide];
}
