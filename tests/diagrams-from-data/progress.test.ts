import { expect, test } from 'vitest';
import { programmeProgress } from '../../src/plan/progress.ts';
import { smallPlan, TODAY } from './small-plan.ts';

const progress = programmeProgress(smallPlan(), TODAY);

test('A process counts when its impact analysis is complete', () => {
  expect(progress.get('analysis')).toMatchObject({
    state: 'partial',
    done: 1,
    total: 2,
    href: '/plan/impact-analysis',
  });
});

test('At the step of recovery objectives a process counts when RTO and RPO have a basis', () => {
  expect(progress.get('recovery-objectives')?.covers[0]).toMatchObject({
    criterion: 'objectives-with-basis',
    done: 1,
    total: 2,
  });
});

test('A step that covers several kinds adds them up and says each', () => {
  const treat = progress.get('risk');
  expect(treat).toMatchObject({ done: 2, total: 3, state: 'partial', href: '/plan/risks' });
  expect(treat?.covers.map(({ criterion, done, total }) => [criterion, done, total])).toEqual([
    ['treated-or-accepted', 1, 2],
    ['in-place', 1, 1],
  ]);
});

test('An acceptance treats a risk until its last day', () => {
  const accepted = (acceptedUntil: string) => {
    const plan = smallPlan();
    const flood = plan.risks.get('flood');
    if (!flood) throw new Error('The fixture has no flood.');
    const risks = new Map(plan.risks).set('flood', { ...flood, acceptedBy: 'boss', acceptedUntil });
    return programmeProgress({ ...plan, risks }, TODAY).get('risk')?.covers[0]?.done;
  };
  expect(accepted(TODAY)).toBe(2);
  expect(accepted('2026-10-31')).toBe(1);
});

test('An overdue review and an open action are not done, a cancelled action does not count', () => {
  expect(progress.get('keep')?.covers.map(({ done, total }) => [done, total])).toEqual([
    [8, 9],
    [1, 2],
  ]);
});

test('A contact counts when a way was tried in time, people every 90 days', () => {
  expect(progress.get('call')).toMatchObject({ done: 1, total: 2 });
  expect(programmeProgress(smallPlan(), '2027-03-01').get('call')).toMatchObject({
    done: 0,
    state: 'missing',
  });
});

test('What the plan holds nothing of is missing and leads nowhere', () => {
  expect(progress.get('teach')).toMatchObject({ state: 'missing', total: 0 });
  expect(progress.get('teach')).not.toHaveProperty('href');
});

test('Everything done is complete', () => {
  expect(progress.get('approve')).toMatchObject({ state: 'complete', done: 9 });
});

test('An area without data of its own counts its complete steps; start and end are outside', () => {
  expect(progress.get('area')).toMatchObject({ state: 'partial', done: 1, total: 7, counts: 'steps' });
  expect(progress.get('start')).toMatchObject({ state: 'outside', total: 0 });
});

test('An exercise that is planned for a day to come is not undone, one whose day has passed is', () => {
  const plan = smallPlan();
  const tabletop = plan.exercises.get('tabletop');
  const programme = plan.programme;
  if (!tabletop || !programme) throw new Error('The fixture has no tabletop or no programme.');
  const planned = { ...tabletop, id: 'next', status: 'planned' as const, date: '2027-01-20' };
  const nodes = programme.nodes.map((node) =>
    node.id === 'teach' ? { ...node, covers: ['exercises' as const] } : node,
  );
  const on = (today: string) => {
    const exercises = new Map(plan.exercises).set('next', planned);
    return programmeProgress({ ...plan, exercises, programme: { ...programme, nodes } }, today).get('teach');
  };
  expect(on(TODAY)).toMatchObject({ state: 'complete', done: 1, total: 1 });
  expect(on('2027-02-01')).toMatchObject({ state: 'partial', done: 1, total: 2 });
});

test('A plan without a programme has no progress', () => {
  expect(programmeProgress(smallPlan({ 'programme.yaml': undefined }), TODAY).size).toBe(0);
});
