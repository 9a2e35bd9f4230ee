import { isWhole, nameOf, placeIn } from '../plan/index.ts';
import type { Plan, Scenario } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { playbooksInForce } from './in-force.ts';

/** People know what they see, not what has failed: they need words of their own and one place to begin. */
export const scenarioHasStart: Check = {
  id: 'scenario-has-start',
  title: 'Every scenario has a playbook to start with, and is told in the words of those who see it',
  family: 'playbooks',
  severity: 'error',
  find: (plan) =>
    [...plan.scenarios.values()].flatMap((scenario) => [
      ...withoutStart(plan, scenario),
      ...withoutSymptoms(plan, scenario),
    ]),
};

function withoutStart(plan: Plan, scenario: Scenario): Finding[] {
  const starts = playbooksInForce(plan).some(
    ({ id, playbookKind, status, scenarios }) =>
      playbookKind === 'start-here' &&
      status !== 'draft' &&
      (id === scenario.startWith || scenarios.includes(scenario.id)),
  );
  if (starts || !isWhole(plan, 'playbook')) return [];
  const first = plan.playbooks.get(scenario.startWith);
  const begins = first
    ? ` It begins with ${nameOf(plan, first)}, which is ${first.playbookKind === 'start-here' ? 'not in force' : `of the kind ${first.playbookKind}`}.`
    : '';
  return [
    {
      place: placeIn(plan, scenario, ['startWith']),
      message: `No playbook of the kind start-here answers “${scenario.name}”.${begins} Name the scenario in the \`scenarios\` of one, or write one.`,
      related: first ? [placeIn(plan, first, ['kind'])] : [],
    },
  ];
}

function withoutSymptoms(plan: Plan, scenario: Scenario): Finding[] {
  if (scenario.symptoms.length > 0) return [];
  return [
    {
      place: placeIn(plan, scenario, ['symptoms'], 'key'),
      message: `Nothing says what an employee notices of “${scenario.name}”. Add \`symptoms\` in their words, such as “My password is refused everywhere”.`,
    },
  ];
}
