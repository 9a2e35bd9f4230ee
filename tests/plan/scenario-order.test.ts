import { expect, test } from 'vitest';
import { likeliestFirst, loadPlan, nameOrder, parsePlan } from '../../src/plan/index.ts';
import { fixture, soundPlan } from './sound-plan.ts';

test('readers find first what the risks call likely, then grave, then what stops most', () => {
  const { plan } = loadPlan('content');
  expect(likeliestFirst(plan).map(({ id }) => id)).toEqual([
    'identity-lost',
    'site-network-lost',
    'chat-and-phones-lost',
    'mail-lost',
    'wms-lost',
    'orders-system-lost',
    'tenant-lost',
    'files-lost',
  ]);
});

test('names stand as readers of the plan’s language look for them, whatever their language is called', () => {
  const names = ['Zug', 'Über uns', 'alt', 'Uhr', 'Depot 10', 'Depot 2', 'Amt'];
  for (const language of ['de', 'en', 'no language'])
    expect(names.toSorted(orderIn(language)), language).toEqual([
      'alt',
      'Amt',
      'Depot 2',
      'Depot 10',
      'Über uns',
      'Uhr',
      'Zug',
    ]);
  expect(['Zug', 'Öl'].toSorted(orderIn('sv'))).toEqual(['Zug', 'Öl']);
});

function orderIn(language: string): (a: string, b: string) => number {
  const organization = `${fixture('sound').get('organization.yaml') ?? ''}languages: ["${language}"]\n`;
  return nameOrder(parsePlan(soundPlan({ 'organization.yaml': organization })).plan);
}
