import { collection, idFrom } from '../../plan/index.ts';
import type { Plan } from '../../plan/index.ts';
import { folded } from './cells.ts';
import type { TableKind } from './columns.ts';
import { idsOfRows } from './identities.ts';
import type { Lost, Name } from '../lost.ts';
import { MAPPINGS } from './mapping-file.ts';
import type { Confirmed } from './mapping-file.ts';
import {
  foldedHeading,
  IGNORE,
  matchColumns,
  meantBy,
  MOST_ABOVE,
  unreadColumns,
  writtenAs,
} from './match-columns.ts';
import type { Mapping, Said } from './match-columns.ts';
import { listFiles, partIn, partRows, unreadOf } from './parts.ts';
import type { FoundPart } from './parts.ts';
import type { Keepers } from '../playbook.ts';
import { filesOf, pathOf } from './rows.ts';
import { rowsOf } from './table-rows.ts';
import type { Row } from './table-rows.ts';
import { readTables } from './tables.ts';
import type { Table } from './tables.ts';

/** A table whose columns mean something. `said` is what the file of mappings is to say of it, under `key`. */
export type Found = {
  path: string;
  table: Table;
  mapping: Mapping;
  key: string;
  said: Said;
  confirmed: boolean;
};
/** A table of which nobody knows what it lists, and what could be said of it. */
export type Unknown = { path: string; table: Table; key: string; said: Said };
export type ReadTablesResult = {
  found: Found[];
  parts: FoundPart[];
  unknown: Unknown[];
  lost: Lost[];
  faults: string[];
};

const naming =
  (lost: Lost[], file: string): Name =>
  (line, what, detail, why) =>
    lost.push({ file, line, what, detail, ...(why === undefined ? {} : { why }) });

/** A table as people find it: its file, and the sheet in it. */
export const placeOf = ({ path, table }: { path: string; table: Table }) =>
  /\.csv$/i.test(path) ? path : `${path} (${table.title})`;

/** Reads the tables among files, and finds out what their columns mean: as somebody has said, else by their names. */
export async function findTables(
  files: ReadonlyMap<string, Uint8Array>,
  confirmed: Confirmed,
): Promise<ReadTablesResult> {
  const result: ReadTablesResult = { found: [], parts: [], unknown: [], lost: [], faults: [] };
  const keys = new Set<string>();
  for (const [path, bytes] of files) {
    if (!/\.(?:csv|xlsx?|xlsm)$/i.test(path)) continue;
    const read = await readTables(path, bytes, naming(result.lost, path));
    if ('fault' in read) result.faults.push(`${path} ${read.fault}`);
    else
      for (const table of read.tables) {
        const part = confirmed.has(table.title) ? undefined : partIn(table);
        if (part) result.parts.push({ path, table, ...part });
        else findTable(path, table, confirmed, keys, result);
      }
  }
  return result;
}

/** Finds out what one table lists. Tables of one title in several files are told apart by their files. */
function findTable(
  path: string,
  table: Table,
  confirmed: Confirmed,
  keys: Set<string>,
  { found, unknown, lost }: ReadTablesResult,
): void {
  if (table.rows.every((row) => row.every((cell) => cell.trim() === ''))) return;
  const own = `${path.replace(/^.*\//, '').replace(/\.\w+$/, '')}/${table.title}`;
  const said = confirmed.get(own) ?? confirmed.get(table.title);
  if (said?.kind === IGNORE) return;
  // What is said of a table of this title elsewhere is not said of this one.
  const before = said && isSaidOf(said, table) ? said : undefined;
  const mapping = matchColumns(table, before);
  const key = said !== before || confirmed.has(own) || keys.has(table.title) ? own : table.title;
  keys.add(table.title);
  if (!mapping) {
    const wide = table.rows.filter((row) => row.filter((cell) => cell.trim() !== '').length > 1);
    const isTable = wide.length > 1;
    lost.push({
      file: placeOf({ path, table }),
      line: 1,
      what: 'object',
      detail: `the table ${table.title}`,
      why: before
        ? `no column is said to be the ${before.kind === 'contact' ? '`label` or the `name`' : '`name`'} in ${MAPPINGS}`
        : 'its columns are none of processes, services, risks or contacts',
      ...(isTable ? { refused: true } : {}),
    });
    const columns = new Map(
      (wide[0] ?? [])
        .map((cell) => cell.replace(/\s+/g, ' ').trim())
        .filter(Boolean)
        .map((cell) => [writtenAs(before, cell), meantBy(before, cell)]),
    );
    if (isTable) unknown.push({ path, table, key, said: { kind: before?.kind ?? 'process', columns } });
    return;
  }
  const { kind, header, fields } = mapping;
  const headings = table.rows[header] ?? [];
  const columns = new Map<string, string | undefined>();
  for (const [at, heading] of headings.entries()) {
    const trimmed = writtenAs(before, heading.replace(/\s+/g, ' ').trim());
    if (trimmed !== '' && !columns.has(trimmed)) columns.set(trimmed, fields.get(at));
  }
  const isSaid = [...columns].every(
    ([heading, path]) => path === undefined || meantBy(before, heading) === path,
  );
  found.push({
    path,
    table,
    mapping,
    key,
    said: { kind, columns, country: before?.country },
    confirmed: before !== undefined && isSaid,
  });
}

/** Whether what is said of a table of this title is said of this one: a heading of it is there, or none is named. */
const isSaidOf = ({ columns }: Said, { rows }: Table) =>
  columns.size === 0 ||
  [...columns.keys()].some((heading) =>
    rows
      .slice(0, MOST_ABOVE)
      .some((row) => row.some((cell) => foldedHeading(cell) === foldedHeading(heading))),
  );

/** The files that tables make, what of them cannot be understood, and what stands in them though no table says it. */
export function tableFiles(
  found: readonly Found[],
  plan: Plan,
  keepers: Keepers,
  country?: string,
  parts: readonly FoundPart[] = [],
): { files: Map<string, string>; lost: Lost[]; notes: string[] } {
  const lost: Lost[] = [];
  const tables = found.map((each) => ({
    ...each,
    kind: each.mapping.kind,
    ...rowsOf(each.table, each.mapping),
  }));
  const ids = idsOfRows(tables, plan);
  const coming = new Map<string, string>();
  for (const { kind, rows } of tables)
    for (const row of rows) {
      const [key, id] = [`${kind}/${folded(row.title)}`, ids.get(row)];
      if (id !== undefined && !coming.has(key)) coming.set(key, id);
      if (id !== undefined) coming.set(`${kind}:${id}`, id);
    }
  const refusePart = (each: FoundPart, line: number, detail: string, why: string) =>
    lost.push({ file: placeOf(each), line, what: 'row', detail, why, refused: true });
  const inParts = partRows(parts, { plan, coming, country }, refusePart);
  const texts = new Map([...plan.sources].map(([path, { text }]) => [path, text]));
  const files = new Map<string, string>();
  const said = new Map<string, Map<string, unknown>>();
  const standIns = new Map<string, Map<string, string>>();
  const notes: string[] = [];
  for (const each of tables) {
    const { table, mapping, rows, passed } = each;
    const source = placeOf(each);
    const name = naming(lost, source);
    const refuse = (line: number, detail: string, why: string) =>
      lost.push({ file: source, line, what: 'row', detail, why, refused: true });
    const passOver = (line: number, detail: string, why: string) => name(line, 'row', detail, why);
    for (const { line, text, why, refused } of passed) (refused ? refuse : passOver)(line, text, why);
    const headings = table.rows[mapping.header] ?? [];
    const setting = {
      plan,
      keepers,
      texts,
      said,
      coming,
      ids,
      source,
      parts: inParts,
      refusePart,
      country: country ?? each.said.country,
    };
    for (const made of filesOf(rows, headings, mapping, setting, { name, refuse })) {
      texts.set(made.path, made.text);
      files.set(made.path, made.text);
      said.set(made.path, new Map([...(said.get(made.path) ?? []), ...made.said]));
      const before = standIns.get(made.path) ?? new Map(made.standIns);
      standIns.set(made.path, new Map([...before].filter(([field]) => !made.said.has(field))));
    }
    for (const row of rows)
      if (isSecond(row, ids, each.kind, plan) && files.has(pathOf(each.kind, ids.get(row))))
        notes.push(`${source}:${row.line} is another ${row.title}: ${pathOf(each.kind, ids.get(row))}`);
    const idAt = [...mapping.fields].find(([, path]) => path === 'id')?.[0] ?? -1;
    if (rows.some(({ id, cells }) => id === '' && (cells[idAt] ?? '').trim() !== ''))
      name(
        mapping.header + 1,
        'column',
        headings[idAt] ?? '',
        'holds numbers, which are no ids: names are taken',
      );
    for (const { at, heading } of unreadColumns(table, mapping))
      name(
        mapping.header + 1,
        'column',
        heading || `number ${at + 1}, without a heading`,
        whyUnread(headings, heading, at),
      );
  }
  const alone = listFiles({ plan, coming, country, parts: inParts }, (path) => files.has(path), refusePart);
  for (const [path, text] of alone) files.set(path, text);
  for (const each of parts) {
    const { kind, path } = each.part;
    notes.push(`${placeOf(each)}: each row is one of the ${path} of a ${kind}`);
    for (const heading of unreadOf(each))
      naming(lost, placeOf(each))(each.header + 1, 'column', heading, 'is no field that an import knows');
  }
  return { files, lost, notes: [...notes, ...standInNotes(standIns)] };
}

/** Whether a row has an id with a number, since something else is called so. */
const isSecond = (row: Row, ids: ReadonlyMap<Row, string>, kind: TableKind, plan: Plan) => {
  const id = ids.get(row);
  return (
    id !== undefined && row.id === '' && id !== idFrom(row.title, kind) && !collection(plan, kind).has(id)
  );
};

function whyUnread(headings: readonly string[], heading: string, at: number): string {
  if (heading === '') return 'nobody can say what it means: give it a heading';
  return headings.findIndex((other) => other.trim() === heading) < at
    ? 'is a second column of that heading: give it one of its own'
    : 'is no field that an import knows';
}

/** A sentence for each kind of file about what stands in it though no table says it. */
function standInNotes(standIns: ReadonlyMap<string, ReadonlyMap<string, string>>): string[] {
  const counts = new Map<string, Map<string, number>>();
  for (const [path, fields] of standIns) {
    const folder = path.replace(/\/.*$/, '');
    const count = counts.get(folder) ?? new Map<string, number>();
    counts.set(folder, count);
    for (const [field, what] of fields)
      count.set(`${field}: ${what}`, (count.get(`${field}: ${what}`) ?? 0) + 1);
  }
  return [...counts].flatMap(([folder, count]) =>
    count.size === 0
      ? []
      : [
          `No table says the following, so new files in ${folder}/ have a stand-in there. Put it right in the files or in the table:`,
          ...[...count].map(([what, number]) => `  ${what} (${number} of them)`),
        ],
  );
}

/** What a mapping says, for the one who is to confirm it. */
export function describeMapping(each: Found): string[] {
  const { path, table, mapping } = each;
  const headings = table.rows[mapping.header] ?? [];
  return [
    `${path}, table ${table.title}: each row makes one ${mapping.kind}`,
    ...[...mapping.fields]
      .sort(([one], [other]) => one - other)
      .map(([at, field]) => `  ${(headings[at] ?? '').replace(/\s+/g, ' ')} -> ${field}`),
    ...unreadColumns(table, mapping).map(
      ({ heading, at }) => `  ${heading || `column ${at + 1}`} -> nothing`,
    ),
  ];
}
