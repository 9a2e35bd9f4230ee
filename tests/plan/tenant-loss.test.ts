import { expect, test } from 'vitest';
import { parsePlan, sharedWithTenant } from '../../src/plan/index.ts';
import { soundPlan } from './sound-plan.ts';

const { plan } = parsePlan(
  soundPlan({
    'failure-domains/tenant.yaml':
      'name: Office tenant\ntype: cloud-tenant\nprimary: true\nurlPatterns: ["*.onmicrosoft.com", intranet.bakery.co.uk]\nemailDomains: [bakery.example]\n',
  }),
);

test.each([
  ['bakery.onmicrosoft.com', undefined],
  ['continuity.bakery.co.uk', 'bakery.co.uk'],
  ['continuity.bakery.example', 'bakery.example'],
  ['BAKERY.example', 'bakery.example'],
])('the name %s goes down with the tenant', (host, name) => {
  expect(sharedWithTenant(plan, host)).toEqual({
    domain: expect.objectContaining({ id: 'tenant' }) as unknown,
    ...(name === undefined ? {} : { name }),
  });
});

test.each(['continuity-bakery.example', 'other.co.uk', '127.0.0.1', 'localhost', 'bakery.example.org'])(
  'the name %s is one of its own',
  (host) => {
    expect(sharedWithTenant(plan, host)).toBeUndefined();
  },
);
