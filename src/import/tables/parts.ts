import { entityKinds, KINDS, parsePlan } from '../../plan/index.ts';
import type { Plan } from '../../plan/index.ts';
import { cellOf, itemCells, timeOf, valueAt } from './cell-texts.ts';
import { idOf, valueOf } from './cells.ts';
import type { CellSetting } from './cells.ts';
import { PARTS, TABLE_KINDS } from './columns.ts';
import type { TableKind, Takes } from './columns.ts';
import type { Part } from './table-fields.ts';
import { foldedHeading } from './match-columns.ts';
import { changedText, setIn } from './row-texts.ts';
import { durationIn } from '../spoken-durations.ts';
import type { Table } from './tables.ts';

type Data = Record<string, unknown>;

/** A table of which each row is an item in a list of an entity, as an export writes it. */
export type FoundPart = {
  path: string;
  table: Table;
  part: Part;
  header: number;
  /** What each column means: the path of a field in an item, or `after 4h`; empty for the id and for what means nothing. */
  headings: string[];
};

/** Rows that may stand above the headings. */
const MOST_ABOVE = 20;

/** What a table lists whose first column is the id of an entity, and whose others are the fields of one of its lists. */
export function partIn(table: Table): Omit<FoundPart, 'path' | 'table'> | undefined {
  for (const [header, row] of table.rows.slice(0, MOST_ABOVE).entries()) {
    const kind = TABLE_KINDS.find((each) => foldedHeading(row[0] ?? '') === `${each} id`);
    if (kind === undefined) continue;
    const found = PARTS[kind]
      .map((part) => ({
        part,
        header,
        headings: row.map((text, at) => (at === 0 ? '' : meaningOf(text, part))),
      }))
      .filter(({ part, headings }) => isWhole(part, headings))
      .sort((one, other) => known(other.headings) - known(one.headings));
    return found.find(({ part }) => foldedHeading(part.title) === foldedHeading(table.title)) ?? found[0];
  }
  return undefined;
}

const known = (headings: readonly string[]) => headings.filter(Boolean).length;

const isWhole = ({ fields }: Part, headings: readonly string[]) =>
  fields.every(
    ({ path, required, takes }) =>
      !required || path.includes('.') || headings.includes(path) || takes === 'levels' || takes === 'domains',
  );

function meaningOf(heading: string, { fields }: Part): string {
  const text = heading.replace(/\s+/g, ' ').trim().toLowerCase();
  const field = fields.find(({ path }) => path.toLowerCase() === text);
  if (field) return field.path;
  return fields.some(({ takes }) => takes === 'levels') && timeOf(text) !== undefined ? text : '';
}

type PartRow = { line: number; cells: readonly string[]; found: FoundPart };

/** The rows of all tables of parts: kind -> path of the list -> id of the entity -> rows. */
export type PartRows = ReadonlyMap<string, ReadonlyMap<string, readonly PartRow[]>>;
const partKey = (kind: TableKind, path: string) => `${kind}/${path}`;

type Refuse = (found: FoundPart, line: number, detail: string, why: string) => void;

/** Sorts the rows of parts by the entities that they belong to. A row that belongs to none is refused. */
export function partRows(
  parts: readonly FoundPart[],
  setting: Omit<CellSetting, 'heading'>,
  refuse: Refuse,
): PartRows {
  const rows = new Map<string, Map<string, PartRow[]>>();
  for (const found of parts) {
    const { kind, path } = found.part;
    const byId = rows.get(partKey(kind, path)) ?? new Map<string, PartRow[]>();
    rows.set(partKey(kind, path), byId);
    for (const [at, cells] of found.table.rows.entries()) {
      if (at <= found.header || cells.every((cell) => cell.trim() === '')) continue;
      const named = (cells[0] ?? '').trim();
      const id = named === '' ? undefined : idOf(kind, named, { ...setting, heading: '' });
      if (id === undefined)
        refuse(found, at + 1, textOf(cells), `${named || 'nothing'} is no ${kind} of this plan`);
      else byId.set(id, [...(byId.get(id) ?? []), { line: at + 1, cells, found }]);
    }
  }
  return rows;
}

/** What a file says, as a plan reads it. */
export function dataOf(path: string, text: string, plan: Plan): unknown {
  const known = plan.sources.get(path);
  const source = known?.text === text ? known : parsePlan(new Map([[path, text]])).plan.sources.get(path);
  return source?.yaml?.toJS({ maxAliasCount: 100 });
}

/** The files of entities of which there are lists alone: the row of what has them is in no table, and all else of them stays. */
export function listFiles(
  setting: Omit<CellSetting, 'heading'> & { parts: PartRows },
  isMade: (path: string) => boolean,
  refuse: Refuse,
): Map<string, string> {
  const files = new Map<string, string>();
  for (const kind of TABLE_KINDS) {
    const ids = PARTS[kind].flatMap(({ path }) => [
      ...(setting.parts.get(partKey(kind, path))?.keys() ?? []),
    ]);
    for (const id of new Set(ids)) {
      const path = `${entityKinds[kind].source}/${id}.yaml`;
      const before = setting.plan.sources.get(path)?.text;
      if (before === undefined || isMade(path)) continue;
      const old = dataOf(path, before, setting.plan);
      const lists = listsOf(kind, id, old, { ...setting, isWhole: false }, refuse);
      const said = new Map([...lists].map(([list, items]) => [`${list}[]`, items]));
      files.set(path, changedText(kind, before, said));
    }
  }
  return files;
}

/** Columns of a part's table that mean nothing. */
export const unreadOf = ({ table, header, headings }: FoundPart) =>
  (table.rows[header] ?? [])
    .map((heading) => heading.trim())
    .filter((heading, at) => at > 0 && heading !== '' && headings[at] === '');

/**
 * The lists of an entity as tables of parts have them, where they differ from `old`: path of the list -> items. A row that says
 * what an item says already is that item. A list with a row that cannot be understood stays as it is.
 */
export function listsOf(
  kind: TableKind,
  id: string,
  old: unknown,
  setting: Omit<CellSetting, 'heading'> & { parts: PartRows; isWhole: boolean },
  refuse: Refuse,
): Map<string, Data[]> {
  const lists = new Map<string, Data[]>();
  for (const { path } of PARTS[kind]) {
    const rows = setting.parts.get(partKey(kind, path));
    if (!rows || (!rows.has(id) && !setting.isWhole)) continue;
    const found = valueAt(old, path.split('.'));
    const items = Array.isArray(found) ? (found as Data[]) : [];
    const free = new Set<Data>(items);
    const own = (rows.get(id) ?? []).map((row) => ({ row, item: sameItem(row, free, setting) }));
    const made = own.map(({ row, item }) => item ?? itemOf(row, free, setting, refuse));
    const list = made.filter((item) => item !== undefined);
    const isChanged = list.length !== items.length || list.some((item, at) => item !== items[at]);
    if (list.length === made.length && isChanged) lists.set(path, list);
  }
  return lists;
}

/** The item that says what a row says; taken out of those that are free. */
function sameItem(
  { cells, found }: PartRow,
  free: Set<Data>,
  { plan }: Pick<CellSetting, 'plan'>,
): Data | undefined {
  const { part, headings } = found;
  for (const item of free) {
    const said = itemCells(part, item, headings, plan.organization.impactLabels);
    if (!said.every((cell, at) => headings[at] === '' || cell.trim() === (cells[at] ?? '').trim())) continue;
    free.delete(item);
    return item;
  }
  return undefined;
}

/** What a row says as an item; undefined, and refused, where it cannot be understood. What it has no column for stays as it was. */
function itemOf(
  row: PartRow,
  free: Set<Data>,
  setting: Omit<CellSetting, 'heading'>,
  refuse: Refuse,
): Data | undefined {
  const { line, cells, found } = row;
  const { part, headings } = found;
  const cell = (path: string) => (cells[headings.indexOf(path)] ?? '').trim();
  const faults: string[] = [];
  const fault = (detail: string, why: string) => {
    faults.push(why);
    refuse(found, line, detail, why);
  };
  const before = [...free].find((item) => isAbout(part, item, cell));
  if (before) free.delete(before);
  const item: Data = {};
  for (const { path, takes, required } of part.fields) {
    const keys = path.split('.');
    const text = cell(path);
    const read = (as: Takes) =>
      valueOf(text, as, { ...setting, heading: path }, (why) => fault(`${path}: ${text}`, why));
    if (takes === 'levels') setIn(item, keys, levelsOf(row, valueAt(before, keys), setting, fault));
    else if (text !== '') {
      const value = read(path === 'value' && /^(?:mobile|landline)$/i.test(cell('type')) ? 'phone' : takes);
      if (value !== undefined) setIn(item, keys, value);
    } else if (headings.includes(path) || valueAt(before, keys) === undefined) {
      if (takes === 'domains') setIn(item, keys, []);
      else if (required && keys.length === 1) fault(textOf(cells), `has no ${path}`);
    } else setIn(item, keys, valueAt(before, keys));
  }
  for (const { path } of part.fields) {
    const [, group = ''] = /^(.*\.)?kind$/.exec(path) ?? [];
    const keys = `${group}id`.split('.');
    const kind = KINDS.find((each) => /(?:^|\.)kind$/.test(path) && each === valueAt(item, path.split('.')));
    const id = valueAt(item, keys);
    if (kind === undefined || typeof id !== 'string') continue;
    const meant = idOf(kind, id, { ...setting, heading: path });
    if (meant === undefined) fault(`${kind} ${id}`, `is no ${kind} of this plan`);
    else setIn(item, keys, meant);
  }
  return faults.length === 0 ? item : undefined;
}

/** The impacts of a row by time: those under its headings, and those of other times as they were. */
function levelsOf(
  { cells, found }: PartRow,
  before: unknown,
  setting: Omit<CellSetting, 'heading'>,
  fault: (detail: string, why: string) => void,
): Data {
  const times = found.headings.map(timeOf);
  const others = Object.entries((before ?? {}) as Data).filter(([time]) => !times.includes(time));
  const levels: Data = Object.fromEntries(others);
  for (const [at, time] of times.entries()) {
    const heading = found.headings[at] ?? '';
    const text = (cells[at] ?? '').trim();
    if (time === undefined || text === '') continue;
    const level = valueOf(text, 'level', { ...setting, heading }, (why) => fault(`${heading}: ${text}`, why));
    if (level !== undefined) levels[durationIn(time) ?? time] = level;
  }
  return levels;
}

/** Whether an item is the one that a row speaks of, though it says other things of it. */
function isAbout({ fields }: Part, item: Data, cell: (path: string) => string): boolean {
  const own = fields.filter(({ path }) => /^(?:subject\.)?(?:kind|id)$/.test(path));
  const keys = own.length > 0 ? own : fields.slice(0, 1);
  return keys.every((field) => cellOf(field, item).trim() === cell(field.path));
}

const textOf = (cells: readonly string[]) =>
  cells.filter(Boolean).join(', ').replace(/\s+/g, ' ').slice(0, 60);
