import type { BinderOutline, BinderTab, Plan, Playbook } from '../../plan/index.ts';
import { answersTo } from '../answers.ts';
import { generalStart } from '../start-here.ts';

/** Kinds that end or follow a situation: nobody who has just met one begins with them. */
const LATER = new Set(['stand-down', 'recovery']);

/** The playbooks to turn to in a situation, best first: those made for it, then the one that everybody starts with. */
export function turnTo(plan: Plan, scenario: string): Playbook[] {
  const start = generalStart(plan);
  const made = answersTo(plan, scenario)
    .flatMap(({ playbooks }) => playbooks)
    .filter(({ id, playbookKind }) => id !== start?.id && !LATER.has(playbookKind));
  return start === undefined ? made : [...made, start];
}

/** The tab to turn to in a situation: that of the best playbook which the binder holds; undefined without any. */
export function tabAnswering(plan: Plan, { tabs }: BinderOutline, scenario: string): BinderTab | undefined {
  return turnTo(plan, scenario)
    .map(({ id }) => tabs.find(({ playbook }) => playbook?.id === id))
    .find((tab) => tab !== undefined);
}
