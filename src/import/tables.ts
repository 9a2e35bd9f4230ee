import { parse } from 'csv-parse/sync';
import { openArchive } from './archive.ts';
import type { Name } from './lost.ts';
import { mergedAreas } from './merged-cells.ts';
import type { Area } from './merged-cells.ts';
import { decoded } from './office.ts';

/**
 * A table of text: the name of its sheet, or of its file; rows from the first line on. `captions` are the rows, from 0, of
 * which one cell stands over several columns.
 */
export type Table = { title: string; rows: string[][]; captions: ReadonlySet<number> };
export type Tables = { tables: Table[] } | { fault: string };

/** Rows that a table of a plan may have: more is something else. */
const MOST_ROWS = 20_000;

/** Reads a CSV file (with commas, semicolons or tabs; UTF-8 or Windows-1252) or the sheets of an Excel file. */
export async function readTables(path: string, bytes: Uint8Array, name: Name): Promise<Tables> {
  const title = path.replace(/^.*\//, '').replace(/\.\w+$/, '');
  const read = /\.csv$/i.test(path) ? csv(title, bytes) : await sheets(bytes, name);
  if ('fault' in read) return read;
  const long = read.tables.find(({ rows }) => rows.length > MOST_ROWS);
  return long
    ? { fault: `has ${long.rows.length} rows in ${long.title}; an import reads tables up to ${MOST_ROWS}.` }
    : read;
}

function csv(title: string, bytes: Uint8Array): Tables {
  const text = decoded(bytes).replace(/^\uFEFF/, '');
  // A title may stand above the table.
  const beginning = text.split('\n', 12).join('\n');
  const count = (mark: string) => beginning.split(mark).length;
  const [delimiter = ','] = [';', ',', '\t'].sort((a, b) => count(b) - count(a));
  try {
    const rows = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false });
    return { tables: [{ title, rows: rows.map((row) => row.map(unguarded)), captions: new Set() }] };
  } catch (cause) {
    return { fault: `is no table${cause instanceof Error ? ` (${cause.message})` : ''}.` };
  }
}

/** A text that would begin like a formula stands behind a mark in what we export. */
const unguarded = (cell: string) => (/^'+[=+\-@\t]/.test(cell) ? cell.slice(1) : cell);

async function sheets(bytes: Uint8Array, name: Name): Promise<Tables> {
  const archive = openArchive(bytes);
  if ('fault' in archive) return archive;
  if (!archive.parts.has('xl/workbook.xml')) return { fault: 'is no Excel file, though its name says so.' };
  for (const part of archive.parts.keys()) {
    if (/vbaProject\.bin$/i.test(part)) name(1, 'macro', part, 'a macro is not carried, and never run');
    if (/^xl\/(?:threadedComments\/.*|comments\d*)\.xml$/i.test(part))
      name(1, 'comment', `notes at cells (${part})`, 'what a table says stands in its cells');
  }
  try {
    const { default: readExcel } = await import('read-excel-file/node');
    const read = await readExcel(Buffer.from(bytes), { trim: false });
    const areas = mergedAreas(archive.parts);
    return {
      tables: read.map(({ sheet, data }) =>
        withAreas(
          { title: sheet, rows: data.map((row) => row.map(textOf)), captions: new Set<number>() },
          areas.get(sheet) ?? [],
          name,
        ),
      ),
    };
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : '';
    const [, row, column, error] = /row (\d+), col (\d+): (#.*)$/.exec(said) ?? [];
    return {
      fault:
        error === undefined
          ? `cannot be read as an Excel file${said === '' ? '' : ` (${said})`}.`
          : `has a formula that fails (${error}) in row ${row}, column ${column}. Mend it, or write the value there.`,
    };
  }
}

/** A table whose merged cells say in each of their rows what stands in the first of them. */
function withAreas(
  table: { title: string; rows: string[][]; captions: Set<number> },
  areas: Area[],
  name: Name,
): Table {
  for (const { written, top, left, bottom, right } of areas) {
    const text = table.rows[top]?.[left] ?? '';
    if (text.trim() === '') continue;
    const alone = table.rows[top]?.filter((cell) => cell.trim() !== '').length === 1;
    if (right > left && alone) table.captions.add(top);
    for (let row = top + 1; row <= Math.min(bottom, table.rows.length - 1); row++) {
      const cells = table.rows[row];
      if (cells && (cells[left] ?? '') === '') cells[left] = text;
    }
    // A title over several columns is named as the row that it is.
    if (bottom > top || !alone)
      name(
        top + 1,
        'layout',
        `merged cells ${written} of ${table.title}`,
        right > left ? 'their text stands in the first column of them' : 'each of their rows says the same',
      );
  }
  return table;
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // What has no day is a time of day, or how long something takes.
  if (cell instanceof Date) {
    const written = cell.toISOString();
    return cell.getUTCFullYear() < 1901 ? written.slice(11, 16) : written.slice(0, 10);
  }
  return typeof cell === 'string' ? cell : JSON.stringify(cell);
}
