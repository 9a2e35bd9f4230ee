import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affectedBy, comparePlans, parsePlan, privatePattern } from '../../src/plan/index.ts';
import type { PlanDiff, Version } from '../../src/plan/index.ts';
import { changed, fixture, soundPlan } from './sound-plan.ts';

type Change = Record<string, string | Uint8Array | undefined>;

function version(change: Change = {}): Version {
  const files = soundPlan(change);
  const bytes = [...files].map(([file, text]) => [file, Buffer.from(text)] as const);
  return { plan: parsePlan(files).plan, files: new Map(bytes) };
}

const compare = (change: Change): PlanDiff => comparePlans(version(), version(change));

/** Each change on a line: `file: field: before -> after`. */
function lines({ changed: items }: PlanDiff): string[] {
  return items.flatMap(({ file, fields }) =>
    fields.map(({ field, before, after, isPrivate }) =>
      isPrivate
        ? `${file}: ${field}: private`
        : `${file}: ${field}: ${before ?? 'none'} -> ${after ?? 'none'}`,
    ),
  );
}

const ORDERS = 'processes/take-orders.yaml';
const BOARD = 'channels/blackboard.yaml';
const MAIL = 'playbooks/mail-is-down.mdx';
const SHOP = 'contacts/shop-phone.yaml';

const person = (lines: string) =>
  `type: person\nlabel: Shop\nname: Ines Hadley\nways:\n${lines
    .split('\n')
    .map((line) => `  - ${line}\n`)
    .join('')}`;

describe('What changed', () => {
  it('is said field by field, in words', () => {
    const diff = compare({
      ...changed(ORDERS, 'rto: 1d', 'rto: 12h'),
      ...changed(BOARD, 'audience: everyone', 'audience: [Shop, Bakehouse]'),
    });
    expect(lines(diff)).toEqual([
      `${BOARD}: audience: everyone -> none`,
      `${BOARD}: audience: none -> Shop`,
      `${BOARD}: audience: none -> Bakehouse`,
      `${ORDERS}: impactAnalysis.rto: 1 day -> 12 hours`,
    ]);
  });

  it('is nothing where only the writing differs', () => {
    const orders = fixture('sound').get(ORDERS) ?? '';
    const rewritten = orders
      .replace('rto: 1d', 'rto: 24h # a day')
      .replace('owner: shop-lead\n', '')
      .concat('owner: "shop-lead"\n')
      .replaceAll('\n', '\r\n');
    const diff = compare({
      [ORDERS]: rewritten,
      ...changed(BOARD, 'audience: everyone', 'audience: [everyone]'),
    });
    expect(diff).toMatchObject({ added: [], changed: [], removed: [], rewritten: [BOARD, ORDERS] });
  });

  it('finds the items of a list again by what names them, wherever they stand', () => {
    const diff = compare(
      changed(
        ORDERS,
        '  - { kind: service, id: mail, strength: hard }',
        '  - { kind: process, id: bake, strength: soft }\n  - { kind: service, id: mail, strength: soft }',
      ),
    );
    expect(lines(diff)).toEqual([
      `${ORDERS}: dependsOn[service/mail].strength: hard -> soft`,
      `${ORDERS}: dependsOn[process/bake]: none -> process/bake, strength: soft`,
    ]);
  });

  it('of a playbook is said by section and by step', () => {
    const text = fixture('sound').get(MAIL) ?? '';
    const [step = ''] = /within="\w+"/.exec(text) ?? [];
    const diff = compare({
      [MAIL]: text
        .replace(step, 'within="9m"')
        .replace('## Use this when\n', '## Use this when\n\nNew words.\n'),
    });
    expect(lines(diff).map((line) => line.replace(/: [^:]*$/, ''))).toEqual([
      `${MAIL}: text under "Use this when"`,
      expect.stringMatching(/: steps\.[\w-]+\.within$/),
    ]);
    expect(lines(diff)[1]).toMatch(/-> 9 minutes$/);
  });

  it('of a long text is shown where it parts', () => {
    const long = 'Bread is baked at night, by two people, in the back of the shop, from ten to four';
    const before = version(changed('processes/bake.yaml', 'Bread is baked at night.', `${long} o’clock.`));
    const after = version(
      changed('processes/bake.yaml', 'Bread is baked at night.', `${long} in the morning.`),
    );
    const [line = ''] = lines(comparePlans(before, after));
    expect(line).toMatch(/description: ….* four o’clock\. -> ….* four in the morning\.$/);
  });

  it('names what came, went and moved, and files beside the plan', () => {
    const text = fixture('sound').get(MAIL) ?? '';
    const diff = compare({
      [BOARD]: undefined,
      'failure-domains/oven.yaml': 'name: Oven\ntype: site\n',
      [MAIL]: undefined,
      'playbooks/shop/mail-is-down.mdx': text,
      'forms/order.pdf': 'x',
    });
    expect(diff.added.map(({ key, name }) => [key, name])).toEqual([['failure-domain/oven', 'Oven']]);
    expect(diff.removed.map(({ key, name }) => [key, name])).toEqual([
      ['channel/blackboard', 'Blackboard at the back door'],
    ]);
    expect(lines(diff)).toEqual([
      `playbooks/shop/mail-is-down.mdx: file: ${MAIL} -> playbooks/shop/mail-is-down.mdx`,
    ]);
    expect(diff.otherFiles).toEqual({ added: ['forms/order.pdf'], changed: [], removed: [], moved: [] });
  });

  it('finds a page of the guide and a picture again that lie elsewhere as they were', () => {
    const page = '---\ntitle: How we bake\n---\n\nWith care.\n';
    const before = version({
      'guide/baking.mdx': page,
      'pictures/oven.svg': '<svg/>',
      'pictures/a.txt': 'a',
    });
    const after = version({
      'guide/shop/baking.mdx': page,
      'guide/oven.svg': '<svg/>',
      'pictures/b.txt': 'b',
    });
    const diff = comparePlans(before, after);
    expect([diff.added, diff.removed]).toEqual([[], []]);
    expect(lines(diff)).toEqual(['guide/shop/baking.mdx: file: guide/baking.mdx -> guide/shop/baking.mdx']);
    expect(diff.otherFiles).toEqual({
      added: ['pictures/b.txt'],
      changed: [],
      removed: ['pictures/a.txt'],
      moved: [{ from: 'pictures/oven.svg', to: 'guide/oven.svg' }],
    });
    const rewritten = version({ 'guide/shop/baking.mdx': page.replace('care', 'butter') });
    expect(comparePlans(before, rewritten).removed.map(({ file }) => file)).toEqual(['guide/baking.mdx']);
  });

  it('of a file that cannot be read now is a change, not a removal', () => {
    const diff = compare({ [BOARD]: 'name: [\n' });
    expect(diff.removed).toEqual([]);
    expect(diff.changed.map(({ file }) => file)).toEqual([BOARD]);
  });

  it('is nothing between a plan and itself, and the same in whatever order files come', () => {
    const files = [...version(changed(ORDERS, 'rto: 1d', 'rto: 12h')).files];
    fc.assert(
      fc.property(fc.shuffledSubarray(files, { minLength: files.length }), (shuffled) => {
        const other = { plan: parsePlan(new Map(shuffled)).plan, files: new Map(shuffled) };
        expect(lines(comparePlans(other, other))).toEqual([]);
        expect(lines(comparePlans(version(), other))).toEqual([
          `${ORDERS}: impactAnalysis.rto: 1 day -> 12 hours`,
        ]);
      }),
      { numRuns: 10, seed: 1 },
    );
  });
});

describe('What is private', () => {
  const mobile = (number: string, visibility = '') =>
    `{ type: mobile, value: "+4477009001${number}", failureDomains: []${visibility} }`;

  it.each([
    ['a number that is print-only', person(mobile('50')), person(mobile('51'))],
    ['a number that was published', person(mobile('50', ', visibility: staff')), person(mobile('51'))],
    [
      'a number that is published from now on',
      person(mobile('50')),
      person(mobile('51', ', visibility: staff')),
    ],
    ['a way that is new', person(mobile('50')), person(`${mobile('50')}\n${mobile('51')}`)],
    ['a name', person(mobile('50')), person(mobile('50')).replace('Hadley', 'Okoro')],
    ['a contact that cannot be read', person(mobile('50')), `${person(mobile('51'))}oops: [\n`],
    [
      'a visibility that cannot be understood',
      person(mobile('50')),
      person(mobile('51', ', visibility: stuff')),
    ],
  ])('is said to have changed and not shown: %s', (_name, before, after) => {
    const diff = comparePlans(version({ [SHOP]: before }), version({ [SHOP]: after }));
    expect(lines(diff).some((line) => line.endsWith(': private'))).toBe(true);
    expect(JSON.stringify(diff).replace(/\s|\u00a0/g, '')).not.toMatch(/Hadley|Okoro|77009001(50|51)/);
  });

  it('includes all that a private playbook says', () => {
    const text = (fixture('sound').get(MAIL) ?? '').replace(
      'kind: degraded',
      'visibility: restricted\nkind: degraded',
    );
    const diff = comparePlans(
      version({ [MAIL]: text }),
      version({ [MAIL]: text.replaceAll('Mail is down', 'Post is gone') }),
    );
    expect(diff.changed[0]).toMatchObject({ name: 'mail-is-down' });
    expect(diff.changed[0]?.fields.every(({ isPrivate }) => isPrivate)).toBe(true);
    expect(JSON.stringify(diff)).not.toMatch(/Post is gone|Mail is down/);
  });

  it('is found however a text writes it', () => {
    const { plan } = version({ [SHOP]: person(`${mobile('50')}\n${mobile('51', ', visibility: staff')}`) });
    const hide = (text: string) => text.replace(privatePattern(plan) ?? '', '…');
    expect(hide('Ring ines\nhadley on 07700 900-150, or +44 7700 900 150.')).toBe('Ring … on …, or ….');
    expect(hide('Ring +447700900151, not Bines Hadleyson.')).toBe('Ring +447700900151, not Bines Hadleyson.');
    expect(privatePattern(version().plan)).toBeUndefined();
  });

  it('is also what a playbook is called that is not published, wherever something names it', () => {
    const text = (fixture('sound').get(MAIL) ?? '')
      .replace('kind: degraded', 'visibility: restricted\nkind: degraded')
      .replace('title: Mail is down', 'title: The owner is ill');
    const pattern = privatePattern(version({ [MAIL]: text }).plan);
    expect('Open “The owner is ill”.'.replace(pattern ?? '', '…')).toBe('Open “…”.');
  });

  it('is hidden in a text that quotes it, also where the text is cut', () => {
    const before = version({ [SHOP]: person(mobile('50')) });
    const text = `${'a '.repeat(33)}Ines Hadley`;
    const after = version({
      [SHOP]: person(mobile('50')),
      ...changed('processes/bake.yaml', 'Bread is baked at night.', text),
    });
    expect(lines(comparePlans(before, after))).toEqual(['processes/bake.yaml: description: private']);
  });
});

describe('What a change reaches', () => {
  const reached = (keys: string[], change: Change = {}) =>
    Object.fromEntries(
      Object.entries(affectedBy(version(change).plan, new Set(keys))).map(([kind, list]) => [
        kind,
        list.map(({ id }) => id),
      ]),
    );

  it('is what stops with it, however many steps away, and what is written about it', () => {
    expect(reached(['failure-domain/tenant'])).toEqual({
      processes: ['bake', 'take-orders'],
      scenarios: ['mail-lost'],
      playbooks: [],
      binders: [],
      roles: [],
    });
    expect(reached(['service/mail'])).toMatchObject({
      processes: ['bake', 'take-orders'],
      playbooks: ['mail-is-down'],
    });
  });

  it('is whoever a contact fills a role for, the playbooks in which they act, and the binders that print them', () => {
    const binder =
      'title: Till\nplace: Under the till\nholder: shop-lead\ncontains: { playbooks: [mail-is-down] }\nreplaceEvery: 12mo\n';
    const found = reached(['contact/shop-phone'], { 'binders/till.yaml': binder });
    expect(found).toMatchObject({ roles: ['head-baker', 'shop-lead'], binders: ['till'], processes: [] });
    expect(found['playbooks']).toContain('mail-is-down');
  });

  it('is whom a role leads, and nothing that it only keeps or approves', () => {
    expect(reached(['role/shop-lead'])).toMatchObject({ processes: ['take-orders'], roles: ['shop-lead'] });
  });

  it('ends where things need each other', () => {
    const loop = changed(
      ORDERS,
      'strength: hard }',
      'strength: hard }\n  - { kind: process, id: bake, strength: hard }',
    );
    expect(reached(['process/bake'], loop)).toMatchObject({ processes: ['bake', 'take-orders'] });
  });
});
