import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tablesOf, toCsv, toExcel, tooLong } from '../../src/export/to-tables.ts';
import { TABLE_KINDS } from '../../src/import/columns.ts';
import type { TableKind } from '../../src/import/columns.ts';
import { findTables, tableFiles } from '../../src/import/table-files.ts';
import { collection, entityKinds, loadPlan, parsePlan } from '../../src/plan/index.ts';
import type { Plan } from '../../src/plan/index.ts';
import { dataOf } from './arbitrary-data.ts';

const keepers = { owner: 'nobody', approver: 'nobody' };
type Files = ReadonlyMap<string, Uint8Array | string>;
type Tables = Record<string, string | Uint8Array>;

/** What an import of some tables makes of a plan, and everything that it does not understand. */
async function imported(tables: Tables, plan: Plan) {
  const bytes = Object.entries(tables).map(([path, table]): [string, Uint8Array] => [
    path,
    Buffer.from(table),
  ]);
  const { found, parts, lost, faults } = await findTables(new Map(bytes), new Map());
  const made = tableFiles(found, plan, keepers, undefined, parts);
  return { files: made.files, lost: [...lost, ...made.lost], faults };
}

/** Kinds of a plan as the files of an export: a workbook each, or a file for each table. */
async function exported(plan: Plan, kinds: readonly TableKind[], ending: 'csv' | 'xlsx'): Promise<Tables> {
  const files: Tables = {};
  for (const kind of kinds) {
    const tables = tablesOf(plan, kind);
    expect(tooLong(tables)).toBeUndefined();
    if (ending === 'xlsx') files[`${kind}.xlsx`] = await toExcel(tables);
    else for (const { title, rows } of tables) files[`${kind}-${title}.csv`] = `\uFEFF${toCsv(rows)}`;
  }
  return files;
}

/** Everything that the entities of some kinds say, without where it stands. */
const sayings = (plan: Plan, kinds: readonly TableKind[]) =>
  kinds.map((kind) =>
    [...collection(plan, kind)].map(([id, entity]) => [
      id,
      JSON.parse(
        JSON.stringify(entity, (key, value: unknown) =>
          ['place', 'line', 'file'].includes(key) ? undefined : value,
        ),
      ) as unknown,
    ]),
  );

const without = (files: Files, kinds: readonly TableKind[]): Files =>
  new Map(
    [...files].filter(([path]) => !kinds.some((kind) => path.startsWith(`${entityKinds[kind].source}/`))),
  );

/** Expects that an export brings back all of some kinds where they are gone, and changes nothing where they are. */
async function expectBack(files: Files, kinds: readonly TableKind[], endings: readonly ('csv' | 'xlsx')[]) {
  const { plan } = parsePlan(files);
  const rest = without(files, kinds);
  for (const ending of endings) {
    const tables = await exported(plan, kinds, ending);
    const same = await imported(tables, plan);
    const changed = [...same.files].filter(([path, text]) => plan.sources.get(path)?.text !== text);
    expect({ ...same, files: changed }).toEqual({ files: [], lost: [], faults: [] });
    const anew = await imported(tables, parsePlan(rest).plan);
    expect([anew.lost, anew.faults]).toEqual([[], []]);
    const back = parsePlan(new Map<string, Uint8Array | string>([...rest, ...anew.files]));
    expect(sayings(back.plan, kinds)).toEqual(sayings(plan, kinds));
  }
}

describe.each(['tests/fixtures/sound', 'tests/fixtures/other-plan', 'content'])(
  'What is exported of %s',
  (folder) => {
    const { files } = loadPlan(folder);
    it.each(TABLE_KINDS)('comes back whole, and without a change: %s', async (kind) => {
      await expectBack(files, [kind], ['csv', 'xlsx']);
    });
    it('comes back together', async () => {
      await expectBack(files, TABLE_KINDS, ['csv']);
    });
  },
);

/** What processes, services and risks may refer to, and the sound plan does without. */
const BESIDE: readonly [string, string][] = [
  ['parties/bank.yaml', 'name: none\ntype: bank\n'],
  ['resources/form.yaml', 'name: Form\ntype: form\nlocation: Safe\n'],
  [
    'measures/by-hand.yaml',
    'name: By hand\ntype: mitigation\ndescription: By hand.\nprotects: [{ kind: service, id: mail }]\nagainst: [mail-lost]\nstate: planned\nautomatic: true\nreduces: both\nowner: shop-lead\nstatus: draft\nversion: "1"\nreviewEvery: 1y\n',
  ],
];

it('Whatever a plan says, an export of it comes back whole, and without a change', async () => {
  const files: Files = new Map<string, Uint8Array | string>([
    ...loadPlan('tests/fixtures/sound').files,
    ...BESIDE,
  ]);
  const { plan } = parsePlan(files);
  const coming = Object.fromEntries(TABLE_KINDS.map((kind) => [kind, [`${kind}--one`, `${kind}-two-`]]));
  const generated = fc.record(
    Object.fromEntries(
      TABLE_KINDS.flatMap(
        (kind) =>
          coming[kind]?.map((id) => [`${entityKinds[kind].source}/${id}.yaml`, dataOf(kind, plan, coming)]) ??
          [],
      ),
    ),
  );
  await fc.assert(
    fc.asyncProperty(generated, fc.constantFrom('csv', 'xlsx'), async (data, ending) => {
      const made = Object.entries(data).map(([path, said]): [string, string] => {
        for (const key of ['name', 'label'])
          if (typeof said[key] === 'string') said[key] = said[key].replace(/\s*\n\s*/g, ' ');
        // A group that says nothing is none.
        if (Object.keys((said['serviceLevel'] ?? {}) as object).length === 0) delete said['serviceLevel'];
        return [path, JSON.stringify(said)];
      });
      const all = new Map<string, Uint8Array | string>([...files, ...made]);
      const read = parsePlan(all).plan;
      for (const kind of TABLE_KINDS)
        expect(coming[kind]?.every((id) => collection(read, kind).has(id))).toBe(true);
      await expectBack(all, TABLE_KINDS, [ending]);
    }),
    { numRuns: 12, seed: 7, endOnFailure: true },
  );
}, 60_000);

it('A row of an exercise that is new becomes a file; one that does not say when is named', async () => {
  const { plan, files } = loadPlan('tests/fixtures/sound');
  const csv =
    'Exercise;Type;Datum;Scenario;Angekündigt;Playbooks\nCalling round;Call tree;4.5.2026;mail-lost;nein;Mail is down\nSome day;Tabletop;;mail-lost;ja;\n';
  const { found } = await findTables(new Map([['exercises.csv', Buffer.from(csv)]]), new Map());
  const { files: made, lost } = tableFiles(found, plan, { owner: 'shop-lead', approver: 'head-baker' });
  expect([...made.keys()]).toEqual(['exercises/calling-round.yaml']);
  expect(lost.map(({ detail, why }) => `${detail} ${why}`)).toEqual([
    expect.stringContaining('Some day has no date'),
  ]);
  const { plan: after, problems } = parsePlan(new Map<string, Uint8Array | string>([...files, ...made]));
  expect(problems).toEqual([]);
  expect(after.exercises.get('calling-round')).toMatchObject({
    type: 'call-tree',
    date: '2026-05-04',
    announced: false,
    playbooks: ['mail-is-down'],
  });
});
