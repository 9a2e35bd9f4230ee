import { parseDuration, writeDuration } from '../plan/index.ts';
import { collections } from '../plan/plan.ts';
import type { Plan } from '../plan/index.ts';
import type { Part } from '../import/tables/table-fields.ts';
import { cellOf, headingOf, itemCells, valueAt } from '../import/tables/cell-texts.ts';
import { FIELDS, PARTS } from '../import/tables/columns.ts';
import type { TableKind } from '../import/tables/columns.ts';

type Data = Record<string, unknown>;
type Written = { id: string; data: Data };

/** A table under its title: a row of headings, then one row each. */
export type WrittenTable = { title: string; rows: string[][] };

/** The longest text that a cell of an Excel file holds. */
const LONGEST_CELL = 32_767;

/**
 * The entities of a kind as tables: one with a row for each of them, by id, and one for each list of groups of keys, such as the
 * impacts of processes, with a row for each item. An import of them changes nothing, and into a plan without these entities
 * brings the same ones.
 */
export function tablesOf(plan: Plan, kind: TableKind): WrittenTable[] {
  const entities = [
    ...(plan[collections[kind]] as ReadonlyMap<string, { id: string; file: string }>).values(),
  ]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, file }) => ({
      id,
      data: plan.sources.get(file)?.yaml?.toJS({ maxAliasCount: 100 }) as Data,
    }));
  const fields = FIELDS[kind].filter(({ foreign }) => foreign !== true);
  const rows = entities.map(({ id, data }) => [id, ...fields.map((field) => cellOf(field, data))]);
  return [
    { title: kind, rows: [['id', ...fields.map(({ path }) => path)], ...rows] },
    ...PARTS[kind].map((part) => ({ title: part.title, rows: partRows(part, entities, plan) })),
  ];
}

function partRows(part: Part, entities: readonly Written[], { organization }: Plan): string[][] {
  const items = entities.flatMap(({ id, data }) => {
    const list = valueAt(data, part.path.split('.'));
    return (Array.isArray(list) ? list : []).map((item: unknown) => ({ id, item }));
  });
  const headings = part.fields.flatMap(({ path, takes }) =>
    takes === 'levels'
      ? timesOf(
          items.map(({ item }) => valueAt(item, path.split('.'))),
          organization.impactBands,
        ).map(headingOf)
      : [path],
  );
  return [
    [`${part.kind} id`, ...headings],
    ...items.map(({ id, item }) => [id, ...itemCells(part, item, headings, organization.impactLabels)]),
  ];
}

/** All times at which impacts are judged, as they are written: the organisation's, and those that stand in files. */
function timesOf(found: readonly unknown[], bands: readonly number[]): string[] {
  const written = found.flatMap((at) => Object.keys((at ?? {}) as Data));
  const length = (time: string) => parseDuration(time) ?? 0;
  return [...new Set([...bands.map(writeDuration), ...written])].sort((a, b) => length(a) - length(b));
}

/** What is too long for a cell of an Excel file, as a sentence; undefined where all fits. */
export function tooLong(tables: readonly WrittenTable[]): string | undefined {
  for (const { rows } of tables)
    for (const [id, ...cells] of rows)
      for (const [at, cell] of cells.entries())
        if (inWorkbook(cell).length > LONGEST_CELL)
          return `${rows[0]?.[at + 1] ?? ''} of ${id ?? ''} has ${cell.length} characters, and a cell of an Excel file holds ${LONGEST_CELL}. Write a .csv, whose cells hold any text.`;
  return undefined;
}

/** A table as CSV. A cell that a spreadsheet would run as a formula begins with a quotation mark, which an import takes away. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = /^'*[=+\-@\t]/.test(text) ? `'${text}` : text;
    return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Tables as the sheets of an Excel file, all of it text, so that nothing in it is run or rounded. */
export async function toExcel(tables: readonly WrittenTable[]): Promise<Uint8Array> {
  const { default: writeExcel } = await import('write-excel-file/node');
  const sheets = tables.map(({ title, rows }) => ({
    sheet: title,
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
    data: rows.map((row) =>
      row.map((value) => (value === '' ? null : { value: inWorkbook(value), type: String })),
    ),
  }));
  return await writeExcel(sheets).toBuffer();
}

/**
 * A text as a workbook holds it: signs that XML has no place for, or that readers change, stand in it by their numbers. So does
 * the first letter of a word such as `constructor`, which the writer of workbooks takes for something of its own.
 */
function inWorkbook(text: string): string {
  if (text in Object.prototype) return byNumber(text.slice(0, 1)) + text.slice(1);
  return text.replace(/_(?=x[\dA-F]{4}_)/gi, byNumber).replace(/(?![\n\t])[\p{Cc}\uFFFD-\uFFFF]/gu, byNumber);
}

const byNumber = (sign: string) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`;
