import { isDeepStrictEqual } from 'node:util';
import { isScalar, parseDocument, stringify } from 'yaml';
import { cellOf, valueAt } from './cell-texts.ts';
import { ORDER } from './columns.ts';
import type { TableKind } from './columns.ts';
import { fieldOf } from './fields.ts';
import { setList } from './list-texts.ts';
import type { Keepers } from '../playbook.ts';

type Data = Record<string, unknown>;
/** What a row says: path of a field -> value; of a list with a table of its own, path with `[]` -> items. */
export type SaidFields = ReadonlyMap<string, unknown>;
/** A new file's text, with the fields that a stand-in fills; or why there can be none. */
export type NewText = { text: string; standIns: [field: string, what: string][] } | { fault: string };

/**
 * The text of a new file. `unread` are remarks on what the row says and nobody understands: they stay in the file as comments.
 */
export function newText(
  kind: TableKind,
  title: string,
  said: SaidFields,
  unread: readonly string[],
  keepers: Keepers,
): NewText {
  const data = defaultsFor(kind, title, keepers);
  const standIns = (WATCHED[kind] ?? [])
    .filter((key) => !said.has(key))
    .map((key): [string, string] => {
      const value = valueIn(data, key.split('.'));
      return [key, value === title ? 'its name' : String(value)];
    });
  const ways: Data[] = [];
  for (const [path, value] of said) {
    const [, type] = /^ways\.(\w+)$/.exec(path) ?? [];
    if (type !== undefined) ways.push({ type, value, failureDomains: [] });
    else if (path === 'ways[]') ways.push(...(value as Data[]));
    else if (path.endsWith('[]')) setIn(data, path.slice(0, -2).split('.'), value);
    // What a plan calls something stands in one line.
    else
      setIn(
        data,
        path.split('.'),
        ['name', 'label'].includes(path) ? String(value).replace(/\s*\n\s*/g, ' ') : value,
      );
  }
  if (kind === 'contact') {
    if (ways.length === 0) return { fault: 'has no way to reach them' };
    // What is somebody's own stays off the site: a person's name and ways are print-only, unless the file says otherwise.
    if (!said.has('type') && (said.has('name') || said.has('ways.mobile'))) data['type'] = 'person';
    if (data['type'] !== 'person' && said.has('name') && !said.has('visibility'))
      data['visibility'] = 'print-only';
    data['ways'] = ways;
  }
  const missing = (NOT_GUESSED[kind] ?? []).filter((key) => !said.has(key));
  if (missing.length > 0) return { fault: `has no ${missing.join(' and no ')}` };
  return { text: unread.map((remark) => `# ${remark}\n`).join('') + textOf(inOrder(kind, data)), standIns };
}

/** Data with its keys in the order of the schema. */
function inOrder(kind: TableKind, data: Data): Data {
  const ordered: Data = {};
  for (const path of ORDER[kind]) {
    const value = valueAt(data, path.split('.'));
    if (value !== undefined) setIn(ordered, path.split('.'), value);
  }
  // A group that says nothing yet must be there all the same.
  return { ...ordered, ...Object.fromEntries(Object.entries(data).filter(([key]) => !(key in ordered))) };
}

/** Fields in which a stand-in might be taken for something that somebody knows. */
const WATCHED: Partial<Record<TableKind, readonly string[]>> = {
  process: ['description', 'unit', 'leader', 'criticality', 'owner', 'approver'],
  service: [
    'description',
    'type',
    'redundancy',
    'data.personal',
    'data.majorEventIfLost',
    'owner',
    'approver',
  ],
  risk: ['description', 'category', 'treatment', 'owner', 'approver'],
  exercise: ['type', 'status', 'announced', 'objectives', 'facilitator'],
};

/** What a row must say, because any value that stood in would be a lie. */
const NOT_GUESSED: Partial<Record<TableKind, readonly string[]>> = {
  risk: ['likelihood', 'impact'],
  exercise: ['date', 'scenario'],
};

const textOf = (data: Data) => stringify(data, { lineWidth: 0 });

/** Puts a value where a path of keys leads, with the groups on the way. */
export function setIn(data: Data, path: readonly string[], value: unknown): void {
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
export function changedText(kind: TableKind, before: string, said: SaidFields): string {
  let text = before;
  for (const [path, value] of said) {
    const document = parseDocument(text, { version: '1.2', schema: 'core' });
    const data = document.toJS({ maxAliasCount: 100 }) as Data;
    const flowCollectionPadding = !/: [[][^ ]/.test(text);
    if (path.endsWith('[]')) {
      setList(document, path.slice(0, -2).split('.'), value as Data[]);
      text = document.toString({ lineWidth: 0, flowCollectionPadding });
      continue;
    }
    const [, type] = kind === 'contact' ? (/^ways\.(\w+)$/.exec(path) ?? []) : [];
    const keys = type === undefined ? path.split('.') : wayKeys(data, type);
    const old = keys === undefined ? undefined : valueIn(data, keys);
    if (isSame(old, value) || (path === 'dependsOn' && sameNeeds(old, value))) continue;
    if (type === undefined && isSameCell(kind, path, old, value)) continue;
    const node = keys === undefined ? undefined : document.getIn(keys, true);
    if (isScalar(node) && node.range && !Array.isArray(value)) {
      // The value alone is changed, so that everything else stays as somebody wrote it.
      const [start, end] = node.range;
      text = text.slice(0, start) + inFlow(value) + text.slice(end);
      continue;
    }
    if (keys === undefined) document.addIn(['ways'], { type, value, failureDomains: [] });
    else document.setIn(keys, path === 'dependsOn' ? mergedNeeds(old, value) : value);
    text = document.toString({ lineWidth: 0, flowCollectionPadding });
  }
  return kind === 'contact' && said.has('name') && !said.has('visibility')
    ? withHiddenName(before, text)
    : text;
}

/** Whether a cell says the same before and after: `none` may be written in several ways. */
function isSameCell(kind: TableKind, path: string, old: unknown, value: unknown): boolean {
  const field = fieldOf(kind, path);
  if (field === undefined || old === undefined) return false;
  const cell = (of: unknown) => cellOf({ ...field, path: 'value' }, { value: of }).trim();
  return cell(old) === cell(value);
}

/** A name that comes into a contact stays off the site, as one of a new contact does. */
function withHiddenName(before: string, text: string): string {
  const had = (parseDocument(before).toJS({ maxAliasCount: 100 }) as Data)['name'] !== undefined;
  const document = parseDocument(text, { version: '1.2', schema: 'core' });
  const data = document.toJS({ maxAliasCount: 100 }) as Data;
  if (had || data['name'] === undefined || data['type'] === 'person' || data['visibility'] !== undefined)
    return text;
  document.set('visibility', 'print-only');
  return document.toString({ lineWidth: 0 });
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

export function isSame(old: unknown, value: unknown): boolean {
  if (typeof old === 'number' && typeof value === 'string') return String(old) === value;
  if (Array.isArray(value) && value.length === 0 && old === undefined) return true;
  // Where one or several may stand, one is written alone.
  if (Array.isArray(value)) return isDeepStrictEqual([old].flat().map(trimmed), value);
  if (typeof old !== 'string' || typeof value !== 'string') return isDeepStrictEqual(old, value);
  return old.trim() === value || old === value.replace(/\s+/g, ' ');
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

/** What a process needs with its services as a cell names them: what is said of each, and of other things, stays. */
function mergedNeeds(old: unknown, value: unknown): Data[] {
  const before = Array.isArray(old) ? (old as Data[]) : [];
  const wanted = value as Data[];
  const isIn = (list: readonly Data[], { kind, id }: Data) =>
    list.some((need) => need['kind'] === kind && need['id'] === id);
  return [
    ...before.filter((need) => need['kind'] !== 'service' || isIn(wanted, need)),
    ...wanted.filter((need) => !isIn(before, need)),
  ];
}
