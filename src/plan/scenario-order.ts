import type { Scenario } from './kinds/index.ts';
import { lostIn, stoppedProcesses } from './loss.ts';
import { oncePerPlan } from './memo.ts';
import { nameOrder } from './name-order.ts';
import type { Plan } from './plan.ts';

/**
 * Scenarios in the order in which readers are most likely to look for one: by the likelihood, then the impact of the risk that
 * would become it (the likeliest, before treatment), then by how many processes stop, then by name. What no risk names comes last.
 */
export const likeliestFirst = oncePerPlan((plan): readonly Scenario[] =>
  [...plan.scenarios.values()]
    .map((scenario) => ({ ...riskOf(plan, scenario), stops: stopsIn(plan, scenario), scenario }))
    .sort(
      (a, b) =>
        b.likelihood - a.likelihood ||
        b.impact - a.impact ||
        b.stops - a.stops ||
        nameOrder(plan)(a.scenario.name, b.scenario.name),
    )
    .map(({ scenario }) => scenario),
);

const NO_RISK = { likelihood: 0, impact: 0 };

function riskOf(plan: Plan, { id }: Scenario): { likelihood: number; impact: number } {
  const risks = [...plan.risks.values()].filter(({ scenario }) => scenario === id);
  return risks.sort((a, b) => b.likelihood - a.likelihood || b.impact - a.impact)[0] ?? NO_RISK;
}

function stopsIn(plan: Plan, { id }: Scenario): number {
  return stoppedProcesses(plan, lostIn(plan, id)).length;
}
