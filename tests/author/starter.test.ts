import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { NEW_KINDS, newEntity, pathOf, questionsOf } from '../../src/author/new-entity.ts';
import { OFFERED, starterPlan } from '../../src/author/starter.ts';
import type { Answers, OfferedService } from '../../src/author/starter.ts';
import { runChecks } from '../../src/checks/index.ts';
import { parsePlan } from '../../src/plan/index.ts';

const today = '2026-11-21';
const answers: Answers = {
  name: 'Fern Street Bakery',
  timeZone: 'Europe/London',
  tenant: 'bakery.example',
  services: ['microsoft-365'],
  processes: ['Taking orders', 'Paying staff', 'Baking'],
  phones: ['+447700900123', '+447700900124'],
  today,
};

function found(given: Partial<Answers>) {
  const { plan, problems } = parsePlan(starterPlan({ ...answers, ...given }));
  return [...problems, ...runChecks(plan, { today })];
}

/** Every way to pick from the services offered, none left out. */
const picks = Object.keys(OFFERED).reduce<OfferedService[][]>(
  (sets, id) => [...sets, ...sets.map((set) => [...set, id as OfferedService])],
  [[]],
);

describe('A new plan', () => {
  it.each(picks)('has no error, and warns only of what nobody has tried: %s %s %s %s %s', (...services) => {
    const problems = found({ services: services.filter((id) => id in OFFERED) });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const warnings = problems.filter(({ severity }) => severity === 'warning').map(({ check }) => check);
    expect(warnings.sort()).toEqual(['channel-tested', 'contact-verified', 'contact-verified']);
  });

  it.each([
    ['"Quoted": {braces} & #hash', '*stars*', ['- one', '<b>two</b>', 'three: {x}']],
    ['Bäckerei Farn', 'بيت', ['Löhne zahlen', 'Öfen', '2. Schicht']],
    ["'", 'null', ['yes', '[a](b)', '`x`']],
  ])('takes any words for names: %s', (name, tenant, processes) => {
    expect(found({ name, tenant, processes }).filter(({ severity }) => severity === 'error')).toEqual([]);
    const { plan } = parsePlan(starterPlan({ ...answers, name, tenant, processes }));
    expect(plan.organization.name).toBe(name);
    expect([...plan.processes.values()].map((each) => each.name).sort()).toEqual([...processes].sort());
  });

  it('refuses two processes that would lie in one file', () => {
    expect(() => starterPlan({ ...answers, processes: ['Pay', 'pay!'] })).toThrow('called alike');
  });
});

describe('What is begun in a new plan', () => {
  const files = starterPlan(answers);
  const { plan } = parsePlan(files);

  it.each(NEW_KINDS)('stops nothing, and is told of: %s', (kind) => {
    // What is asked at a terminal, each answer taken as it is offered.
    const taken = Object.fromEntries(
      questionsOf(kind, plan).map(({ key, usual, fault }) => {
        expect(fault(parse(usual))).toBeUndefined();
        return [key, parse(usual) as unknown];
      }),
    );
    for (const given of [{}, taken]) {
      const path = pathOf(kind, 'brand-new');
      const read = parsePlan(new Map([...files, [path, newEntity(kind, plan, given)]]));
      const problems = [...read.problems, ...runChecks(read.plan, { today })];
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(problems).toContainEqual(
        expect.objectContaining({ file: path, check: 'no-placeholder', severity: 'warning' }),
      );
    }
  });

  it('is asked for by the sort that was answered', () => {
    const keys = questionsOf('measure', plan, { type: 'contingency' }).map(({ key }) => key);
    expect(keys).toContain('activationTime');
    expect(keys).not.toContain('automatic');
    const [asked] = questionsOf('measure', plan, { type: 'contingency' }).filter(
      ({ key }) => key === 'activationTime',
    );
    expect(asked?.fault('soon')).toContain('such as');
  });

  it.each(['degraded-work', 'recovery', 'communication', 'stand-down'])(
    'stops nothing either as a playbook of the kind %s',
    (kind) => {
      const more = kind === 'recovery' ? { recovery: { services: ['microsoft-365'] } } : {};
      const text = newEntity('playbook', plan, { kind, scenarios: ['tenant-lost'], ...more });
      const read = parsePlan(new Map([...files, ['playbooks/brand-new.mdx', text]]));
      const problems = [...read.problems, ...runChecks(read.plan, { today })];
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );
});
