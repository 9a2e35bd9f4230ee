import type { BusinessProcess, Contingency, Scenario } from './kinds/index.ts';
import { byFirstCommitment, contingenciesFor, lostIn, whyStopped } from './loss.ts';
import type { Lost, Stop } from './loss.ts';
import type { Plan, Playbook } from './plan.ts';
import { shownPlaybooks } from './site-map.ts';
import { judge } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** What keeps a process going in a scenario, or that nothing does. */
export type Answer =
  | { state: 'not-affected' }
  | { state: 'contingency'; stop: Stop; measures: Contingency[]; playbooks: Playbook[] }
  | { state: 'playbook'; stop: Stop; playbooks: Playbook[] }
  | { state: 'open'; stop: Stop };

/** One process in one scenario: what answers it, and whether that is enough. */
export type CoverageCell = { scenario: Scenario; answer: Answer; verdict: Verdict };

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
    const answers = playbooks.filter(({ processes }) => processes.includes(businessProcess.id));
    const verdict = judge(plan, businessProcess, {
      lost,
      scenario: scenario.id,
      lasts: scenario.duration?.worst,
    });
    return { scenario, answer: answerTo(plan, businessProcess, scenario.id, stop, answers), verdict };
  });
  return { process: businessProcess, cells };
}

function answerTo(
  plan: Plan,
  businessProcess: BusinessProcess,
  scenario: string,
  stop: Stop | undefined,
  playbooks: Playbook[],
): Answer {
  if (!stop) return { state: 'not-affected' };
  const measures = contingenciesFor(plan, businessProcess, scenario);
  if (measures.length > 0) return { state: 'contingency', stop, measures, playbooks };
  return playbooks.length > 0 ? { state: 'playbook', stop, playbooks } : { state: 'open', stop };
}
