import { expect, test } from 'vitest';
import { generalStart } from '../../src/components/start-here.ts';
import { contactsInBinder, keeperToAsk } from '../../src/components/keeper.ts';
import { loadPlan, parsePlan } from '../../src/plan/index.ts';
import { fixture } from '../plan/sound-plan.ts';

const sample = loadPlan('content').plan;

/** The other organisation's plan with more scenarios like its only one, which other playbooks answer. */
function withScenarios(more: number, others: Record<string, string> = {}) {
  const files = fixture('other-plan');
  const scenario = files.get('scenarios/catalogue-lost.yaml') ?? '';
  const playbook = files.get('playbooks/catalogue-is-down.mdx') ?? '';
  for (let number = 1; number <= more; number += 1) {
    files.set(
      `scenarios/loss-${number}.yaml`,
      scenario.replace('startWith: catalogue-is-down', `startWith: a-loss-${number}`),
    );
    files.set(`playbooks/a-loss-${number}.mdx`, playbook.replace('[catalogue-lost]', `[loss-${number}]`));
  }
  for (const [file, text] of Object.entries(others)) files.set(file, text);
  const { plan } = parsePlan(files);
  expect(plan.scenarios.size).toBe(more + 1);
  return plan;
}

test('everybody is sent to the start-here playbook of most scenarios, whatever its title', () => {
  expect(generalStart(sample)?.id).toBe('something-is-down');
  expect(generalStart(withScenarios(0))?.id).toBe('catalogue-is-down');
});

test('nobody is sent to a start-here playbook that is for less than half of the scenarios', () => {
  expect(generalStart(withScenarios(2))).toBeUndefined();
});

test('a start-here playbook for everyone that names no scenario is for all', () => {
  const particular = fixture('other-plan').get('playbooks/catalogue-is-down.mdx') ?? '';
  const general = particular.replace('scenarios: [catalogue-lost]', 'scenarios: []');
  expect(generalStart(withScenarios(2, { 'playbooks/whatever-it-is.mdx': general }))?.id).toBe(
    'whatever-it-is',
  );
});

test('a number that is not published is asked of somebody else, whose number is', () => {
  const { plan } = parsePlan(fixture('other-plan'));
  const asked = [...plan.contacts.values()].map((contact) => [contact.id, keeperToAsk(plan, contact)?.id]);
  expect(Object.fromEntries(asked)).toEqual({ 'duty-desk': undefined, 'head-phone': 'deputy-head' });
  expect(contactsInBinder(plan)).toBe(false);
  expect(contactsInBinder(sample)).toBe(true);
});
