import { describe, expect, it } from 'vitest';
import { coverage, fitOf, needsOf, parsePlan, requiredOf } from '../../src/plan/index.ts';
import type { Plan } from '../../src/plan/index.ts';
import { changed, soundPlan } from './sound-plan.ts';

function planWith(changes = {}): Plan {
  const { plan, problems } = parsePlan(soundPlan(changes));
  expect(problems).toEqual([]);
  return plan;
}

function needs(plan: Plan, id: string) {
  const service = plan.services.get(id);
  if (!service) throw new Error(`no service ${id}`);
  return needsOf(plan, service);
}

describe('What a service is needed for', () => {
  it('reaches through sign-in and other processes, by the shortest chain', () => {
    const found = needs(planWith(), 'sign-in').map(({ chain }) => chain.map(({ id }) => id));
    expect(found).toEqual([
      ['take-orders', 'mail', 'sign-in'],
      ['bake', 'take-orders', 'mail', 'sign-in'],
    ]);
  });

  it('is asked for as soon as the most urgent process that stops without it', () => {
    expect(requiredOf(needs(planWith(), 'mail'))).toEqual({ rto: 1440, rpo: 240 });
  });

  it('prefers what the process says of this service over its own objective', () => {
    const plan = planWith(
      changed(
        'processes/take-orders.yaml',
        'id: mail, strength: hard',
        'id: mail, strength: hard, rtoNeeded: 2h',
      ),
    );
    expect(requiredOf(needs(plan, 'mail')).rto).toBe(120);
  });

  it('asks nothing where work only gets worse', () => {
    const plan = planWith(changed('processes/take-orders.yaml', 'strength: hard', 'strength: soft'));
    const found = needs(plan, 'mail');
    expect(found.map(({ strength }) => strength)).toEqual(['soft']);
    expect(requiredOf(found)).toEqual({ rto: undefined, rpo: undefined });
  });
});

describe('A capability against a need', () => {
  it('is unknown when either is, and never counts as nought', () => {
    expect(fitOf('unknown', 60)).toBe('unknown');
    expect(fitOf(0, undefined)).toBe('unknown');
  });

  it('meets a need of the same length', () => {
    expect(fitOf(60, 60)).toBe('meets');
    expect(fitOf(61, 60)).toBe('too-late');
  });
});

const CONTINGENCY = `name: Orders by phone
type: contingency
description: The shop takes orders by phone.
protects: [{ kind: service, id: mail }]
against: [mail-lost]
state: in-place
activateWhen: No mail for 30 minutes
activatedBy: shop-lead
activationTime: 15m
maxDuration: 3d
capacity: 60
requires: []
tradeOff: Slower.
undo: Type the orders in.
owner: shop-lead
approver: head-baker
status: approved
version: "1"
lastReviewed: 2026-05-04
reviewEvery: 12mo
`;

describe('Coverage', () => {
  /** Of each process what becomes of it in the first situation, what carries it, and which playbooks are for it. */
  const answers = (plan: Plan) =>
    Object.fromEntries(
      coverage(plan).map(({ process: { id }, cells: [cell] }) => [
        id,
        [
          cell?.verdict.state,
          ...(cell?.verdict.carriers ?? []).map(({ measure }) => measure.id),
          ...(cell?.playbooks ?? []).map((playbook) => playbook.id),
        ].join(' '),
      ]),
    );
  const slowMail = changed('services/mail.yaml', 'rto: 4h', 'rto: 3d');
  const forOrders = CONTINGENCY.replace('kind: service, id: mail', 'kind: process, id: take-orders');

  it('names the playbook that is for a process, without taking it for a contingency', () => {
    expect(answers(planWith(slowMail))).toEqual({ 'take-orders': 'not mail-is-down', bake: 'not' });
  });

  it('counts a contingency in place for the processes that it protects, and for no others', () => {
    expect(answers(planWith({ ...slowMail, 'measures/by-phone.yaml': forOrders }))).toEqual({
      'take-orders': 'covered by-phone mail-is-down',
      bake: 'not',
    });
  });

  it('does not count a contingency that is only planned', () => {
    const planned = forOrders.replace('in-place', 'planned');
    expect(answers(planWith({ ...slowMail, 'measures/by-phone.yaml': planned }))).toEqual({
      'take-orders': 'not mail-is-down',
      bake: 'not',
    });
  });

  it('leaves alone what the situation does not touch', () => {
    const plan = planWith(changed('processes/take-orders.yaml', 'strength: hard', 'strength: soft'));
    expect(answers(plan)).toEqual({ 'take-orders': 'not-affected', bake: 'not-affected' });
  });
});
