import { isWhole, nameOf, placeIn } from '../plan/index.ts';
import type { Plan, Playbook, Scenario } from '../plan/index.ts';
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
  if (!isWhole(plan, 'playbook')) return [];
  const first = plan.playbooks.get(scenario.startWith);
  if (starts)
    return first && !first.scenarios.includes(scenario.id) ? [unanswered(plan, scenario, first)] : [];
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

/** Whoever opens the scenario is sent to a playbook that does not say that it answers it. */
function unanswered(plan: Plan, scenario: Scenario, first: Playbook): Finding {
  return {
    place: placeIn(plan, scenario, ['startWith']),
    message: `“${scenario.name}” begins with ${nameOf(plan, first)}, whose \`scenarios\` do not name it. Add \`${scenario.id}\` to them, or begin with a playbook that answers it.`,
    severity: 'warning',
    related: [placeIn(plan, first, ['scenarios'])],
  };
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
