import { isDeepStrictEqual } from 'node:util';
import { isScalar, parseDocument, stringify } from 'yaml';
import { collection, entityKinds, idFrom, isDate, isPhone } from '../plan/index.ts';
import type { Kind, Plan } from '../plan/index.ts';
import { FIELDS } from './columns.ts';
import type { Mapping, TableKind, Takes } from './columns.ts';
import type { Name } from './lost.ts';
import type { Keepers } from './playbook.ts';
import { durationIn } from './spoken-durations.ts';
import type { Table } from './tables.ts';

/** What rows are read against: the plan, who keeps what is new, and names of things that come with the same import. */
export type Setting = {
  plan: Plan;
  keepers: Keepers;
  /** Text of the plan's files as they are. */
  texts: ReadonlyMap<string, string>;
  /** Kind and name, folded -> id, of rows in all tables of this import. */
  coming: ReadonlyMap<string, string>;
};

type Data = Record<string, unknown>;

/** Names of the rows of a table, folded, with the ids that they get. */
export function namesIn(table: Table, { kind, header, columns }: Mapping): [key: string, id: string][] {
  return table.rows.slice(header + 1).flatMap((row): [string, string][] => {
    const { id, name } = identityOf(table, header, columns, row);
    return name === '' ? [] : [[`${kind}/${folded(name)}`, id]];
  });
}

/**
 * The files that the rows of a table make: path -> text. A row whose file is there changes the fields of its columns in it and
 * leaves everything else as it is, comments too. What cannot be understood is named with the line of the row.
 */
export function filesOf(table: Table, mapping: Mapping, setting: Setting, name: Name): Map<string, string> {
  const { kind, header, columns } = mapping;
  const files = new Map<string, string>();
  const titles = table.rows[header] ?? [];
  for (const [offset, row] of table.rows.slice(header + 1).entries()) {
    const line = header + 2 + offset;
    if (row.every((cell) => cell.trim() === '')) continue;
    const { id, name: title } = identityOf(table, header, columns, row);
    if (title === '' && !columns.has('id')) {
      name(line, 'row', row.filter(Boolean).join(', ').slice(0, 60), 'has no name');
      continue;
    }
    const path = `${entityKinds[kind].source}/${id}.yaml`;
    if (files.has(path)) {
      name(line, 'row', title, `would lie in ${path} as another row does`);
      continue;
    }
    const said = new Map<string, unknown>();
    for (const [column, written] of row.entries()) {
      const target = columns.get(titles[column] ?? '');
      const takes = FIELDS[kind].find((each) => each.path === target)?.takes;
      if (target === undefined || takes === undefined || written.trim() === '') continue;
      const say = (why: string) => name(line, 'cell', `${titles[column] ?? ''}: ${written}`, why);
      const value = valueOf(written, takes, setting, say);
      if (value !== undefined) said.set(target, value);
    }
    const before = setting.texts.get(path);
    const text =
      before === undefined
        ? newText(kind, title, said, setting, line, name)
        : changedText(kind, before, said);
    if (text !== undefined) files.set(path, text);
  }
  const unread = titles.filter((title) => title.trim() !== '' && !columns.has(title));
  if (unread.length > 0) name(header + 1, 'column', unread.join(', '), 'is no field that an import knows');
  return files;
}

function identityOf(
  table: Table,
  header: number,
  columns: ReadonlyMap<string, string>,
  row: readonly string[],
) {
  const titles = table.rows[header] ?? [];
  const cell = (path: string) => {
    const at = titles.findIndex((title) => columns.get(title) === path);
    return at < 0 ? '' : (row[at] ?? '').trim();
  };
  const name = cell('label') || cell('name');
  const id = cell('id');
  return { name, id: id === '' ? idFrom(name, 'unnamed') : idFrom(id, 'unnamed') };
}

const folded = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const parts = (text: string) =>
  text
    .split(/[;,\n]/)
    .map((part) => part.trim())
    .filter(Boolean);

const REFERENCES: Partial<Record<string, Kind>> = { role: 'role', scenario: 'scenario', party: 'party' };
const LISTS: Partial<Record<string, Kind>> = {
  services: 'service',
  processes: 'process',
  playbooks: 'playbook',
  channels: 'channel',
  measures: 'measure',
  domains: 'failure-domain',
  contacts: 'contact',
};

const TRUTHS: readonly [words: RegExp, truth: boolean][] = [
  [/^(?:true|yes|y|ja|x)$/, true],
  [/^(?:false|no|n|nein)$/, false],
];

function valueOf(written: string, takes: Takes, setting: Setting, say: (why: string) => void): unknown {
  const text = written.trim();
  const known = <T>(value: T | undefined, why: string): T | undefined => {
    if (value === undefined) say(why);
    return value;
  };
  if (typeof takes !== 'string') {
    const found = Object.entries(takes).find(
      ([value, words]) => value === text || words.test(text.toLowerCase()),
    );
    return known(found?.[0], `is none of ${Object.keys(takes).join(', ')}`);
  }
  const one = REFERENCES[takes];
  if (one) return known(idOf(one, text, setting), `is no ${one} of this plan`);
  const many = LISTS[takes];
  if (many)
    return parts(text).flatMap(
      (part) => known(idOf(many, part, setting), `${part} is no ${many} of this plan`) ?? [],
    );
  switch (takes) {
    case 'duration':
      return known(text === 'unknown' ? text : durationIn(text), 'is no duration, such as 4h or 2 days');
    case 'date':
      return known(dateIn(text), 'is no day, such as 2026-11-21');
    case 'score':
      return known(/^[1-5]$/.test(text) ? Number(text) : undefined, 'is no number from 1 to 5');
    case 'number':
      return known(/^\d+$/.test(text) ? Number(text) : undefined, 'is no whole number');
    case 'truth':
      return known(TRUTHS.find(([words]) => words.test(text.toLowerCase()))?.[1], 'is neither yes nor no');
    case 'phone':
      return known(
        [text.replace(/[\s().\-/]/g, '')].find(isPhone),
        'is no telephone number with country code',
      );
    case 'mail':
      return known(/^\S+@\S+\.\S+$/.test(text) ? text : undefined, 'is no mail address');
    case 'list':
      return parts(text);
    case 'needs':
      return parts(text).flatMap((part) => {
        const id = known(idOf('service', part, setting), `${part} is no service of this plan`);
        return id === undefined ? [] : [{ kind: 'service', id, strength: 'hard' }];
      });
    default:
      return text;
  }
}

/** The id of what a name means: an id, or what something is called. */
function idOf(kind: Kind, text: string, { plan, coming }: Setting): string | undefined {
  const key = folded(text);
  const entities = entitiesOf(plan, kind);
  const found = entities.find(
    (entity) =>
      entity.id === text ||
      [entity.name, entity.title, entity.label, ...(entity.aliases ?? [])].some(
        (word) => word !== undefined && folded(word) === key,
      ),
  );
  return found?.id ?? coming.get(`${kind}/${key}`);
}

type Named = {
  id: string;
  name?: string | undefined;
  title?: string | undefined;
  label?: string | undefined;
  aliases?: string[] | undefined;
};

function entitiesOf(plan: Plan, kind: Kind): Named[] {
  return [...collection(plan, kind).values()];
}

function dateIn(text: string): string | undefined {
  if (isDate(text)) return text;
  // Day, month and year as Germans write them; with slashes nobody can know which is which.
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : undefined;
}

function newText(
  kind: TableKind,
  title: string,
  said: ReadonlyMap<string, unknown>,
  setting: Setting,
  line: number,
  name: Name,
): string | undefined {
  const data = defaultsFor(kind, title, setting.keepers);
  const ways: Data[] = [];
  for (const [path, value] of said) {
    const [, type] = /^ways\.(\w+)$/.exec(path) ?? [];
    if (type !== undefined) ways.push({ type, value, failureDomains: [] });
    else setIn(data, path.split('.'), value);
  }
  if (kind === 'contact') {
    if (ways.length === 0) {
      name(line, 'row', title, 'has no way to reach them');
      return undefined;
    }
    data['ways'] = ways;
  }
  const missing = (NOT_GUESSED[kind] ?? []).filter((key) => !said.has(key));
  if (missing.length > 0) {
    name(line, 'row', title, `has no ${missing.join(' and no ')}`);
    return undefined;
  }
  if (data['reviewEvery'] !== undefined && data['status'] !== 'draft' && data['lastReviewed'] === undefined) {
    name(line, 'cell', `status: ${String(said.get('status'))}`, 'was never reviewed, so it is a draft');
    data['status'] = 'draft';
  }
  return textOf(data);
}

/** What a row must say, because any value that stood in would be a lie. */
const NOT_GUESSED: Partial<Record<TableKind, readonly string[]>> = {
  risk: ['likelihood', 'impact'],
  exercise: ['date', 'scenario'],
};

const textOf = (data: Data) => stringify(data, { lineWidth: 0 });

function setIn(data: Data, path: readonly string[], value: unknown): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) data[key] = value;
  else setIn((data[key] ??= {}) as Data, rest, value);
}

/** What a table does not say and a plan must: the emptiest truth there is. */
function defaultsFor(kind: TableKind, title: string, { owner, approver }: Keepers): Data {
  const governance = { owner, approver, status: 'draft', version: '0.1', reviewEvery: '12mo' };
  switch (kind) {
    case 'process':
      return {
        name: title,
        description: title,
        unit: title,
        leader: owner,
        criticality: 'important',
        impactAnalysis: { status: 'started' },
        ...governance,
      };
    case 'service':
      return {
        name: title,
        description: title,
        type: 'saas',
        failureDomains: [],
        capability: { rto: 'unknown', rpo: 'unknown', basis: 'unknown' },
        data: { personal: false, classification: 'unknown', majorEventIfLost: false },
        redundancy: 'none',
        ...governance,
      };
    case 'risk':
      return {
        name: title,
        description: title,
        category: 'general',
        threatens: {},
        treatment: 'mitigate',
        ...governance,
      };
    case 'contact':
      return { type: 'desk', label: title };
    case 'exercise':
      return {
        name: title,
        type: 'tabletop',
        status: 'planned',
        announced: true,
        objectives: title,
        successCriteria: [],
        facilitator: owner,
      };
  }
}

/** A file with the fields of a row changed, where they say something else. */
function changedText(kind: TableKind, before: string, said: ReadonlyMap<string, unknown>): string {
  let text = before;
  for (const [path, value] of said) {
    const document = parseDocument(text, { version: '1.2', schema: 'core' });
    const data = document.toJS({ maxAliasCount: 100 }) as Data;
    const [, type] = kind === 'contact' ? (/^ways\.(\w+)$/.exec(path) ?? []) : [];
    const keys = type === undefined ? path.split('.') : wayKeys(data, type);
    const old = keys === undefined ? undefined : valueIn(data, keys);
    if (isSame(old, value) || (path === 'dependsOn' && sameNeeds(old, value))) continue;
    const node = keys === undefined ? undefined : document.getIn(keys, true);
    if (isScalar(node) && node.range && !Array.isArray(value)) {
      // The value alone is changed, so that everything else stays as somebody wrote it.
      const [start, end] = node.range;
      text = text.slice(0, start) + inFlow(value) + text.slice(end);
      continue;
    }
    if (keys === undefined) document.addIn(['ways'], { type, value, failureDomains: [] });
    else document.setIn(keys, value);
    text = document.toString({ lineWidth: 0, flowCollectionPadding: !/: [[][^ ]/.test(text) });
  }
  return text;
}

/** A value as it can stand anywhere in YAML, within brackets too. */
const inFlow = (value: unknown) =>
  stringify([value], { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false })
    .trim()
    .slice(1, -1);

function wayKeys(data: Data, type: string): (string | number)[] | undefined {
  const ways = Array.isArray(data['ways']) ? (data['ways'] as Data[]) : [];
  const at = ways.findIndex((way) => way['type'] === type);
  return at < 0 ? undefined : ['ways', at, 'value'];
}

function valueIn(data: unknown, keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Data)[key] : undefined),
    data,
  );
}

function isSame(old: unknown, value: unknown): boolean {
  if (typeof old === 'number' && typeof value === 'string') return String(old) === value;
  if (Array.isArray(value) && value.length === 0 && old === undefined) return true;
  // Where one or several may stand, one is written alone.
  if (Array.isArray(value)) return isDeepStrictEqual([old].flat().map(trimmed), value);
  return (
    isDeepStrictEqual(old, value) ||
    (typeof old === 'string' && typeof value === 'string' && old.trim() === value)
  );
}

const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value);

/** Whether the services that a process needs are the ones in a cell, however they are written down. */
function sameNeeds(old: unknown, value: unknown): boolean {
  const ids = (list: unknown) =>
    (Array.isArray(list) ? (list as Data[]) : [])
      .flatMap((need) => (need['kind'] === 'service' ? [String(need['id'])] : []))
      .sort();
  return isDeepStrictEqual(ids(old), ids(value));
}
