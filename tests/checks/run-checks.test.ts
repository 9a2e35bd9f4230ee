import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allChecks, ChecksFailed, runChecks } from '../../src/checks/index.ts';
import type { Check, Drawing } from '../../src/checks/index.ts';
import { diagramDigest } from '../../src/diagrams/index.ts';
import { digestOfDiagram, parsePlan, SECTIONS } from '../../src/plan/index.ts';
import type { Plan } from '../../src/plan/index.ts';
import { changed, fixture, ofStructure, soundPlan, TODAY } from '../plan/sound-plan.ts';

const PLAYBOOK = 'playbooks/mail-is-down.mdx';
const loop = changed('processes/take-orders.yaml', 'kind: service, id: mail', 'kind: process, id: bake');

function planWith(changes: Record<string, string>): Plan {
  return parsePlan(soundPlan(changes)).plan;
}

function messages(plan: Plan, drawn?: ReadonlyMap<string, Drawing>): string[] {
  const context = drawn ? { today: TODAY, drawn } : { today: TODAY };
  return runChecks(plan, context, ofStructure).map(
    ({ file, line, column, message }) => `${file}:${line}:${column} ${message}`,
  );
}

describe('An acceptance', () => {
  const accepting = (until: string, check = 'no-dependency-cycle') =>
    planWith({
      ...loop,
      ...changed(
        'processes/bake.yaml',
        'reviewEvery: 12mo',
        `reviewEvery: 12mo\naccept:\n  - { check: ${check}, reason: Known, by: shop-lead, until: ${until} }`,
      ),
    });

  it.each([
    ['2026-06-15', 'no-dependency-cycle', true],
    ['2027-01-01', 'no-dependency-cycle', true],
    ['2026-06-14', 'no-dependency-cycle', false],
    ['2027-01-01', 'capability-known', false],
  ])('until %s of %s counts: %s', (until, check, accepted) => {
    expect(
      runChecks(accepting(until, check), { today: TODAY }, ofStructure).map((problem) => problem.accepted),
    ).toEqual([accepted]);
  });

  it('counts for the file that it stands in, and for no other', () => {
    const plan = planWith({
      ...loop,
      ...changed(
        'services/mail.yaml',
        'reviewEvery: 12mo',
        'reviewEvery: 12mo\naccept:\n  - { check: no-dependency-cycle, reason: Known, by: shop-lead, until: 2027-01-01 }',
      ),
    });
    expect(runChecks(plan, { today: TODAY }, ofStructure).map((problem) => problem.accepted)).toEqual([
      false,
    ]);
  });
});

describe('A check that throws', () => {
  it('is named, and the others run all the same', () => {
    const faulty: Check = {
      id: 'faulty',
      title: 'Faulty',
      family: 'structure',
      severity: 'error',
      find: () => {
        throw new Error('no such thing');
      },
    };
    const run = () => runChecks(planWith(loop), { today: TODAY }, [faulty, ...ofStructure]);
    expect(run).toThrow(ChecksFailed);
    expect(run).toThrow('The check faulty failed.');
    try {
      run();
    } catch (failed) {
      expect((failed as ChecksFailed).problems.map(({ check }) => check)).toEqual(['no-dependency-cycle']);
    }
  });
});

describe('The list of checks', () => {
  it('has each id once, written as an id', () => {
    const ids = allChecks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)+$/.test(id))).toEqual([]);
  });
});

describe('Loops', () => {
  const service = (fixture('sound').get('services/mail.yaml') ?? '').replace('[sign-in]', '[]');
  const needing = (names: string[]) =>
    `${service}dependsOn:\n${names.map((name) => `  - { service: ${name}, strength: hard }\n`).join('')}`;

  it('that share a service are each shown once, from their first place', () => {
    const plan = planWith({
      'services/aa.yaml': needing(['bb']).replace('name: Mail', 'name: A'),
      'services/bb.yaml': needing(['aa', 'cc']).replace('name: Mail', 'name: B'),
      'services/cc.yaml': needing(['aa']).replace('name: Mail', 'name: C'),
    });
    expect(messages(plan).map((message) => /^(.*?)\. In/.exec(message)?.[1])).toEqual([
      'services/aa.yaml:16:16 A needs B, which needs A',
      'services/aa.yaml:16:16 A needs B, which needs C, which needs A',
    ]);
  });

  it('are found in any graph exactly where there are some', () => {
    const edges = fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(5)), {
      maxLength: 12,
      selector: ([from, to]) => from * 10 + to,
    });
    fc.assert(
      fc.property(edges, (pairs) => {
        const files = Object.fromEntries(
          [0, 1, 2, 3, 4, 5].map((n) => {
            const needs = pairs.filter(([from]) => from === n).map(([, to]) => `node-${to}`);
            return [`services/node-${n}.yaml`, needs.length > 0 ? needing(needs) : service];
          }),
        );
        const found = runChecks(planWith(files), { today: TODAY }, ofStructure);
        expect(found.some(({ check }) => check === 'no-dependency-cycle')).toBe(hasLoop(pairs));
      }),
      { numRuns: 60 },
    );
  });
});

/** Takes away what nothing needs, until nothing is left or everything left is needed: a loop. */
function hasLoop(pairs: readonly (readonly [number, number])[]): boolean {
  const kept = pairs.filter(([from]) => pairs.some(([, to]) => to === from));
  return kept.length === pairs.length ? pairs.length > 0 : hasLoop(kept);
}

describe('Sections', () => {
  const [, front = ''] = /^(---\n[\s\S]*?\n---\n)/.exec(fixture('sound').get(PLAYBOOK) ?? '') ?? [];
  const playbook = (titles: readonly string[]) => ({
    [PLAYBOOK]: `${front}\n${titles.map((title) => `## ${title}\n\nText.\n`).join('\n')}`,
  });

  it('in any other order are reported, and only those that must move', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...SECTIONS], { minLength: SECTIONS.length }), (order) => {
        const found = messages(planWith(playbook(order)));
        expect(found.length > 0).toBe(order.some((title, index) => title !== SECTIONS[index]));
        expect(found.length).toBeLessThan(SECTIONS.length);
        expect(found.every((message) => message.includes(' belongs '))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('that are missing are named together where they belong', () => {
    const titles = SECTIONS.filter((title) => title !== 'Tell people' && title !== 'Keep working');
    expect(messages(planWith(playbook(titles)))).toEqual([
      `${PLAYBOOK}:34:1 \`## Tell people\` and \`## Keep working\` are missing after \`## Do this first\`. Write them, or name them in \`notApplicable\` with the reason.`,
    ]);
  });

  it('that stand twice are to be one', () => {
    expect(messages(planWith(playbook([...SECTIONS, 'Decide'])))).toEqual([
      `${PLAYBOOK}:66:1 \`## Decide\` stands here for the second time. Make one section of the two.`,
    ]);
  });

  it('of a recovery playbook are others', () => {
    const recovery = changed(
      PLAYBOOK,
      'kind: degraded-work',
      'kind: recovery\nrecovery: { services: [mail] }',
    );
    expect(messages(planWith(recovery))).toEqual([
      `${PLAYBOOK}:39:1 \`## Recover\` and \`## Check\` are missing after \`## Tell people\`. Write them, or name them in \`notApplicable\` with the reason.`,
    ]);
  });
});

describe('A diagram', () => {
  const plan = planWith(
    changed(
      PLAYBOOK,
      'Write every order into the book.',
      '- In the list:\n\n  ```mermaid\n  flowchart LR\n    accTitle: T\n    accDescr: D\n    A --> B\n  ```',
    ),
  );
  const [diagram] = plan.playbooks.get('mail-is-down')?.body.diagrams ?? [];

  it('that does not draw is shown at the line and column of the file', () => {
    const drawn = new Map<string, Drawing>([
      [diagram?.digest ?? '', { ok: false, error: { message: 'Labels are too long', line: 4, column: 3 } }],
    ]);
    expect(messages(plan, drawn)).toEqual([
      `${PLAYBOOK}:50:5 The diagram cannot be drawn: Labels are too long. Correct its text.`,
    ]);
  });

  it('without a place of its fault is shown where it begins', () => {
    const drawn = new Map<string, Drawing>([
      [diagram?.digest ?? '', { ok: false, error: { message: 'It took too long.' } }],
    ]);
    expect(messages(plan, drawn)[0]).toMatch(/^playbooks\/mail-is-down\.mdx:46:3 /);
  });

  it('that draws, or was not asked to, is no problem', () => {
    expect(messages(plan, new Map([[diagram?.digest ?? '', { ok: true }]]))).toEqual([]);
    expect(messages(plan)).toEqual([]);
  });

  it('has the same name in the plan as in the renderer, whatever its line ends', () => {
    for (const source of ['flowchart LR\n  A --> B', 'flowchart LR\r\n  Ä --> B\r\n', ''])
      expect(digestOfDiagram(source)).toBe(diagramDigest(source));
  });
});
