import { parse } from 'csv-parse/sync';
import { openArchive } from './archive.ts';
import type { Name } from './lost.ts';
import { decoded } from './office.ts';

/** A table of text: the name of its sheet, or of its file; rows from the first line on. */
export type Table = { title: string; rows: string[][] };
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
  const [first = ''] = text.split('\n');
  const count = (mark: string) => first.split(mark).length;
  const [delimiter = ','] = [';', ',', '\t'].sort((a, b) => count(b) - count(a));
  try {
    const rows = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false });
    return { tables: [{ title, rows: rows.map((row) => row.map(unguarded)) }] };
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
  for (const [part, content] of archive.parts) {
    if (/vbaProject\.bin$/i.test(part)) name(1, 'macro', part, 'a macro is not carried, and never run');
    if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(part)) continue;
    for (const [, area = ''] of new TextDecoder()
      .decode(content)
      .matchAll(/<mergeCell ref="([A-Z]+\d+:[A-Z]+\d+)"/g))
      name(
        Number(/\d+/.exec(area)?.[0] ?? 1),
        'layout',
        `merged cells ${area}`,
        'their text stands in the first of them',
      );
  }
  try {
    const { default: readExcel } = await import('read-excel-file/node');
    const read = await readExcel(Buffer.from(bytes), { trim: false });
    return {
      tables: read.map(({ sheet, data }) => ({ title: sheet, rows: data.map((row) => row.map(textOf)) })),
    };
  } catch (cause) {
    return {
      fault: `cannot be read as an Excel file${cause instanceof Error ? ` (${cause.message})` : ''}.`,
    };
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' ? cell : JSON.stringify(cell);
}
