import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerWhatIf } from '../../src/cli/what-if.ts';
import type { WhatIfOptions } from '../../src/cli/what-if.ts';
import type { WhatIf } from '../../src/cli/what-if-facts.ts';
import { scratch, SOUND, writePlan } from './folders.ts';
import type { Changes } from './folders.ts';
import { muster } from './muster.ts';
import { loadPlan } from '../../src/plan/index.ts';

const SAMPLE = 'content';

function ask(names: string, options: Partial<WhatIfOptions> = {}) {
  return answerWhatIf({
    content: SOUND,
    names: names.split(' ').filter(Boolean),
    format: 'text',
    ...options,
  });
}

function facts(names: string, options: Partial<WhatIfOptions> = {}): WhatIf {
  return JSON.parse(ask(names, { ...options, format: 'json' }).output) as WhatIf;
}

function planWith(changes: Changes): string {
  return writePlan(join(scratch(), 'plan'), changes);
}

/** Bakehouse reached by a person's number, which is print-only, and by one that is restricted. */
const BAKER: Changes = {
  'contacts/bakehouse-phone.yaml': [
    'type: person',
    'label: Bakehouse',
    'name: Ines Hadley',
    'ways:',
    '  - { type: mobile, value: "+447700900150", failureDomains: [] }',
    '  - { type: landline, value: "+441632960151", failureDomains: [], visibility: restricted }',
    '  - { type: email, value: oven@bakery.example, failureDomains: [], visibility: staff }',
    '',
  ].join('\n'),
};

test('the answer is set for a person under stress: what it comes to, then part by part', () => {
  const { output, errors, exitCode } = ask('mail-lost', { lasts: '2d', start: '2026-11-21T20:00' });
  expect(output.replaceAll('\u00a0', ' ')).toBe(
    [
      'What if: Mail is lost',
      'It begins at 20:00 on Sat 21 Nov 2026. It lasts 2 days, until 20:00 on Mon 23 Nov.',
      '2 of 2 processes stop: 1 stands still and is back in time and 1 may stand still too long. If nothing',
      'is done, the first commitment breaks after 1 day, at 20:00 on Sun 22 Nov: Taking orders.',
      'Begin with the playbook "Mail is down".',
      '',
      'WHAT IS LOST',
      '  Failure domains  Office tenant',
      '  Services         Mail, Sign-in',
      '',
      'WHAT STOPS, THE FIRST COMMITMENT BROKEN FIRST',
      '  1. Taking orders (Shop): may stand still too long',
      '     RTO breaks after 1 day, at 20:00 on Sun 22 Nov; MTPD breaks after 3 days, at 20:00 on Tue 24',
      '     Nov.',
      '     It needs Mail, and that is lost.',
      '     What it needs is said to be back within 4 hours, but the loss may last 2 days.',
      '',
      '  2. Baking (Bakehouse): stands still, back in time',
      '     RTO 2 days, MTPD 4 days: a loss of 2 days is over by then.',
      '     It needs Taking orders, which needs Mail, and that is lost.',
      '     It stands still, and is back in time: all it needs can be back within 4 hours; its RTO is 2',
      '     days.',
      '',
      'OPEN THESE PLAYBOOKS, IN THIS ORDER',
      '  1. Mail is down',
      '     https://continuity.bakery.example/playbooks/mail-is-down.html',
      '  2. Something is wrong',
      '     https://continuity.bakery.example/playbooks/something-is-wrong.html',
      '',
      'WHERE WE CAN TALK',
      '  1. Blackboard at the back door: Back door',
      '     Look at it when you arrive.',
      '',
      'WHO CAN BE REACHED, IN THE ORDER OF CALLING',
      '  1. Shop: Shop lead; Head baker (alternate)',
      '     mobile  +44 7700 900 124',
      '  2. Bakehouse: Shop lead (alternate); Head baker',
      '     mobile  +44 7700 900 123',
    ].join('\n'),
  );
  expect(errors).toEqual([]);
  expect(exitCode).toBe(0);
});

describe('What stops', () => {
  test('stands in the order of the first commitment broken, with what carries it', () => {
    const { processes } = facts('tenant-lost', { content: SAMPLE, start: '2026-11-21T09:00' });
    const rtos = processes.map(({ rto }) => rto?.minutes ?? Infinity);
    expect(rtos).toEqual([...rtos].sort((a, b) => a - b));
    expect(processes.find(({ id }) => id === 'customer-order-intake')).toMatchObject({
      carried: 'partly',
      because: ['Orders and finance (Dynamics 365)'],
      rto: { minutes: 240, at: { time: '13:00', daysLater: 0, date: '2026-11-21' }, broken: true },
      mtpd: { minutes: 480, at: { time: '17:00' }, broken: true },
      by: [
        {
          id: 'orders-on-paper',
          capacity: 40,
          from: { time: '09:45', daysLater: 0 },
          until: { time: '09:45', daysLater: 2, date: '2026-11-23' },
          shortfalls: ['too-short'],
        },
      ],
    });
  });

  test('is judged alike for a scenario and for the failure domains that it loses', () => {
    const judged = (names: string) =>
      facts(names, { content: SAMPLE, lasts: '2d' }).processes.map(({ id, carried, through }) => [
        id,
        carried,
        through,
      ]);
    const { plan } = loadPlan(SAMPLE);
    for (const { id, losesDomains } of plan.scenarios.values())
      expect(judged(losesDomains.map((domain) => `failure-domain/${domain}`).join(' '))).toEqual(
        judged(`scenario/${id}`),
      );
  });

  test('names the scenario that a contingency was planned against, when another is asked for', () => {
    const content = planWith({
      'scenarios/all-lost.yaml': [
        'name: All is lost',
        'lossOf: system',
        'losesDomains: [tenant]',
        'symptoms: [Nothing opens]',
        'confirm: [{ how: Ask the shop }]',
        'startWith: mail-is-down',
        '',
      ].join('\n'),
      'services/mail.yaml': (text) => text.replace('rto: 4h', 'rto: 3d'),
      'measures/order-book.yaml': [
        'name: Order book',
        'type: contingency',
        'description: Orders are written down.',
        'protects: [{ kind: process, id: take-orders }]',
        'against: [mail-lost]',
        'state: in-place',
        'activateWhen: No order for an hour.',
        'activatedBy: shop-lead',
        'activationTime: 1h',
        'maxDuration: 5d',
        'capacity: 90',
        'requires: []',
        'tradeOff: Slow.',
        'owner: shop-lead',
        'approver: head-baker',
        'status: approved',
        'version: "1"',
        'lastReviewed: 2026-05-04',
        'reviewEvery: 12mo',
        '',
      ].join('\n'),
    });
    const reasons = (names: string) =>
      facts(names, { content, lasts: '2d' }).processes.find(({ id }) => id === 'take-orders');
    for (const names of ['all-lost', 'tenant'])
      expect(reasons(names)).toMatchObject({
        carried: 'covered',
        through: 'contingency',
        reasons: [
          'Order book carries 90 % after 1 hour, for up to 5 days.',
          'It was planned against “Mail is lost”.',
        ],
      });
    expect(reasons('mail-lost')?.reasons).toHaveLength(1);
    expect(ask('tenant', { content, lasts: '2d' }).output).toContain(
      'Taking orders (Shop): carried by Order book',
    );
  });

  test('depends on how long the loss lasts', () => {
    const carried = (lasts?: string) =>
      facts('tenant-lost', { content: SAMPLE, lasts }).processes.find(
        ({ id }) => id === 'customer-order-intake',
      )?.carried;
    expect([carried('8h'), carried('3d'), carried()]).toEqual(['covered', 'partly', 'partly']);
  });

  test('is said of any combination, also one that no scenario names', () => {
    const { named, processes, playbooks, asked } = facts('depot-power service/bank-portal', {
      content: SAMPLE,
    });
    expect(asked.map(({ kind, id }) => `${kind}/${id}`)).toEqual([
      'failure-domain/depot-power',
      'service/bank-portal',
    ]);
    expect(named).toBe(false);
    expect(processes.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['cold-room-monitoring', 'supplier-payments']),
    );
    expect(playbooks[0]?.id).toBe('cold-rooms-by-hand');
  });

  test('may be nothing, which is said', () => {
    const { output, exitCode } = ask('mobile-carrier');
    expect(output).toContain('\nNo process stops, and no service. How long it lasts is not known');
    expect(output).toContain('Out of reach, every way is lost: Bakehouse, Shop.');
    expect(output).not.toContain('WHAT STOPS');
    expect(exitCode).toBe(0);
  });

  test('begins on the day that --as-of gives, and on none without it', () => {
    const until = (asOf?: string) => facts('mail-lost', { start: '20:00', lasts: '8h', asOf }).lasts?.until;
    expect(until('2026-11-21')).toEqual({ time: '04:00', daysLater: 1, date: '2026-11-22' });
    expect(until()).toEqual({ time: '04:00', daysLater: 1 });
  });
});

describe('Who can be reached', () => {
  test('is told without what is print-only or restricted', () => {
    const content = planWith(BAKER);
    for (const format of ['text', 'json']) {
      const { output } = ask('mail-lost', { content, format });
      expect(output).not.toMatch(/Hadley|7700.?900.?150|1632.?960.?151/);
    }
    expect(ask('mail-lost', { content }).output).toContain(
      ['Head baker', '     mobile  in the binder', '     mail    oven@bakery.example'].join('\n'),
    );
    const baker = facts('mail-lost', { content }).contacts.reachable.find(
      ({ label }) => label === 'Bakehouse',
    );
    expect(baker?.ways).toEqual([{ type: 'mobile' }, { type: 'email', value: 'oven@bakery.example' }]);
  });

  test('is told in the order of calling, with whom to call when nobody answers', () => {
    const { output } = ask('tenant-lost', { content: SAMPLE });
    const [first] = facts('tenant-lost', { content: SAMPLE }).contacts.reachable;
    expect(first?.roles[0]).toMatchObject({ id: 'operations-duty-manager', rank: 'first' });
    expect(output).toContain('No answer after 5 minutes: call IT service lead, alternate.');
    expect(output).not.toMatch(/\+44\s?7700\s?900\s?111/);
  });

  test('a playbook that is print-only is counted and not named', () => {
    const content = planWith({
      'playbooks/mail-is-down.mdx': (text) =>
        text.replace('kind: degraded', 'visibility: print-only\nkind: degraded'),
    });
    const { output } = ask('mail-lost', { content });
    expect(output).not.toContain('Mail is down');
    expect(output).toContain('1 more playbook in the binder only.');
  });

  test('playbooks are opened from a mirror when the site is lost, from a copy when all are', () => {
    const options = { content: SAMPLE };
    const first = (names: string) => facts(names, options).playbooks[0]?.address;
    expect(first('mail-lost')).toMatch(/^https:\/\/continuity-larkmoor\.example\/playbooks\/[\w-]+\.html$/);
    expect(first('mail-lost continuity-host')).toMatch(
      /^https:\/\/continuity\.carrier-b\.example\/larkmoor\/playbooks\//,
    );
    expect(ask('mail-lost continuity-host carrier-b', options).output).toContain('open a copy on a stick');
  });
});

test('a domain that brings a scenario about is lost for as long as that one may last, and work is carried no better', () => {
  const told = (names: string) => {
    const { lasts, processes } = facts(names, { content: SAMPLE });
    return { lasts, processes: processes.map(({ id, carried }) => [id, carried]) };
  };
  expect(told('m365-tenant').lasts).toMatchObject({ minutes: 3 * 24 * 60, from: 'scenario' });
  expect(told('m365-tenant')).toEqual(told('tenant-lost'));
  expect(told('entra')).toEqual(told('identity-lost'));
});

test('no line is wider than 100 columns, addresses apart', () => {
  const { output } = ask('tenant-lost carrier-a depot-power', { content: SAMPLE, start: '09:00' });
  const wide = output.split('\n').filter((line) => line.length > 100 && !line.includes('https://'));
  expect(wide).toEqual([]);
});

describe('A name', () => {
  test('that several kinds have is taken as one of them, and that is said in a line', () => {
    const { errors, output } = ask('teams', { content: SAMPLE });
    expect(errors).toEqual([
      '`teams` is the name of a failure domain and a service: the failure domain is taken. Write service/teams for the other.',
    ]);
    expect(output).toContain('Failure domains  Chat, meetings and desk telephones (Teams)');
    expect(ask('service/teams', { content: SAMPLE }).errors).toEqual([]);
    expect(facts('service/teams', { content: SAMPLE }).lost.failureDomains).toEqual([]);
  });

  test.each([
    ['mial', 'There is no scenario, failure domain or service `mial`. Did you mean `mail`?'],
    [
      'everything',
      'There is no scenario, failure domain or service `everything`. Scenarios: `mail-lost`. Failure domains: `mobile-carrier`, `tenant`, `web-host`. Services: `mail`, `sign-in`.',
    ],
    ['service/tenant', 'There is no service `tenant`. Services: `mail`, `sign-in`.'],
    ['host', 'There is no scenario, failure domain or service `host`. Did you mean `web-host`?'],
    ['scenario/', '`scenario/` names no scenario. Scenarios: `mail-lost`.'],
    ['scenario/mail-lots', 'There is no scenario `mail-lots`. Did you mean `mail-lost`?'],
    [
      'process/bake',
      '`process/bake` is nothing that can be lost. A scenario, a failure domain or a service can.',
    ],
    ['risk/mail-lost', '`risk/mail-lost` is nothing that can be lost. Did you mean `scenario/mail-lost`?'],
    [
      '',
      'Name what is lost: a scenario, a failure domain or a service by its id, such as `muster what-if mail-lost`.',
    ],
  ])('that is not understood is one sentence: "%s"', (names, says) => {
    expect(ask(names)).toEqual({ output: '', errors: [says], exitCode: 2 });
  });
});

describe('The command', () => {
  test('writes data alone to standard output, and what else there is to say beside it', async () => {
    const args = ['what-if', 'teams', '--for', '8h', '--start', '09:00', '--format', 'json'];
    const { code, stdout, stderr } = await muster(args, { cwd: process.cwd() });
    expect((JSON.parse(stdout) as WhatIf).lasts).toMatchObject({ minutes: 480, from: 'asked' });
    expect(stderr).toMatch(/^`teams` is the name of .*\n$/);
    expect(code).toBe(0);
  });

  test.each([
    [{ lasts: '8x' }, '`--for` must be a duration such as 30m, 8h or 2d, but is "8x".'],
    [{ lasts: '0h' }, '`--for` must be a duration such as 30m, 8h or 2d, but is "0h".'],
    [
      { start: '25:00' },
      '`--start` must be a time such as 09:00, or a day and a time such as 2026-11-21T09:00, but is "25:00".',
    ],
    [{ format: 'xml' }, '`--format` is text or json, not "xml".'],
    [{ asOf: '2026-02-30' }, '`--as-of` must be a day that exists, written YYYY-MM-DD, but is "2026-02-30".'],
    [
      { content: 'tests/golden' },
      `${join(process.cwd(), 'tests/golden')} holds no plan: there is no organization.yaml in it. Name the plan's folder with --content, or begin a plan with \`muster init\`.`,
    ],
  ])('refuses what makes no sense in one sentence: %o', (options, says) => {
    expect(ask('mail-lost', options)).toEqual({ output: '', errors: [says], exitCode: 2 });
  });

  test('says when a part of the plan cannot be read', () => {
    const content = planWith({ 'services/mail.yaml': 'name: [\n' });
    expect(ask('mail-lost', { content }).errors).toEqual([
      expect.stringMatching(/^\d+ problems? keeps? .*so this may not be all\. `muster check` shows what\.$/),
    ]);
  });
});
