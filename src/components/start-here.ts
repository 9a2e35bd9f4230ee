import { byUse, shownPlaybooks } from '../plan/index.ts';
import type { Plan, Playbook } from '../plan/index.ts';

/**
 * The playbook that the start page sends everybody to: the start-here playbook for the most scenarios, if these are at
 * least half of them. Undefined when none is that general: then what people see must lead them.
 */
export function generalStart(plan: Plan): Playbook | undefined {
  const [best] = shownPlaybooks(plan)
    .filter(({ playbookKind }) => playbookKind === 'start-here')
    .map((playbook) => ({ playbook, answers: answered(plan, playbook) }))
    .sort((a, b) => b.answers - a.answers || byUse(a.playbook, b.playbook));
  return best !== undefined && best.answers * 2 >= plan.scenarios.size ? best.playbook : undefined;
}

/** How many scenarios a playbook is for; one for everyone that names none is for all. */
function answered(plan: Plan, { id, scenarios, audience }: Playbook): number {
  if (scenarios.length === 0 && audience.length === 0) return plan.scenarios.size;
  return [...plan.scenarios.values()].filter(
    (scenario) => scenarios.includes(scenario.id) || scenario.startWith === id,
  ).length;
}
