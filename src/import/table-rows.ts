import { wordIn } from './cells.ts';
import { FIELDS } from './columns.ts';
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
/** A row that stands for nothing, and why. */
export type Passed = { line: number; text: string; why: string };

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
  for (const [at, cells] of table.rows.entries()) {
    const written = cells.map((cell) => cell.trim());
    const text = written.filter(Boolean).join(', ').replace(/\s+/g, ' ').slice(0, 60);
    const line = at + 1;
    const pass = (why: string) => passed.push({ line, text, why });
    if (text === '' || at === header) continue;
    const same = seen.get(JSON.stringify(written));
    if (at < header) pass('stands above the headings');
    else if (table.captions.has(at)) pass('is a heading over several columns');
    else if (notes.has(at)) pass('is taken for a note below the table; a row has more than one cell');
    else if (written.every((cell, column) => cell === '' || cell === headings[column]?.trim()))
      pass('repeats the headings');
    else if (same !== undefined) pass(`says what row ${same} says`);
    else {
      seen.set(JSON.stringify(written), line);
      const cell = (path: string) => said(mapping, headings, cells, path);
      const isThing =
        kind === 'contact' && !['', 'person'].includes(wordIn(typesOfContact, cell('type')) ?? '');
      const name = cell('name');
      const title = kind === 'contact' ? cell('label') || (isThing ? name : '') : name;
      rows.push({
        line,
        cells,
        title,
        person: kind === 'contact' && title !== name ? name : '',
        unit: kind === 'process' ? cell('unit') || title : '',
        id: cell('id'),
      });
    }
  }
  return { rows, passed };
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
