import { describe, expect, it } from 'vitest';
import {
  acceptances,
  binderContents,
  openActions,
  parsePlan,
  reviewsDue,
  standingOf,
} from '../../src/plan/index.ts';
import type { Objective } from '../../src/plan/index.ts';
import { changed, soundPlan } from './sound-plan.ts';

function objective(direction: 'up' | 'down', values: number[]): Objective {
  return {
    kind: 'objective',
    id: 'wait',
    file: 'objectives/wait.yaml',
    statement: 'Nobody waits.',
    area: 'response-time',
    measure: { formula: 'Median', unit: 'minutes', direction, target: 60 },
    readEvery: '3mo',
    readings: values.map((value, index) => ({ on: `2026-0${index + 1}-01`, value })),
    owner: 'shop-lead',
  };
}

describe('An objective', () => {
  it('is met at its target, whichever way is better', () => {
    expect(standingOf(objective('down', [60])).met).toBe(true);
    expect(standingOf(objective('up', [60])).met).toBe(true);
    expect(standingOf(objective('down', [61])).met).toBe(false);
    expect(standingOf(objective('up', [59])).met).toBe(false);
  });

  it('gets better towards its target, and says nothing after one reading', () => {
    expect(standingOf(objective('down', [90, 70])).trend).toBe('better');
    expect(standingOf(objective('up', [90, 70])).trend).toBe('worse');
    expect(standingOf(objective('up', [70])).trend).toBeUndefined();
  });

  it('that was never read is neither met nor missed', () => {
    expect(standingOf(objective('up', []))).toEqual({
      last: undefined,
      met: undefined,
      trend: undefined,
      due: undefined,
    });
  });
});

describe('Reviews', () => {
  const { plan } = parsePlan(soundPlan(changed('services/mail.yaml', '2026-05-04', '2025-03-01')));

  it('that are overdue come first, with how long', () => {
    const [first] = reviewsDue(plan, '2026-06-15', 90);
    expect([first?.entity.id, first?.due, first?.days]).toEqual(['mail', '2026-03-01', -106]);
  });

  it('further ahead than asked for are left out', () => {
    expect(reviewsDue(plan, '2026-06-15', 90)).toHaveLength(1);
    expect(reviewsDue(plan, '2026-06-15', 330).length).toBeGreaterThan(1);
  });
});

const EXERCISE = `name: Phones only
type: tabletop
status: done
date: 2026-03-01
announced: true
scenario: mail-lost
objectives: To see whether it works.
successCriteria: []
facilitator: shop-lead
outcome: pass-with-findings
findings:
  - { id: f1, text: No pencils, action: { owner: shop-lead, due: 2026-09-01 } }
  - { id: f2, text: No paper, action: { owner: shop-lead, due: 2026-08-01 } }
  - { id: f3, text: No light, action: { owner: shop-lead, due: 2026-07-01, status: done } }
  - { id: f4, text: No chairs }
`;

describe('Open matters', () => {
  it('are the findings that nobody has mended, the first due first', () => {
    const { plan } = parsePlan(soundPlan({ 'exercises/phones-only.yaml': EXERCISE }));
    expect(openActions(plan).map(({ finding }) => finding.id)).toEqual(['f2', 'f1', 'f4']);
  });

  it('include what somebody accepted', () => {
    const accepted =
      'accept: [{ check: capability-proven, reason: Moving, by: shop-lead, until: 2026-12-31 }]\nowner: head-baker';
    const { plan } = parsePlan(soundPlan(changed('services/mail.yaml', 'owner: head-baker', accepted)));
    expect(acceptances(plan).map(({ entity, acceptance }) => [entity.id, acceptance.check])).toEqual([
      ['mail', 'capability-proven'],
    ]);
  });
});

describe('A binder', () => {
  const binder = (contains: string, rest = '') => `title: Shop
place: Under the counter
holder: shop-lead
contains: ${contains}
replaceEvery: 6mo
${rest}`;
  const contents = (text: string, playbook = {}) => {
    const { plan } = parsePlan(soundPlan({ 'binders/shop.yaml': text, ...playbook }));
    const found = plan.binders.get('shop');
    if (!found) throw new Error('no binder');
    return binderContents(plan, found);
  };

  it.each([
    ['by its id', '{ playbooks: [mail-is-down] }'],
    ['by a role that acts in it', '{ roles: [shop-lead] }'],
    ['by a service that it is about', '{ services: [mail] }'],
    ['by a team whose process it keeps going', '{ units: [Shop] }'],
  ])('holds a playbook %s', (_, contains) => {
    expect(contents(binder(contains)).playbooks.map(({ id }) => id)).toEqual(['mail-is-down']);
  });

  it('holds nothing that nobody chose', () => {
    expect(contents(binder('{ units: [Bakehouse] }')).playbooks).toEqual([]);
  });

  it('holds the contacts of those who act in its playbooks', () => {
    const labels = contents(binder('{ playbooks: [mail-is-down] }')).contacts.map(({ label }) => label);
    expect(labels).toContain('Shop');
    expect(contents(binder('{ playbooks: [mail-is-down], contacts: false }')).contacts).toEqual([]);
  });

  it('holds nothing more private than it may', () => {
    const hidden = changed(
      'playbooks/mail-is-down.mdx',
      'kind: degraded-work',
      'kind: degraded-work\nvisibility: restricted',
    );
    expect(contents(binder('{ playbooks: [mail-is-down] }'), hidden).playbooks).toEqual([]);
    const open = contents(binder('{ playbooks: [mail-is-down] }', 'highestVisibility: restricted\n'), hidden);
    expect(open.playbooks).toHaveLength(1);
  });
});
