import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coverage,
  coversOf,
  judge,
  loadPlan,
  longestRecovery,
  lostDomains,
  lostIn,
  optionsOf,
  parsePlan,
  reachOf,
  REASONS,
  saidReasons,
  sharedBy,
  unmet,
  whatStops,
  whyStopped,
} from '../../src/plan/index.ts';
import type { BusinessProcess, Plan, Service } from '../../src/plan/index.ts';
import { filesOf, planParts } from './random-plan.ts';
import { changed, fixture, soundPlan } from './sound-plan.ts';

const mail = fixture('sound').get('services/mail.yaml') ?? '';
const { plan: sample } = loadPlan(new URL('../../content', import.meta.url).pathname);

const contingency = (changes: Partial<Record<string, string>> = {}) => {
  const fields = {
    protects: '[{ kind: process, id: take-orders }]',
    against: '[mail-lost]',
    state: 'in-place',
    activationTime: '1h',
    maxDuration: '3d',
    capacity: '60',
    requires: '[]',
    ...changes,
  };
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${value}\n`);
  return `name: Order book\ntype: contingency\ndescription: A book.\n${lines.join('')}activateWhen: No mail.\nactivatedBy: shop-lead\ntradeOff: Slow.\nundo: Type it in.\n${mail.slice(mail.indexOf('owner:'))}`;
};

function planWith(changes: Record<string, string>): Plan {
  const { plan, problems } = parsePlan(soundPlan(changes));
  expect(problems).toEqual([]);
  return plan;
}

function processOf(plan: Plan, id: string): BusinessProcess {
  return plan.processes.get(id) ?? fail();
}

function serviceOf(plan: Plan, id: string): Service {
  return plan.services.get(id) ?? fail();
}

const slowMail = changed('services/mail.yaml', 'rto: 4h', 'rto: 2d');

describe('A contingency covers a service for a process', () => {
  const covered = (changes: Record<string, string>) => {
    const plan = planWith({ 'measures/order-book.yaml': contingency(), ...changes });
    return coversOf(plan, processOf(plan, 'take-orders'), serviceOf(plan, 'mail')).map(
      ({ scenarios }) => scenarios,
    );
  };

  it('when it is in place and against a scenario that loses the service', () => {
    expect(covered({})).toEqual([['mail-lost']]);
  });

  it.each([
    ['it is only planned', { state: 'planned' }],
    ['it protects another process', { protects: '[{ kind: process, id: bake }]' }],
    ['it protects the service alone', { protects: '[{ kind: service, id: mail }]' }],
    ['what it requires is lost in that scenario', { requires: '[{ kind: service, id: sign-in }]' }],
  ])('and not when %s', (_, change) => {
    expect(covered({ 'measures/order-book.yaml': contingency(change) })).toEqual([]);
  });

  it('and not when its scenario leaves the service alone', () => {
    expect(covered(changed('scenarios/mail-lost.yaml', '[tenant]', '[mobile-carrier]'))).toEqual([]);
  });
});

describe('What is back too late', () => {
  it('comes with the shortest way to it, and unknown counts as endless', () => {
    const plan = planWith(changed('services/sign-in.yaml', 'rto: 4h', 'rto: unknown'));
    const [first, ...others] = unmet(plan, processOf(plan, 'bake'), 2880);
    expect(others).toEqual([]);
    expect(first?.back).toBe(Infinity);
    expect(first?.chain.map(({ id }) => id)).toEqual(['bake', 'take-orders', 'mail', 'sign-in']);
  });

  it('is borne when a contingency is on in time, and only then', () => {
    const late = (activationTime: string) => {
      const plan = planWith({
        ...slowMail,
        'measures/order-book.yaml': contingency({ activationTime }),
      });
      return unmet(plan, processOf(plan, 'take-orders'), 1440).map(({ late: covers }) => covers.length);
    };
    expect(late('1d')).toEqual([]);
    expect(late('2d')).toEqual([1]);
  });

  it('is nothing for a service with a capability of none', () => {
    const plan = planWith(changed('services/mail.yaml', 'rto: 4h', 'rto: 0m'));
    expect(unmet(plan, processOf(plan, 'take-orders'), 0).map(({ service }) => service.id)).toEqual([
      'sign-in',
    ]);
  });
});

describe('The longest chain of recovery', () => {
  const all = ({ capability }: Service) => (capability.rto === 'unknown' ? undefined : capability.rto);

  it('runs from what must be first to what is last', () => {
    const plan = planWith({});
    const chain = longestRecovery(plan, processOf(plan, 'bake'), all);
    expect(chain.services.map(({ id }) => id)).toEqual(['sign-in', 'mail']);
    expect(chain.total).toBe(480);
  });

  it('passes through what does not count', () => {
    const plan = planWith({});
    const chain = longestRecovery(plan, processOf(plan, 'bake'), (service) =>
      service.id === 'mail' ? undefined : all(service),
    );
    expect(chain.services.map(({ id }) => id)).toEqual(['sign-in']);
  });

  it('ends in a loop, and is found through two thousand services', () => {
    const link = (n: number) =>
      mail
        .replace('[sign-in]', '[]')
        .replace(
          'capability',
          `dependsOn: [{ service: link-${(n + 1) % 2000}, strength: hard }]\ncapability`,
        );
    const links = Array.from({ length: 2000 }, (_, n) => [`services/link-${n}.yaml`, link(n)] as const);
    const plan = planWith({
      ...Object.fromEntries(links),
      ...changed('processes/take-orders.yaml', 'id: mail', 'id: link-0'),
    });
    expect(longestRecovery(plan, processOf(plan, 'take-orders'), all).services).toHaveLength(2000);
    expect(reachOf(plan, processOf(plan, 'take-orders')).services).toHaveLength(2000);
  });
});

describe('What a process can use', () => {
  it('shares the narrowest failure domain, not all that hold it', () => {
    const plan = planWith({
      'failure-domains/cloud.yaml': 'name: Cloud\ntype: cloud-provider\n',
      ...changed('failure-domains/tenant.yaml', 'primary: true', 'primary: true\npartOf: [cloud]'),
    });
    const options = optionsOf(plan, processOf(plan, 'bake'));
    expect(options.map(({ of }) => of.id)).toEqual(['mail']);
    expect([...(options[0]?.domains ?? [])].sort()).toEqual(['cloud', 'tenant']);
    expect(sharedBy(plan, options)).toEqual(['tenant']);
  });

  it('shares nothing with paper', () => {
    const plan = planWith({ 'measures/order-book.yaml': contingency() });
    const options = optionsOf(plan, processOf(plan, 'take-orders'));
    expect(options.map(({ of }) => of.id)).toEqual(['mail', 'order-book']);
    expect(sharedBy(plan, options)).toEqual([]);
  });
});

describe('A process in a scenario', () => {
  const verdict = (changes: Record<string, string>, measure?: Partial<Record<string, string>>) => {
    const plan = planWith({
      ...slowMail,
      ...(measure ? { 'measures/order-book.yaml': contingency(measure) } : {}),
      ...changes,
    });
    const row = coverage(plan).find(({ process: { id } }) => id === 'take-orders');
    const cell = row?.cells.find(({ scenario }) => scenario.id === 'mail-lost');
    return [cell?.verdict.state, ...saidReasons(cell?.verdict.reasons ?? [], REASONS)];
  };

  it('is covered when all it needs can be back in time', () => {
    expect(verdict(changed('services/mail.yaml', 'rto: 4h', 'rto: 6h'))).toEqual([
      'covered',
      'It stands still, and is back in time: all it needs can be back within 6 hours; its RTO is 1 day.',
    ]);
  });

  it('is covered by a contingency that is on in time, carries enough and lasts', () => {
    expect(verdict({}, {})).toEqual(['covered', 'Order book carries 60 % after 1 hour, for up to 3 days.']);
  });

  it('is covered in part when something is wanting, and every lack is named', () => {
    expect(verdict({}, { activationTime: '30h', maxDuration: '1h', capacity: '20' })).toEqual([
      'partly',
      'Order book carries 20 % after 1 day 6 hours, for up to 1 hour.',
      'It starts after the RTO of 1 day.',
      'The least acceptable is 50 %.',
      'What is lost may take 2 days to return.',
    ]);
  });

  it('is not covered by what is lost as well', () => {
    expect(verdict({}, { requires: '[{ kind: service, id: sign-in }]' })).toEqual([
      'not',
      'Order book cannot be used: it needs Sign-in, lost as well.',
    ]);
    expect(verdict({})).toEqual(['not', 'No contingency in place answers this.']);
  });

  it('is judged by how long the loss may last, where the scenario says so', () => {
    const lasting = (worst: string) =>
      changed(
        'scenarios/mail-lost.yaml',
        'startWith: mail-is-down',
        `startWith: mail-is-down\nduration: { typical: 4h, worst: ${worst} }`,
      );
    expect(verdict(lasting('3d'), {})[0]).toBe('covered');
    expect(verdict(lasting('1w'), {})).toContain('The loss may last 7 days.');
  });

  it('goes on when nothing that it needs is lost', () => {
    expect(verdict(changed('scenarios/mail-lost.yaml', '[tenant]', '[web-host]'))).toEqual(['not-affected']);
  });
});

describe('What stops', () => {
  const ids = (stopped: { process: BusinessProcess }[]) => stopped.map(({ process: { id } }) => id);

  it('comes in the order of the first commitment broken, with what is left', () => {
    const stops = whatStops(planWith({}), { domains: ['tenant', 'mobile-carrier'] });
    expect(ids(stops.processes)).toEqual(['take-orders', 'bake']);
    expect(stops.contacts.map(({ ways }) => ways.length)).toEqual([0, 0]);
    expect(stops.channels.map(({ channel, stop }) => [channel.id, stop])).toEqual([
      ['blackboard', undefined],
    ]);
    expect(stops.scenarios.map(({ id }) => id)).toEqual(['mail-lost']);
    expect(stops.playbooks[0]?.id).toBe('mail-is-down');
  });

  it('can be asked of a service that lies in no failure domain', () => {
    const stops = whatStops(sample, { services: ['bank-portal'] });
    expect(ids(stops.processes)).toEqual(['payroll', 'supplier-payments']);
    expect(stops.scenarios).toEqual([]);
  });

  it('says which contingency falls with a combination that no scenario names', () => {
    const state = (domains: string[]) =>
      whatStops(sample, { domains }).processes.find(({ process: { id } }) => id === 'customer-order-intake')
        ?.verdict;
    expect(state(['entra'])?.state).toBe('covered');
    expect(state(['entra', 'carrier-b'])?.state).toBe('not');
    expect(saidReasons(state(['entra', 'carrier-b'])?.reasons ?? [], REASONS)).toEqual([
      'Orders on paper cannot be used: it needs Outage line, lost as well.',
    ]);
  });

  it('is bounded by the time that is asked for', () => {
    const carried = (lasts: number) =>
      whatStops(sample, { scenarios: ['orders-system-lost'] }, lasts).processes.find(
        ({ process: { id } }) => id === 'customer-order-intake',
      )?.verdict.state;
    expect(carried(480)).toBe('covered');
    expect(carried(10080)).toBe('partly');
  });
});

describe('In any plan, loops among them', () => {
  it('what stops has a chain of needs that ends in what is lost, and none is shorter', () => {
    fc.assert(
      fc.property(planParts, (parts) => {
        const { plan } = parsePlan(filesOf(parts));
        const lost = lostIn(plan, 'loss-0');
        for (const businessProcess of plan.processes.values()) {
          const chain = whyStopped(plan, lost, businessProcess)?.chain;
          const below = reachOf(plan, businessProcess);
          const hit = below.services.filter(({ failureDomains }) =>
            failureDomains.some((id) => lost.has(id)),
          );
          const nearest = Math.min(...hit.map((service) => below.chainTo(service)?.length ?? Infinity));
          expect(chain?.length ?? Infinity).toBe(nearest);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('losing more stops no fewer processes, and losing nothing stops none', () => {
    fc.assert(
      fc.property(planParts, fc.nat(3), fc.nat(3), (parts, one, other) => {
        const { plan } = parsePlan(filesOf(parts));
        const stopped = (domains: string[]) =>
          new Set(whatStops(plan, { domains }).processes.map(({ process: { id } }) => id));
        const more = stopped([`domain-${one}`, `domain-${other}`]);
        expect([...stopped([`domain-${one}`])].every((id) => more.has(id))).toBe(true);
        for (const businessProcess of plan.processes.values()) {
          const { state } = judge(plan, businessProcess, { lost: lostDomains(plan, []) });
          expect(state).toBe('not-affected');
        }
      }),
      { numRuns: 60 },
    );
  });
});

function fail(): never {
  throw new Error('The plan lacks what the test needs.');
}
