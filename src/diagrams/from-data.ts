import { shownPlaybooks } from '../plan/index.ts';
import type { Plan } from '../plan/index.ts';
import type { Words } from '../words/index.ts';
import { callTree } from './call-tree.ts';
import type { DataDiagram } from './data-diagram.ts';
import { dependencyMap } from './dependency-map.ts';
import { impactOverTime } from './impact-over-time.ts';
import { programmeFlow } from './programme-flow.ts';
import { recoveryTimeline } from './recovery-timeline.ts';
import { riskMatrix } from './risk-matrix.ts';

export type { DataDiagram, ListItem } from './data-diagram.ts';
export type { MapFocus } from './dependency-map.ts';
export { callTree, dependencyMap, impactOverTime, programmeFlow, recoveryTimeline, riskMatrix };

/**
 * Every diagram that the site draws from the plan's data, by its id: `programme`, `call-tree`, `risk-matrix`,
 * `dependencies/<process|service|failure-domain>/<id>`, `impact/<process id>`, `recovery/<scenario|playbook>/<id>` (of
 * playbooks, those of kind recovery), in the words of one language. What has no data has no diagram.
 */
export function dataDiagrams(plan: Plan, today: string, words: Words): Map<string, DataDiagram> {
  const processes = [...plan.processes.values()];
  const recoveries = shownPlaybooks(plan).filter(({ playbookKind }) => playbookKind === 'recovery');
  const drawn = [
    programmeFlow(plan, today, words),
    callTree(plan, words),
    riskMatrix(plan, words),
    ...[...processes, ...plan.services.values(), ...plan.failureDomains.values()].map(({ kind, id }) =>
      dependencyMap(plan, { kind, id }, words),
    ),
    ...processes.map((businessProcess) => impactOverTime(plan, businessProcess, words)),
    ...[...plan.scenarios.values(), ...recoveries].map((subject) => recoveryTimeline(plan, subject, words)),
  ];
  return new Map(drawn.flatMap((diagram) => (diagram ? [[diagram.id, diagram]] : [])));
}
