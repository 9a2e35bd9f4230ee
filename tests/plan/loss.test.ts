import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hardServices,
  lostDomains,
  lostIn,
  parsePlan,
  stoppedProcesses,
  stoppedServices,
  waysLeft,
  channelsIn,
  whyStopped,
} from '../../src/plan/index.ts';
import type { Plan } from '../../src/plan/index.ts';
import { changed, fixture, soundPlan } from './sound-plan.ts';

const mail = fixture('sound').get('services/mail.yaml') ?? '';
const plain = mail.replace(
  'failureDomains: [tenant]\nsignInVia: [sign-in]',
  'failureDomains: []\nsignInVia: []',
);

function planWith(changes: Record<string, string>): Plan {
  return parsePlan(soundPlan(changes)).plan;
}

const chainOf = (
  plan: Plan,
  lost: ReadonlySet<string>,
  kind: 'service' | 'process' | 'channel',
  id: string,
) => whyStopped(plan, lost, { kind, id })?.chain.map((ref) => `${ref.kind}/${ref.id}`);

describe('A scenario', () => {
  it('takes away its failure domains with their children and grandchildren', () => {
    const plan = planWith({
      'failure-domains/mailboxes.yaml': 'name: Mailboxes\ntype: cloud-provider\npartOf: [tenant]\n',
      'failure-domains/archive.yaml': 'name: Archive\ntype: cloud-provider\npartOf: [mailboxes]\n',
    });
    expect([...lostIn(plan, 'mail-lost')].sort()).toEqual(['archive', 'mailboxes', 'tenant']);
    expect([...lostDomains(plan, ['mailboxes'])].sort()).toEqual(['archive', 'mailboxes']);
  });

  it('ends where failure domains are part of each other', () => {
    const plan = planWith({
      'failure-domains/hen.yaml': 'name: Hen\ntype: site\npartOf: [egg]\n',
      'failure-domains/egg.yaml': 'name: Egg\ntype: site\npartOf: [hen]\n',
    });
    expect([...lostDomains(plan, ['egg'])].sort()).toEqual(['egg', 'hen']);
  });

  it('that nobody described takes nothing away', () => {
    expect(lostIn(planWith({}), 'no-such-scenario').size).toBe(0);
  });
});

describe('What hangs on something lost', () => {
  it('stops through its sign-in', () => {
    const plan = planWith({
      'services/till.yaml': plain.replace('signInVia: []', 'signInVia: [sign-in]'),
      'channels/chat.yaml': (fixture('sound').get('channels/blackboard.yaml') ?? '').concat(
        'signInVia: [till]\n',
      ),
    });
    const lost = lostIn(plan, 'mail-lost');
    expect(chainOf(plan, lost, 'service', 'till')).toEqual(['service/till', 'service/sign-in']);
    expect(chainOf(plan, lost, 'channel', 'chat')).toEqual([
      'channel/chat',
      'service/till',
      'service/sign-in',
    ]);
    expect(channelsIn(plan, lost).map(({ channel, stop }) => [channel.id, stop === undefined])).toEqual([
      ['blackboard', true],
      ['chat', false],
    ]);
  });

  it('stops through hard dependencies and goes on without soft ones', () => {
    const needing = (strength: string) =>
      `${plain}dependsOn:\n  - { service: mail, strength: ${strength} }\n`;
    const plan = planWith({
      'services/newsletter.yaml': needing('hard'),
      'services/website.yaml': needing('soft'),
    });
    const lost = lostIn(plan, 'mail-lost');
    expect(stoppedServices(plan, lost).map(({ service }) => service.id)).toEqual([
      'mail',
      'newsletter',
      'sign-in',
    ]);
  });

  it('is told by the shortest chain', () => {
    const plan = planWith({});
    expect(chainOf(plan, lostIn(plan, 'mail-lost'), 'process', 'bake')).toEqual([
      'process/bake',
      'process/take-orders',
      'service/mail',
    ]);
  });

  it('comes in the order of the first commitment broken, and the unknown comes last', () => {
    const open = (fixture('sound').get('processes/take-orders.yaml') ?? '').replace(
      /^ {2}(rto|mtpd): .*\n/gm,
      '',
    );
    const plan = planWith({ 'processes/advice.yaml': open });
    expect(stoppedProcesses(plan, lostIn(plan, 'mail-lost')).map(({ process: { id } }) => id)).toEqual([
      'take-orders',
      'bake',
      'advice',
    ]);
  });

  it('is found although services need each other in a loop', () => {
    const plan = planWith(changed('services/sign-in.yaml', 'signInVia: []', 'signInVia: [mail]'));
    expect(stoppedServices(plan, new Set()).length).toBe(0);
    expect([...hardServices(plan, plan.processes.get('bake') ?? fail())].sort()).toEqual(['mail', 'sign-in']);
  });

  it('is found fast where every service of a layer needs every service of the next', () => {
    const layers = Object.fromEntries(
      Array.from({ length: 25 * 4 }, (_, n) => {
        const [layer, place] = [Math.floor(n / 4), n % 4];
        const needs = layer === 0 ? [] : [0, 1, 2, 3].map((other) => `layer-${layer - 1}-${other}`);
        const list = needs.map((id) => `\n  - { service: ${id}, strength: hard }`).join('');
        return [`services/layer-${layer}-${place}.yaml`, list ? `${plain}dependsOn:${list}\n` : plain];
      }),
    );
    const plan = planWith(layers);
    expect(chainOf(plan, new Set(['web-host']), 'service', 'layer-24-0')).toBeUndefined();
  });

  it('never becomes less when more is lost', () => {
    const plan = planWith({ 'services/paper.yaml': plain });
    const domains = [...plan.failureDomains.keys()];
    fc.assert(
      fc.property(fc.subarray(domains), fc.subarray(domains), (some, more) => {
        const stopped = (lost: string[]) =>
          new Set(stoppedServices(plan, lostDomains(plan, lost)).map(({ service }) => service.id));
        const all = stopped([...some, ...more]);
        return [...stopped(some)].every((id) => all.has(id));
      }),
    );
  });

  it('leaves the ways of a contact that lie elsewhere', () => {
    const plan = planWith({});
    const contact = plan.contacts.get('shop-phone') ?? fail();
    expect(waysLeft(plan, lostIn(plan, 'mail-lost'), contact)).toHaveLength(1);
    expect(waysLeft(plan, new Set(['mobile-carrier']), contact)).toHaveLength(0);
  });

  it('takes mail and chat away where nobody can sign in to them, and leaves the telephones there', () => {
    const way = (type: string, value: string) =>
      `  - { type: ${type}, value: "${value}", failureDomains: [till-host], verifiedOn: 2026-05-04, verifiedHow: answered }\n`;
    const till = plain.replace('failureDomains: []', 'failureDomains: [till-host]');
    const left = (services: Record<string, string>) => {
      const plan = planWith({
        ...services,
        'failure-domains/till-host.yaml': 'name: Host of the till\ntype: cloud-provider\n',
        'contacts/shop-phone.yaml': `label: Shop\ntype: desk\nways:\n${way('email', 'shop@bakery.example')}${way('chat', 'Shop')}${way('landline', '+441632960100')}`,
      });
      const contact = plan.contacts.get('shop-phone') ?? fail();
      return waysLeft(plan, new Set(['service/sign-in']), contact).map(({ type }) => type);
    };
    const signedIn = till.replace('signInVia: []', 'signInVia: [sign-in]');
    expect(left({ 'services/till.yaml': signedIn })).toEqual(['landline']);
    expect(left({ 'services/till.yaml': signedIn, 'services/own-accounts.yaml': till })).toHaveLength(3);
    expect(left({})).toHaveLength(3);
  });
});

function fail(): never {
  throw new Error('The sound plan lacks what the test needs.');
}
