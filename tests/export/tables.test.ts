import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableOf, toCsv, toExcel } from '../../src/export/to-tables.ts';
import { TABLE_KINDS } from '../../src/import/columns.ts';
import { findTables, tableFiles } from '../../src/import/table-files.ts';
import { loadPlan, parsePlan } from '../../src/plan/index.ts';
import type { Plan } from '../../src/plan/index.ts';

const keepers = { owner: 'nobody', approver: 'nobody' };

/** The files that an import of some tables would write otherwise than they are, and everything that it does not understand. */
async function changedBy(tables: Record<string, string | Uint8Array>, plan: Plan) {
  const bytes = Object.entries(tables).map(([path, table]): [string, Uint8Array] => [
    path,
    Buffer.from(table),
  ]);
  const { found, lost, faults } = await findTables(new Map(bytes), new Map());
  const made = tableFiles(found, plan, keepers);
  const changed = [...made.files]
    .filter(([path, text]) => plan.sources.get(path)?.text !== text)
    .map(([path]) => path);
  return { changed, rows: made.files.size, lost: [...lost, ...made.lost], faults };
}

describe.each(['tests/fixtures/sound', 'tests/fixtures/other-plan', 'content'])(
  'What is exported of %s',
  (folder) => {
    const { plan } = loadPlan(folder);
    it.each(TABLE_KINDS)('comes back without a change: %s', async (kind) => {
      const rows = tableOf(plan, kind);
      if (rows.length === 1) return;
      const nothing = { changed: [], rows: rows.length - 1, lost: [], faults: [] };
      expect(await changedBy({ [`${kind}.csv`]: `\uFEFF${toCsv(rows)}` }, plan)).toEqual(nothing);
      expect(await changedBy({ [`${kind}.xlsx`]: await toExcel(kind, rows) }, plan)).toEqual(nothing);
    });
  },
);

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((text) => text.trim() !== '' && !/(?!\n)\p{Cc}/u.test(text));
const special = fc.constantFrom(
  '=1+1',
  "'=x",
  "''@x",
  '"a";b',
  '- one',
  '1.10',
  'true',
  '2026-11-21',
  ' spaced ',
  'a\nb',
  '+441632960123',
  '[x]',
);
const anything = fc.oneof(words, special);

it('Whatever a risk is called, exporting and importing it changes nothing', async () => {
  const { files } = loadPlan('tests/fixtures/sound');
  await fc.assert(
    fc.asyncProperty(anything, anything, async (name, category) => {
      const data = {
        name,
        description: name,
        category,
        threatens: {},
        likelihood: 2,
        impact: 3,
        treatment: 'mitigate',
        owner: 'shop-lead',
        approver: 'head-baker',
        status: 'draft',
        version: '1.0',
        reviewEvery: '12mo',
      };
      const { plan } = parsePlan(
        new Map<string, Uint8Array | string>([...files, ['risks/some.yaml', JSON.stringify(data)]]),
      );
      if (!plan.risks.has('some')) return;
      const rows = tableOf(plan, 'risk');
      expect(await changedBy({ 'risk.csv': toCsv(rows) }, plan)).toMatchObject({ changed: [], faults: [] });
    }),
    { numRuns: 150, seed: 7 },
  );
});

it('Whatever an exercise says, in one text or a list, exporting and importing it changes nothing', async () => {
  const { files } = loadPlan('tests/fixtures/sound');
  const oneOrSeveral = fc.oneof(anything, fc.array(anything, { minLength: 1, maxLength: 3 }));
  await fc.assert(
    fc.asyncProperty(anything, oneOrSeveral, oneOrSeveral, async (name, objectives, participants) => {
      const data = {
        name,
        type: 'tabletop',
        status: 'done',
        date: '2026-05-04',
        announced: false,
        scenario: 'mail-lost',
        objectives,
        participants,
        successCriteria: [{ id: 'c1', text: name, target: 90 }],
        facilitator: 'shop-lead',
        outcome: 'pass-with-findings',
      };
      const { plan } = parsePlan(
        new Map<string, Uint8Array | string>([...files, ['exercises/some.yaml', JSON.stringify(data)]]),
      );
      if (!plan.exercises.has('some')) return;
      const rows = tableOf(plan, 'exercise');
      const nothing = { changed: [], lost: [], faults: [] };
      expect(await changedBy({ 'exercise.csv': toCsv(rows) }, plan)).toMatchObject(nothing);
    }),
    { numRuns: 100, seed: 7 },
  );
});

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
