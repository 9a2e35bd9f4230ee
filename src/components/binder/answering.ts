import type { BinderOutline, BinderTab, Plan } from '../../plan/index.ts';
import { answersTo } from '../answers.ts';
import { generalStart } from '../start-here.ts';

/** Kinds that end or follow a situation: nobody who has just met one begins with them. */
const LATER = new Set(['stand-down', 'recovery']);

/** The tab to turn to in a situation: the playbook made for it, else the one that everybody starts with; undefined without both. */
export function tabAnswering(plan: Plan, { tabs }: BinderOutline, scenario: string): BinderTab | undefined {
  const start = generalStart(plan)?.id;
  const tabOf = (id: string | undefined) =>
    id === undefined ? undefined : tabs.find(({ playbook }) => playbook?.id === id);
  const made = answersTo(plan, scenario)
    .flatMap(({ playbooks }) => playbooks)
    .filter(({ id, playbookKind }) => id !== start && !LATER.has(playbookKind))
    .map(({ id }) => tabOf(id))
    .find((tab) => tab !== undefined);
  return made ?? tabOf(start);
}
