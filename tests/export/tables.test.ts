import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tablesOf, toCsv, toExcel, tooLong } from '../../src/export/to-tables.ts';
import { moreOn } from '../../src/cli/help-more.ts';
import { FIELDS, PARTS, TABLE_KINDS } from '../../src/import/tables/columns.ts';
import type { TableKind } from '../../src/import/tables/columns.ts';
import { findTables, tableFiles } from '../../src/import/tables/table-files.ts';
import { collection, entityKinds, fieldReference, loadPlan, parsePlan } from '../../src/plan/index.ts';
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
    it.each(['csv', 'xlsx'] as const)('comes back whole, and without a change: .%s', async (ending) => {
      await expectBack(files, TABLE_KINDS, [ending]);
    });
    it('comes back whole of one kind', async () => await expectBack(files, ['process'], ['csv']));
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
        if (Object.keys(said['serviceLevel'] ?? {}).length === 0) delete said['serviceLevel'];
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

describe('What somebody changes in an export', () => {
  const { plan, files } = loadPlan('content');
  type Sheets = Record<string, string[][]>;

  /** The plan after somebody has edited the sheets of its processes, with the files that differ. */
  async function edited(edit: (sheets: Sheets) => void, only?: readonly string[]) {
    const sheets = Object.fromEntries(tablesOf(plan, 'process').map(({ title, rows }) => [title, rows]));
    edit(sheets);
    const chosen = Object.entries(sheets).filter(([title]) => only?.includes(title) ?? true);
    const tables = Object.fromEntries(chosen.map(([title, rows]) => [`${title}.csv`, toCsv(rows)]));
    const made = await imported(tables, plan);
    const changed = [...made.files].filter(([path, text]) => plan.sources.get(path)?.text !== text);
    const after = parsePlan(new Map<string, Uint8Array | string>([...files, ...changed]));
    return { after, changed: changed.map(([path]) => path), texts: new Map(changed), lost: made.lost };
  }
  const rowOf = (rows: string[][] | undefined, ...begins: string[]) =>
    rows?.find((row) => begins.every((cell, at) => row[at] === cell)) ?? [];
  const put = (rows: string[][] | undefined, row: string[], heading: string, text: string) =>
    (row[rows?.[0]?.indexOf(heading) ?? -1] = text);

  it('comes in as that change, and leaves comments where they stand', async () => {
    const { after, changed, texts } = await edited(({ Impacts, Dependencies }) => {
      put(Impacts, rowOf(Impacts, 'crisis-communication', 'safety'), 'after 1h', 'catastrophic');
      Dependencies?.splice(
        Dependencies.indexOf(rowOf(Dependencies, 'crisis-communication', 'channel', 'noticeboard')),
        1,
      );
    });
    expect(changed).toEqual(['processes/crisis-communication.yaml']);
    const before = plan.processes.get('crisis-communication');
    const process = after.plan.processes.get('crisis-communication');
    expect(process?.impactAnalysis.impacts[0]?.at).toContainEqual({ after: 60, impact: 4 });
    expect(process?.dependsOn).toEqual(before?.dependsOn.filter(({ id }) => id !== 'noticeboard'));
    expect(texts.get('processes/crisis-communication.yaml')).toContain(
      '# The first two stand in for each other',
    );
  });

  it('empties a list whose rows are all gone, where the sheet of what has it comes along', async () => {
    const gone = ({ Impacts }: Sheets) =>
      Impacts?.splice(0, Impacts.length, ...Impacts.filter(([id]) => id !== 'payroll'));
    const { after, changed } = await edited(gone);
    expect(changed).toEqual(['processes/payroll.yaml']);
    expect(after.plan.processes.get('payroll')?.impactAnalysis.impacts).toEqual([]);
    expect((await edited(gone, ['Impacts'])).changed).toEqual([]);
  });

  it('brings a new process with its impacts and what it needs', async () => {
    const { after, changed, lost } = await edited(({ process, Impacts, Dependencies, Peaks }) => {
      const row = ['stocktake', ...(process?.[0]?.slice(1).map(() => '') ?? [])];
      for (const [heading, text] of Object.entries({
        name: 'Stocktake',
        unit: 'Warehouse',
        leader: 'operations-duty-manager',
        owner: 'operations-duty-manager',
        approver: 'executive-sponsor',
        'impactAnalysis.mtpd': '3 days',
      }))
        put(process, row, heading, text);
      process?.push(row);
      const impact = Impacts?.[0]?.map(() => '') ?? [];
      Impacts?.push(Object.assign(impact, ['stocktake', 'financial']));
      put(Impacts, impact, 'after 1d', 'severe');
      Dependencies?.push(['Stocktake', 'service', 'Teams', 'hard', '', '']);
      Peaks?.push(['stocktake', 'Year end', 'last week of December', '', '1d']);
    });
    expect([changed, lost]).toEqual([['processes/stocktake.yaml'], []]);
    expect(after.problems.filter(({ file }) => file === changed[0])).toEqual([]);
    expect(after.plan.processes.get('stocktake')).toMatchObject({
      unit: 'Warehouse',
      dependsOn: [{ kind: 'service', id: 'teams', strength: 'hard' }],
      peaks: [{ name: 'Year end', mtpd: 1440 }],
      impactAnalysis: { mtpd: 4320, impacts: [{ type: 'financial', at: [{ after: 1440, impact: 3 }] }] },
    });
  });

  it('is refused with its row where nobody understands it, and the list stays as it is', async () => {
    const { changed, lost } = await edited(({ Impacts, Peaks }) => {
      put(Impacts, rowOf(Impacts, 'payroll'), 'after 1d', 'awful');
      Peaks?.push(['nothing-such', 'Year end', 'December', '', '']);
    });
    expect(changed).toEqual([]);
    expect(lost.map(({ detail, why, refused }) => [detail, why, refused])).toEqual([
      ['nothing-such, Year end, December', 'nothing-such is no process of this plan', true],
      ['after 1d: awful', expect.stringContaining('is no impact: none, minor'), true],
    ]);
  });
});

it('What is too long for a cell of an Excel file is named, and never cut', () => {
  const { files } = loadPlan('tests/fixtures/sound');
  const risk = `name: Flood\ndescription: ${'x'.repeat(32_768)}\ncategory: Water\nthreatens: {}\nlikelihood: 2\nimpact: 3\ntreatment: avoid\nowner: shop-lead\nstatus: draft\nversion: "1"\nreviewEvery: 1y\n`;
  const { plan } = parsePlan(new Map<string, Uint8Array | string>([...files, ['risks/flood.yaml', risk]]));
  expect(tooLong(tablesOf(plan, 'risk'))).toContain('description of flood has 32768 characters');
});

it('Every field of the content model stands in a table of its kind', () => {
  for (const { kind, fields } of fieldReference()) {
    const table = TABLE_KINDS.find((each) => each === kind);
    if (table === undefined) continue;
    const headings = new Set([
      ...FIELDS[table].filter(({ foreign }) => foreign !== true).map(({ path }) => path),
      ...PARTS[table].flatMap(({ path, fields: own }) => own.map((each) => `${path}[].${each.path}`)),
    ]);
    const groups = /^(?:list of )?(?:group|\{)/;
    const missing = fields
      .flatMap(({ name, takes }) =>
        takes.startsWith('{ kind') ? [`${name}.kind`, `${name}.id`] : groups.test(takes) ? [] : [name],
      )
      .filter((name) => !headings.has(name));
    expect(missing).toEqual([]);
  }
});

it('README and the help of an import name the tables that there are', () => {
  const readme = readFileSync('README.md', 'utf8');
  const help = moreOn('import').join(' ').replace(/\s+/g, ' ');
  for (const kind of TABLE_KINDS) {
    expect(readme).toContain(`| ${kind} | ${PARTS[kind].map(({ title }) => title).join(', ')} |`);
    for (const { path } of FIELDS[kind])
      expect(help).toMatch(new RegExp(`[ ,]${path.replaceAll('.', '\\.')},`));
    for (const { title } of PARTS[kind]) expect(help).toContain(`${title}: ${kind} id, `);
  }
});
