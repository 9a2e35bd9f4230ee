import type { BusinessProcess, Contact, Role } from './kinds/index.ts';
import { nameOrder } from './name-order.ts';
import { oncePerKey, oncePerPlan } from './memo.ts';
import type { Plan, Playbook } from './plan.ts';

const KIND_ORDER = ['start-here', 'communication', 'degraded-work', 'recovery', 'stand-down'] as const;

/** The order in which playbooks are opened: by kind, then print order, then title. */
export function byUse(a: Playbook, b: Playbook): number {
  return (
    KIND_ORDER.indexOf(a.playbookKind) - KIND_ORDER.indexOf(b.playbookKind) ||
    (a.print.order ?? 999) - (b.print.order ?? 999) ||
    (a.title < b.title ? -1 : 1)
  );
}

/** Playbooks that answer a scenario, the one to start with first. */
export function playbooksFor(plan: Plan, scenario: string): Playbook[] {
  const first = plan.scenarios.get(scenario)?.startWith;
  return [...plan.playbooks.values()]
    .filter((playbook) => playbook.id === first || playbook.scenarios.includes(scenario))
    .sort((a, b) => Number(b.id === first) - Number(a.id === first) || byUse(a, b));
}

/** Playbooks that answer a scenario and hold: neither drafts nor retired; the one to start with first. */
export const playbooksAnswering = oncePerKey((plan, scenario: string): readonly Playbook[] =>
  playbooksFor(plan, scenario).filter(({ status }) => status !== 'draft' && status !== 'retired'),
);

/** A team: the `unit` of processes, with everything that is its. */
export type Team = { unit: string; processes: BusinessProcess[]; leaders: string[]; playbooks: Playbook[] };

/** Teams in order of name. A team's playbooks are those that its processes are named in and those whose audience names it. */
export const teams = oncePerPlan((plan): readonly Team[] => {
  const units = new Map<string, BusinessProcess[]>();
  for (const businessProcess of plan.processes.values()) {
    units.set(businessProcess.unit, [...(units.get(businessProcess.unit) ?? []), businessProcess]);
  }
  return [...units]
    .map(([unit, processes]) => {
      const ids = new Set(processes.map(({ id }) => id));
      return {
        unit,
        processes,
        leaders: [...new Set(processes.map(({ leader }) => leader))],
        playbooks: [...plan.playbooks.values()]
          .filter(
            (playbook) => playbook.audience.includes(unit) || playbook.processes.some((id) => ids.has(id)),
          )
          .sort(byUse),
      };
    })
    .sort((a, b) => nameOrder(plan)(a.unit, b.unit));
});

/** Who fills a role: the primary first, then the alternates in order, each once. */
export function holders(plan: Plan, role: Role): Contact[] {
  return [...new Set([role.primary, ...role.alternates])].flatMap((id) => plan.contacts.get(id) ?? []);
}
