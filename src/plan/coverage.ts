import type { BusinessProcess, Scenario } from './kinds/index.ts';
import { byFirstCommitment, lostIn, whyStopped } from './loss.ts';
import type { Lost, Stop } from './loss.ts';
import type { Plan, Playbook } from './plan.ts';
import { shownPlaybooks } from './site-map.ts';
import { judge } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** One process in one scenario: why it stops, if it does, whether it is kept going, and the playbooks for just this. */
export type CoverageCell = {
  scenario: Scenario;
  stop: Stop | undefined;
  verdict: Verdict;
  playbooks: Playbook[];
};

export type CoverageRow = { process: BusinessProcess; cells: CoverageCell[] };

type Situation = { scenario: Scenario; lost: Lost; playbooks: Playbook[] };

/** Every process against every scenario; rows in the order of the first commitment, columns in order of id. */
export function coverage(plan: Plan): CoverageRow[] {
  const situations = situationsOf(plan);
  return [...plan.processes.values()]
    .sort(byFirstCommitment)
    .map((businessProcess) => rowOf(plan, businessProcess, situations));
}

/** One process against every scenario. */
export function coverageOf(plan: Plan, businessProcess: BusinessProcess): CoverageRow['cells'] {
  return rowOf(plan, businessProcess, situationsOf(plan)).cells;
}

function situationsOf(plan: Plan): Situation[] {
  const playbooks = shownPlaybooks(plan);
  return [...plan.scenarios.values()].map((scenario) => ({
    scenario,
    lost: lostIn(plan, scenario.id),
    playbooks: playbooks.filter(({ scenarios }) => scenarios.includes(scenario.id)),
  }));
}

function rowOf(plan: Plan, businessProcess: BusinessProcess, situations: readonly Situation[]): CoverageRow {
  const cells = situations.map(({ scenario, lost, playbooks }) => {
    const stop = whyStopped(plan, lost, businessProcess);
    const own = stop ? playbooks.filter(({ processes }) => processes.includes(businessProcess.id)) : [];
    const verdict = judge(plan, businessProcess, {
      lost,
      scenario: scenario.id,
      lasts: scenario.duration?.worst,
    });
    return { scenario, stop, verdict, playbooks: own };
  });
  return { process: businessProcess, cells };
}
