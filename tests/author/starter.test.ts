import { describe, expect, it } from 'vitest';
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
