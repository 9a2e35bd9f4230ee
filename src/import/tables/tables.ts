import { parse } from 'csv-parse/sync';
import { openArchive } from '../archive.ts';
import type { Name } from '../lost.ts';
import { hiddenSheets, mergedAreas } from './sheet-layout.ts';
import type { Area } from './sheet-layout.ts';
import { decoded } from '../office.ts';

/**
 * A table of text: the name of its sheet, or of its file; rows from the first line on. `captions` are the rows, from 0, of
 * which one cell stands over several columns; `filled` the cells, `row:column`, whose text stands in the row above, over both.
 */
export type Table = {
  title: string;
  rows: string[][];
  captions: ReadonlySet<number>;
  filled: ReadonlySet<string>;
};
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
  // What stands in quotation marks is text.
  const beginning = text
    .slice(0, 100_000)
    .replace(/"(?:[^"]|"")*(?:"|$)/g, '')
    .split('\n', 12)
    .join('\n');
  const count = (mark: string) => beginning.split(mark).length;
  const [delimiter = ','] = [';', ',', '\t'].sort((a, b) => count(b) - count(a));
  try {
    const rows = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false });
    return {
      tables: [
        { title, rows: rows.map((row) => row.map(unguarded)), captions: new Set(), filled: new Set() },
      ],
    };
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
    for (const title of hiddenSheets(archive.parts))
      name(
        1,
        'object',
        `the sheet ${title} is hidden`,
        `it comes in like the others, unless ${title} is mapped to \`kind: ignore\``,
      );
    const areas = mergedAreas(archive.parts);
    return {
      tables: read.map(({ sheet, data }) => {
        const rows = data.map((row) => row.map(textOf));
        return { title: sheet, rows, ...joinAreas(sheet, rows, areas.get(sheet) ?? [], name) };
      }),
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

/** Writes into each row of merged cells what stands in the first of them. */
function joinAreas(title: string, rows: string[][], areas: readonly Area[], name: Name) {
  const captions = new Set<number>();
  const filled = new Set<string>();
  for (const { written, top, left, bottom, right } of areas) {
    const text = rows[top]?.[left] ?? '';
    if (text.trim() === '') continue;
    const alone = rows[top]?.filter((cell) => cell.trim() !== '').length === 1;
    if (right > left && alone) captions.add(top);
    for (const [offset, cells] of rows.slice(top + 1, bottom + 1).entries()) {
      if ((cells[left] ?? '') !== '') continue;
      cells[left] = text;
      filled.add(`${top + 1 + offset}:${left}`);
    }
    // A title over several columns is named as the row that it is.
    if (bottom > top || !alone)
      name(
        top + 1,
        'layout',
        `merged cells ${written} of ${title}`,
        right > left ? 'their text stands in the first column of them' : 'each of their rows says the same',
      );
  }
  return { captions, filled };
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
