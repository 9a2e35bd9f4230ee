import { describe, expect, test } from 'vitest';
import { problemsOf, referrersOf, subjectOf } from '../../src/dev/panel-facts.ts';
import { parsePlan } from '../../src/plan/index.ts';
import { soundPlan } from '../plan/sound-plan.ts';

const { plan } = parsePlan(soundPlan());

describe('The files behind a page', () => {
  test.each([
    ['/playbooks/mail-is-down', 'playbooks/mail-is-down.mdx'],
    ['/services/mail.html', 'services/mail.yaml'],
    ['/processes/bake/', 'processes/bake.yaml'],
    ['/guide/keeping', 'guide/keeping.mdx'],
  ])('%s is made from one', (address, file) => {
    expect(subjectOf(plan, address)).toMatchObject({ name: file, file });
  });

  test.each([
    ['/services/', 'services/'],
    ['/contacts/', 'contacts/ and channels/'],
    ['/plan/risks', 'risks/'],
  ])('%s is made from all of its kinds', (address, name) => {
    const subject = subjectOf(plan, address);
    expect(subject.name).toBe(name);
    expect(subject.holds(`${name.split(' ')[0] ?? ''}any.yaml`)).toBe(true);
    expect(subject.holds('organization.yaml')).toBe(false);
  });

  test.each(['/', '/readiness/', '/plan/', '/a-z'])('%s is made from the whole plan', (address) => {
    expect(subjectOf(plan, address)).toMatchObject({ name: 'the whole plan' });
  });

  test('a file that cannot be read is still the one of its page', () => {
    const broken = parsePlan(soundPlan({ 'services/mail.yaml': 'name: "Mail' }));
    const subject = subjectOf(broken.plan, '/services/mail');
    expect(problemsOf(subject, broken.problems).here.map(({ check }) => check)).toEqual(['file-readable']);
    expect(problemsOf(subjectOf(broken.plan, '/roles/'), broken.problems)).toMatchObject({
      here: [],
      elsewhere: [{ file: 'services/mail.yaml' }],
    });
  });
});

test('what is accepted is no problem, and the gravest comes first', () => {
  const at = { file: 'services/mail.yaml', line: 1, column: 1, related: [], message: 'It is wrong.' };
  const { here } = problemsOf(subjectOf(plan, '/services/mail'), [
    { ...at, check: 'a', severity: 'note', accepted: false },
    { ...at, check: 'b', severity: 'error', accepted: true },
    { ...at, check: 'c', severity: 'error', accepted: false },
  ]);
  expect(here.map(({ check }) => check)).toEqual(['c', 'a']);
});

test('what refers to an entity is told once, with its page and each place where it does', () => {
  const referrers = referrersOf(plan, { kind: 'service', id: 'mail' });
  const playbook = referrers.filter(({ href }) => href === '/playbooks/mail-is-down');
  expect(playbook).toEqual([
    {
      label: 'Playbook',
      name: 'Mail is down',
      href: '/playbooks/mail-is-down',
      mentions: [
        { field: 'services[0]', place: { file: 'playbooks/mail-is-down.mdx', line: 8, column: 12 } },
      ],
    },
  ]);
  expect(referrers.map(({ name }) => name)).toContain('Taking orders');
});
