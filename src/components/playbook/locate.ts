import type { Plan, Playbook } from '../../plan/index.ts';

/** The playbook or translation whose file a path ends with; undefined on other pages. */
export function playbookAt(plan: Plan, path: string): Playbook | undefined {
  const isIt = (playbook: Playbook) => path.endsWith(`/${playbook.file}`);
  return [...plan.playbooks.values()].find(isIt) ?? plan.translations.find(isIt);
}
