import { FIELDS, TABLE_KINDS } from './columns.ts';
import type { TableKind } from './columns.ts';
import { impactPath } from './impact-columns.ts';
import type { Table } from './tables.ts';

/** What somebody has written down of a table: what it lists, and what its columns mean; a column without a meaning waits for one. */
export type Said = {
  kind: TableKind | typeof IGNORE;
  columns: ReadonlyMap<string, string | undefined>;
  /** The country code of telephone numbers that are written without one: `+49`. */
  country?: string | undefined;
};

/** What columns of a table mean: the row of their headings, and column -> path of a field. */
export type Mapping = { kind: TableKind; header: number; fields: ReadonlyMap<number, string> };

/** What leaves a column or a table out. */
export const IGNORE = 'ignore';

/** Rows that may stand above the headings: titles, dates, a logo's place. */
export const MOST_ABOVE = 20;

/** A heading as it is compared: without marks, and without the unit of its figures. */
export const foldedHeading = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[_.:*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s*\([^)]*\)\s*$/, '')
    .replace(/ in (?:minutes?|minuten|hours?|stunden|std|days?|tagen?|weeks?|wochen)\s*$/, '')
    .trim();

/** A heading as somebody has written it down, where they have. */
export const writtenAs = (said: Said | undefined, heading: string) =>
  [...(said?.columns.keys() ?? [])].find((other) => foldedHeading(other) === foldedHeading(heading)) ??
  heading;

/** What somebody has said of a column, by its heading. */
export const meantBy = (said: Said | undefined, heading: string) =>
  said?.columns.get(writtenAs(said, heading));

/**
 * Finds the row that names the columns, and what kind of thing a table lists: the kind with most columns known, where a name
 * is among them. What somebody has said of columns goes before what their names suggest. Undefined where nothing fits.
 */
export function matchColumns({ title, rows }: Table, said?: Said): Mapping | undefined {
  if (said?.kind === IGNORE) return undefined;
  const meant = new Map([...(said?.columns ?? [])].map(([heading, path]) => [foldedHeading(heading), path]));
  let best: { mapping: Mapping; score: number } | undefined;
  for (const kind of said ? [said.kind] : TABLE_KINDS)
    for (const [header, row] of rows.slice(0, MOST_ABOVE).entries()) {
      const fields = fieldsOf(kind, row, meant);
      const paths = [...fields.values()];
      if (!paths.includes('name') && !paths.includes('label')) continue;
      const known = row.filter((heading) => meant.get(foldedHeading(heading)) !== undefined).length;
      if (fields.size < 2 && known === 0) continue;
      const hint = foldedHeading(title).includes(kind) ? 0.5 : 0;
      const score = fields.size + hint + 100 * known;
      if (!best || score > best.score) best = { mapping: { kind, header, fields }, score };
    }
  return best?.mapping;
}

/** Headings of one name in two columns, which are read together. */
const PART_OF_NAME = /^(?:(?:first|last|given|family) ?name|surname|(?:vor|nach|familien)name)$/;

function fieldsOf(
  kind: TableKind,
  row: readonly string[],
  meant: ReadonlyMap<string, string | undefined>,
): Map<number, string> {
  const fields = new Map<number, string>();
  const taken = new Set<string>();
  const take = (at: number, path: string | undefined, joined = false) => {
    if (path === undefined || fields.has(at) || (taken.has(path) && !joined)) return;
    if (path !== IGNORE) taken.add(path);
    fields.set(at, path);
  };
  const names = row.map(foldedHeading);
  for (const [at, name] of names.entries())
    if (name !== '') take(at, meant.get(name), meant.get(name) === 'name');
  for (const [at, name] of names.entries()) {
    if (name === '' || meant.get(name) !== undefined) continue;
    const own = FIELDS[kind].find((each) => foldedHeading(each.path) === name);
    const like = FIELDS[kind].find((each) => each.names.test(name) && !taken.has(each.path));
    const part = kind === 'contact' && PART_OF_NAME.test(name);
    const impact = kind === 'process' && !own ? impactPath(row[at] ?? '') : undefined;
    take(at, name === 'id' ? 'id' : part ? 'name' : (impact ?? (own ?? like)?.path), part);
  }
  return fields;
}

/** Columns with words in them that mean nothing yet, with their headings. */
export function unreadColumns(table: Table, { header, fields }: Mapping): { at: number; heading: string }[] {
  const rows = table.rows.slice(header);
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, at) => ({
    at,
    heading: table.rows[header]?.[at]?.trim() ?? '',
  })).filter(({ at }) => !fields.has(at) && rows.some((row) => (row[at] ?? '').trim() !== ''));
}
