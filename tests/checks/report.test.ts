import { describe, expect, it } from 'vitest';
import { report, runChecks } from '../../src/checks/index.ts';
import { parsePlan } from '../../src/plan/index.ts';
import type { Problem } from '../../src/plan/index.ts';
import { changed, ofStructure, soundPlan, TODAY } from '../plan/sound-plan.ts';

const broken = soundPlan({
  ...changed('processes/take-orders.yaml', 'kind: service, id: mail', 'kind: process, id: bake'),
  ...changed('roles/head-baker.yaml', 'primary: bakehouse-phone', 'primary: bakery'),
});

function reportOf(files: Parameters<typeof parsePlan>[0], format: 'text' | 'json', color = false): string {
  const { plan, problems } = parsePlan(files);
  return report([...problems, ...runChecks(plan, { today: TODAY }, ofStructure)], format, {
    sources: plan.sources,
    color,
  });
}

const problem: Problem = {
  check: 'file-readable',
  severity: 'error',
  message: 'It is odd.',
  file: 'a.yaml',
  line: 1,
  column: 1,
  related: [],
  accepted: false,
};
const textOf = (text: string, place: Partial<Problem>) =>
  report([{ ...problem, ...place }], 'text', {
    sources: new Map([['a.yaml', { file: 'a.yaml', text } as never]]),
  });

describe('The report for people', () => {
  it('shows each problem with its source line and caret, both places of a conflict, and a summary', () => {
    expect(reportOf(broken, 'text')).toBe(`\
processes/bake.yaml:7:26 error Baking needs Taking orders, which needs Baking. In such a loop nothing can be brought back first. Make one of these dependencies soft, or remove it. [no-dependency-cycle]
    7 |   - { kind: process, id: take-orders, strength: hard }
      |                          ^
  and processes/take-orders.yaml:7:26
    7 |   - { kind: process, id: bake, strength: hard }
      |                          ^

roles/head-baker.yaml:4:10 error \`primary\` names the contact \`bakery\`, which does not exist. Correct the name, or add contacts/bakery.yaml. [reference-exists]
    4 | primary: bakery
      |          ^

2 errors in 2 files`);
  });

  it('says how much was read when nothing is wrong', () => {
    expect(reportOf(soundPlan(), 'text')).toBe('No problems in 17 files');
  });

  it('counts errors, warnings, notes and what is accepted', () => {
    const problems: Problem[] = [
      problem,
      { ...problem, severity: 'warning', file: 'b.yaml' },
      { ...problem, severity: 'warning', line: 2 },
      { ...problem, severity: 'note' },
      { ...problem, accepted: true, file: 'c.yaml' },
    ];
    const lines = report(problems, 'text', { sources: new Map() }).split('\n');
    expect(lines.at(-1)).toBe('1 error, 2 warnings, 1 note in 2 files (1 accepted)');
    expect(lines).toContain('c.yaml:1:1 error (accepted) It is odd. [file-readable]');
  });

  it('puts the caret below the right letter after accents, tabs and emoji', () => {
    expect(textOf('e\u0301\t🍞 x', { column: 7 })).toContain('    1 | e\u0301 🍞 x\n      |     ^');
  });

  it('shows the part of a long line that matters', () => {
    const shown = textOf(`${'a'.repeat(5000)}!${'b'.repeat(5000)}`, { column: 5001 }).split('\n');
    expect(shown[1]?.length).toBeLessThan(120);
    expect(shown[1]?.charAt(shown[2]?.indexOf('^') ?? 0)).toBe('!');
  });

  it('never lets a plan steer the terminal', () => {
    const escape = '\u001b[2J\u0007\u202e';
    const text = textOf(`name: ${escape}`, { message: `It holds ${escape}.`, file: 'a.yaml' });
    expect(text).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}/u);
  });

  it('is coloured only when asked', () => {
    expect(reportOf(broken, 'text')).not.toContain('\u001b');
    expect(reportOf(broken, 'text', true)).toContain('\u001b[31merror\u001b[0m');
  });
});

describe('The report for machines', () => {
  it('has the shape of checks.md', () => {
    expect(JSON.parse(reportOf(broken, 'json'))).toEqual({
      problems: [
        {
          check: 'no-dependency-cycle',
          severity: 'error',
          message: expect.stringContaining('Baking needs Taking orders') as string,
          file: 'processes/bake.yaml',
          line: 7,
          column: 26,
          related: [{ file: 'processes/take-orders.yaml', line: 7, column: 26 }],
          accepted: false,
        },
        {
          check: 'reference-exists',
          severity: 'error',
          message: expect.stringContaining('`bakery`') as string,
          file: 'roles/head-baker.yaml',
          line: 4,
          column: 10,
          related: [],
          accepted: false,
        },
      ],
      summary: { errors: 2, warnings: 0, notes: 0, accepted: 0 },
    });
  });

  it('is there when nothing is wrong', () => {
    expect(JSON.parse(reportOf(soundPlan(), 'json'))).toEqual({
      problems: [],
      summary: { errors: 0, warnings: 0, notes: 0, accepted: 0 },
    });
  });
});
