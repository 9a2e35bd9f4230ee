import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { report, runChecks } from '../../src/checks/index.ts';
import { loadPlan, parsePlan } from '../../src/plan/index.ts';
import { grownPlan } from './generate.ts';
import { changed, fixture, ofStructure, soundPlan, TODAY } from './sound-plan.ts';

const PUNCTUATION = [
  '{',
  '}',
  '[',
  ']',
  '<',
  '>',
  '*',
  '&',
  '!',
  '|',
  ':',
  '-',
  '#',
  '`',
  '"',
  "'",
  '\t',
  '\n',
  '%',
  '@',
];

describe('Reading a plan', () => {
  it('tells the file that a form is printed from apart from the file that it is written down in', () => {
    const text = 'name: Order pad\ntype: form\nlocation: Front desk\nfile: forms/order-pad.pdf\n';
    const { plan } = parsePlan(new Map([['resources/order-pad.yaml', text]]));
    expect(plan.resources.get('order-pad')).toMatchObject({
      file: 'resources/order-pad.yaml',
      form: 'forms/order-pad.pdf',
    });
  });

  it('gives the same plan from disk as from memory', () => {
    const disk = loadPlan(new URL('../fixtures/sound', import.meta.url).pathname).plan;
    const memory = parsePlan(fixture('sound')).plan;
    expect(JSON.stringify([...disk.services, ...disk.playbooks, ...disk.graph.from])).toBe(
      JSON.stringify([...memory.services, ...memory.playbooks, ...memory.graph.from]),
    );
  });

  it('reports the same, whatever order the files come in', () => {
    const broken = [
      ...soundPlan({
        'services/mail.yaml': 'name: [',
        'services/teams.yml': 'name: x',
        'playbooks/shop/mail-is-down.mdx': fixture('sound').get('playbooks/mail-is-down.mdx'),
        'failure-domains/second.yaml': 'name: Second tenant\ntype: cloud-tenant\nprimary: true\n',
        ...changed('processes/take-orders.yaml', 'kind: service, id: mail', 'kind: process, id: bake'),
        ...changed('roles/shop-lead.yaml', 'shop-phone', 'shop-fone'),
      }),
    ];
    const reportOf = (files: typeof broken) => {
      const { plan, problems } = parsePlan(new Map(files));
      return report([...problems, ...runChecks(plan, { today: TODAY }, ofStructure)], 'text', {
        sources: plan.sources,
      });
    };
    const expected = reportOf(broken);
    expect(expected).toContain('6 errors in 6 files');
    fc.assert(
      fc.property(fc.shuffledSubarray(broken, { minLength: broken.length }), (files) => {
        expect(reportOf(files)).toBe(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('never throws for what a file says', () => {
    const paths = [...fixture('sound').keys()];
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.nat(),
        fc.nat(40),
        fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom(...PUNCTUATION)),
        (path, at, length, insert) => {
          const text = fixture('sound').get(path) ?? '';
          const start = at % (text.length + 1);
          const files = soundPlan({ [path]: text.slice(0, start) + insert + text.slice(start + length) });
          const { plan, problems } = parsePlan(files);
          for (const { file, line, column, message } of [
            ...problems,
            ...runChecks(plan, { today: TODAY }, ofStructure),
          ]) {
            expect(line).toBeGreaterThan(0);
            expect(column).toBeGreaterThan(0);
            expect(file).not.toBe('');
            expect(message).toMatch(/[.?!]$/);
          }
        },
      ),
      { numRuns: 150, seed: 20261121 },
    );
  });

  // 2,000 take 0.8 s on an idle machine; processor time, since tests share theirs.
  it('takes under a second for 500 entities, checks included', () => {
    const files = grownPlan(500);
    const start = process.cpuUsage();
    const { plan, problems } = parsePlan(files);
    const unsound = runChecks(plan, { today: TODAY }, ofStructure);
    expect([...problems, ...unsound]).toEqual([]);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(1000);
  });
});
