import { collections } from '../plan/plan.ts';
import type { Plan } from '../plan/index.ts';
import { FIELDS } from '../import/columns.ts';
import type { Field, TableKind } from '../import/columns.ts';

type Data = Record<string, unknown>;

/**
 * The entities of a kind as a table: a first row of field names, then one row each, by id. An import of it changes nothing. What
 * a cell cannot say, such as a list whose parts hold commas, is left empty, and an empty cell changes nothing either.
 */
export function tableOf(plan: Plan, kind: TableKind): string[][] {
  const fields = FIELDS[kind];
  const entities = [
    ...(plan[collections[kind]] as ReadonlyMap<string, { id: string; file: string }>).values(),
  ];
  const rows = entities
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, file }) => {
      const data = plan.sources.get(file)?.yaml?.toJS({ maxAliasCount: 100 }) as Data;
      return [id, ...fields.map((field) => cellOf(field, data))];
    });
  return [['id', ...fields.map(({ path }) => path)], ...rows];
}

function cellOf({ path, takes }: Field, data: Data): string {
  const [, type] = /^ways\.(\w+)$/.exec(path) ?? [];
  if (type !== undefined) {
    const ways = Array.isArray(data['ways']) ? (data['ways'] as Data[]) : [];
    return textOf(ways.find((way) => way['type'] === type)?.['value']);
  }
  const value = path
    .split('.')
    .reduce<unknown>(
      (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Data)[key] : undefined),
      data,
    );
  if (!Array.isArray(value)) return takes === 'list' && !isOneItem(textOf(value)) ? '' : textOf(value);
  if (takes === 'text') return '';
  const items =
    takes === 'needs'
      ? (value as Data[]).flatMap((need) => (need['kind'] === 'service' ? [need['id']] : []))
      : value;
  const texts = items.map(textOf);
  return texts.every(isOneItem) ? texts.join('; ') : '';
}

/** Whether a list in a cell can hold a text as one of its parts. */
const isOneItem = (text: string) => !/[;,\n]/.test(text);

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A table as CSV. A cell that a spreadsheet would run as a formula begins with a quotation mark, which an import takes away. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => {
    const safe = /^'*[=+\-@\t]/.test(text) ? `'${text}` : text;
    return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A table as an Excel file, all of it text, so that nothing in it is run or rounded. */
export async function toExcel(title: string, rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const { default: writeExcel } = await import('write-excel-file/node');
  const data = rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String })));
  return await writeExcel(data, { sheet: title }).toBuffer();
}
