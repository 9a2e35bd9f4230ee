import { describe, expect, it } from 'vitest';
import { runChecks } from '../../src/checks/index.ts';
import { parsePlan } from '../../src/plan/index.ts';
import { fixture, soundPlan, TODAY } from '../plan/sound-plan.ts';

const file = (path: string) => fixture('sound').get(path) ?? '';

/** Errors and warnings of the sound plan with files changed or added: `severity check file`. */
function found(changes: Record<string, string>): string[] {
  const { plan, problems } = parsePlan(soundPlan(changes));
  return [...problems, ...runChecks(plan, { today: TODAY })]
    .filter(({ severity }) => severity !== 'note')
    .map((problem) => `${problem.severity} ${problem.check} ${problem.file}`);
}

/** A process that has to be back within four hours, needs a service nobody knows the figures of, and is analysed no further. */
const begun = (status: string) => ({
  'processes/pay-staff.yaml': `name: Paying staff
description: Pays the staff.
unit: Office
leader: shop-lead
criticality: mission-critical
dependsOn: [{ kind: service, id: payroll-office, strength: hard }]
impactAnalysis: { status: started, rto: 4h }
owner: shop-lead
approver: head-baker
status: ${status}
version: "0.1"
lastReviewed: 2026-05-04
reviewEvery: 12mo
`,
  'services/payroll-office.yaml': file('services/mail.yaml')
    .replace('name: Mail', 'name: Payroll office')
    .replace('rto: 4h', 'rto: unknown'),
});

describe('A process that is begun', () => {
  it('stops nothing as a draft, neither in its own file nor in that of a service it needs', () => {
    const asDraft = found(begun('draft'));
    expect(asDraft.filter((line) => line.startsWith('error'))).toEqual([]);
    expect(asDraft).toContain('warning impact-analysis-complete processes/pay-staff.yaml');
    expect(asDraft.map((line) => line.replace(/^\w+ /, ''))).toEqual(
      found(begun('approved')).map((line) => line.replace(/^\w+ /, '')),
    );
  });

  it('stops a build once it is said to hold', () => {
    expect(found(begun('approved'))).toContain('error impact-analysis-complete processes/pay-staff.yaml');
    expect(found(begun('in-review'))).toContain('error impact-analysis-complete processes/pay-staff.yaml');
  });

  it('stops a build as a draft too where it cannot be read as it is meant', () => {
    const { 'processes/pay-staff.yaml': text, ...others } = begun('draft');
    expect(
      found({ ...others, 'processes/pay-staff.yaml': text.replace('payroll-office', 'payroll-orifice') }),
    ).toContain('error reference-exists processes/pay-staff.yaml');
    expect(found({ ...others, 'processes/pay-staff.yaml': text.replace('rto: 4h', 'rto: soon') })).toContain(
      'error schema-valid processes/pay-staff.yaml',
    );
  });
});

describe('A playbook that is a draft', () => {
  const draft = file('playbooks/mail-is-down.mdx').replace('status: approved', 'status: draft');

  it('excuses nothing but itself: what is missing without it stays an error', () => {
    const start = file('playbooks/something-is-wrong.mdx').replace('status: approved', 'status: draft');
    expect(found({ 'playbooks/something-is-wrong.mdx': start })).toContain(
      'error scenario-has-start scenarios/mail-lost.yaml',
    );
  });

  it('holds no secret and lies in no binder, whatever its status', () => {
    const secret = draft.replace(/\n## Tell people\n/, '\n## Tell people\n\nThe password is Xy12!abc34.\n');
    expect(found({ 'playbooks/second.mdx': secret })).toContain('error no-secret playbooks/second.mdx');
    const binder =
      'title: Shop\nplace: The till\nholder: shop-lead\ncontains: { playbooks: [second] }\nreplaceEvery: 6mo\n';
    expect(found({ 'playbooks/second.mdx': draft, 'binders/shop.yaml': binder })).toContain(
      'error draft-not-distributed binders/shop.yaml',
    );
  });
});
