import { placeIn, writeDuration } from '../plan/index.ts';
import type { Place, Plan, Playbook } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { playbooksInForce } from './in-force.ts';
import { proseOf } from './prose.ts';
import { listed } from './wording.ts';

type Objective = 'rto' | 'rpo' | 'mtpd';

/** `RTO of 4 hours`, `RTO is 4h`, and `a 4-hour RTO`. */
const AMOUNT = '(\\d+(?:\\.\\d+)?)[ -]?(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w)';
const NEAR = new RegExp(
  `\\b(RTO|RPO|MTPD)\\b:?[^.;:!?\\n|\\d]{0,30}\\b${AMOUNT}\\b|\\b${AMOUNT}[ -](RTO|RPO|MTPD)\\b`,
  'g',
);
const MINUTES: Record<string, number> = { m: 1, h: 60, d: 1440, w: 10080 };

/** A number in the text stays when the number in the data changes. */
export const numbersNotRetyped: Check = {
  id: 'numbers-not-retyped',
  title: 'Objectives in the text are those of the data',
  family: 'playbooks',
  severity: 'warning',
  find: (plan) =>
    playbooksInForce(plan).flatMap((playbook) => {
      const { text, placeAt } = proseOf(plan, playbook);
      return [...text.matchAll(NEAR)].flatMap((match): Finding[] => {
        const objective = (match[1] ?? match[6] ?? '').toLowerCase() as Objective;
        const minutes = Number(match[2] ?? match[4]) * (MINUTES[(match[3] ?? match[5] ?? '').charAt(0)] ?? 1);
        const facts = factsOf(plan, playbook, objective);
        if (facts.length === 0 || facts.some((fact) => fact.minutes === minutes)) return [];
        const values = listed([...new Set(facts.map((fact) => writeDuration(fact.minutes)))]);
        return [
          {
            place: placeAt(match.index),
            message: `The text says “${match[0].replace(/\s+/g, ' ')}”, but the plan's data says ${values}. Name the value instead of typing it: \`<Fact of="process/…" field=“${objective}” />\`.`,
            related: facts.map((fact) => fact.place),
          },
        ];
      });
    }),
};

/** What the data says of an objective for all that a playbook is about. */
function factsOf(plan: Plan, playbook: Playbook, objective: Objective): { minutes: number; place: Place }[] {
  const facts: { minutes: number; place: Place }[] = [];
  const add = (minutes: number | 'unknown' | undefined, place: () => Place) => {
    if (typeof minutes === 'number') facts.push({ minutes, place: place() });
  };
  for (const id of playbook.processes) {
    const businessProcess = plan.processes.get(id);
    if (!businessProcess) continue;
    add(businessProcess.impactAnalysis[objective], () =>
      placeIn(plan, businessProcess, ['impactAnalysis', objective]),
    );
    for (const [index, peak] of businessProcess.peaks.entries()) {
      if (objective !== 'rpo')
        add(peak[objective], () => placeIn(plan, businessProcess, ['peaks', index, objective]));
    }
  }
  if (objective === 'mtpd') return facts;
  for (const id of playbook.services) {
    const service = plan.services.get(id);
    if (service) add(service.capability[objective], () => placeIn(plan, service, ['capability', objective]));
  }
  add(playbook.recovery?.objectives?.[objective], () =>
    placeIn(plan, playbook, ['recovery', 'objectives', objective]),
  );
  return facts;
}
