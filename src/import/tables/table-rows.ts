import { ID_PATTERN, idFrom } from '../../plan/index.ts';
import { wordIn } from './cells.ts';
import { FIELDS } from './columns.ts';
import { matchColumns } from './match-columns.ts';
import type { Mapping } from './match-columns.ts';
import type { Table } from './tables.ts';

/** A row of a table that stands for one thing. */
export type Row = {
  line: number;
  cells: readonly string[];
  /** What the thing is called on the site; empty where the row does not say. */
  title: string;
  /** Who it is, where the table says it beside the title. */
  person: string;
  unit: string;
  /** The id that the row says itself. */
  id: string;
};
/** A row that stands for nothing, and why; one that is `refused` may have been meant for something. */
export type Passed = { line: number; text: string; why: string; refused?: true };

/** What a row says of a field, in all columns that say it. */
function said(
  { fields }: Mapping,
  headings: readonly string[],
  row: readonly string[],
  path: string,
): string {
  const columns = [...fields].filter(([, field]) => field === path).map(([at]) => at);
  const first = columns.filter((at) => /^(?:first|given|vor)/i.test(headings[at] ?? ''));
  return [...new Set([...first, ...columns])]
    .map((at) => (row[at] ?? '').trim())
    .filter(Boolean)
    .join(' ');
}

/** The rows of a table that stand for something, and those that are titles, notes or said before. */
export function rowsOf(table: Table, mapping: Mapping): { rows: Row[]; passed: Passed[] } {
  const { kind, header } = mapping;
  const headings = table.rows[header] ?? [];
  const rows: Row[] = [];
  const passed: Passed[] = [];
  const seen = new Map<string, number>();
  const notes = notesBelow(table, header);
  const end = nextTable(table, header);
  const nameAt = [...mapping.fields].find(([, path]) => path === 'label' || path === 'name')?.[0] ?? -1;
  const rowOf = (line: number, cells: readonly string[]): Row => {
    const cell = (path: string) => said(mapping, headings, cells, path);
    const type = wordIn(typesOfContact, cell('type')) ?? 'person';
    const name = cell('name');
    const title = kind === 'contact' ? cell('label') || (type === 'person' ? '' : name) : name;
    return {
      line,
      cells,
      title,
      person: kind === 'contact' && (title !== name || cell('id') !== '') ? name : '',
      unit: kind === 'process' ? cell('unit') || title : '',
      // A mere number, as lists have it in front, is no id.
      id: ID_PATTERN.test(cell('id')) ? cell('id') : idFrom(cell('id'), ''),
    };
  };
  for (const [at, cells] of table.rows.entries()) {
    const written = cells.map((cell) => cell.trim());
    const text = written.filter(Boolean).join(', ').replace(/\s+/g, ' ').slice(0, 60);
    const line = at + 1;
    const pass = (why: string) => passed.push({ line, text, why });
    if (text === '' || at === header || at > end) continue;
    const same = seen.get(JSON.stringify(written));
    if (at < header) pass('stands above the headings');
    else if (table.captions.has(at)) pass('is a heading over several columns');
    else if (at === end)
      passed.push({ line, text, why: 'begins another table: give it a sheet of its own', refused: true });
    else if (notes.has(at)) pass('is taken for a note below the table; a row has more than one cell');
    else if (written.every((cell, column) => cell === '' || cell === headings[column]?.trim()))
      pass('repeats the headings');
    else if (same !== undefined) pass(`says what row ${same} says`);
    else if (table.filled.has(`${at}:${nameAt}`) && rows.length > 0) {
      const before = rows.pop();
      if (before) rows.push(rowOf(before.line, joined(before.cells, cells)));
    } else {
      seen.set(JSON.stringify(written), line);
      rows.push(rowOf(line, cells));
    }
  }
  return { rows, passed };
}

/** Two rows that say something of one thing: what both say stands side by side. */
function joined(above: readonly string[], below: readonly string[]): string[] {
  return above.map((cell, at) => {
    const other = below[at]?.trim() ?? '';
    if (other === '' || other === cell.trim()) return cell;
    return cell.trim() === '' ? other : `${cell.trim()}; ${other}`;
  });
}

/** The row at which another table begins: headings that follow a gap; behind the last row where there is none. */
function nextTable({ title, rows }: Table, header: number): number {
  for (const [at, row] of rows.entries()) {
    const isAfterGap = rows[at - 1]?.every((cell) => cell.trim() === '') === true;
    if (at <= header + 1 || !isAfterGap) continue;
    const alone = { title, rows: [row], captions: new Set<number>(), filled: new Set<string>() };
    if ((matchColumns(alone)?.fields.size ?? 0) > 2) return at;
  }
  return rows.length;
}

const typesOfContact = FIELDS.contact.find(({ path }) => path === 'type')?.takes ?? 'text';

const NOTE = /^(?:\*|(?:stand|legende?|hinweise?|anmerkung|notes?|quelle|source|summe|gesamt|total)\b)|\.$/i;

/** Rows of one cell below all others: after a gap, or worded as a note. */
function notesBelow({ rows }: Table, header: number): Set<number> {
  const filled = rows.map((row) => row.filter((cell) => cell.trim() !== ''));
  const last = filled.findLastIndex((cells) => cells.length > 1);
  const notes = new Set<number>();
  if (last <= header) return notes;
  let gap = false;
  for (const [offset, cells] of filled.slice(last + 1).entries()) {
    gap ||= cells.length === 0;
    if (gap || NOTE.test(cells[0]?.trim() ?? '')) notes.add(last + 1 + offset);
  }
  return notes;
}
