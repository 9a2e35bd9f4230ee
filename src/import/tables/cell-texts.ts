import type { Part } from './table-fields.ts';
import type { Field } from './columns.ts';
import { levelWords } from './impact-columns.ts';

type Data = Record<string, unknown>;

/** What stands in a cell where a list is there and empty. */
const EMPTY = 'none';
/** What stands for the visibility of a name of which a file says nothing, and that is shown. */
export const USUAL = 'usual';

/** The value at a path of keys; undefined where there is none. */
export function valueAt(data: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Data)[key]
        : undefined,
    data,
  );
}

/** What a field says, as a cell that is read as the same; empty where it says nothing. */
export function cellOf(
  { path, takes, usual }: Field & { usual?: string | undefined },
  data: unknown,
): string {
  const keys = path.split('.');
  const value = valueAt(data, keys);
  if (value === undefined || value === null) {
    // A group that is there and says nothing says what is usual.
    const group = keys.length > 1 ? valueAt(data, keys.slice(0, -1)) : undefined;
    if (path === 'visibility' && isShownName(data)) return USUAL;
    return usual !== undefined && isEmptyGroup(group) ? usual : '';
  }
  if (takes === 'list' || takes === 'lines' || Array.isArray(value)) {
    const items = [value].flat().map(textOf);
    return takes === 'lines' ? joined(items, '\n', /[\n\r]/) : joined(items, '; ', /[;,\n\r]/);
  }
  if (takes === 'figure' && typeof value === 'string')
    return FIGURE.test(value.trim()) ? quoted(value) : marked(value);
  return textOf(value);
}

/** A row of a part's table for one item of its list, under headings such as `why`, `quantified.amount` or `after 4h`. */
export function itemCells(
  { fields }: Part,
  item: unknown,
  headings: readonly string[],
  labels: readonly string[],
): string[] {
  const words = levelWords(labels);
  return headings.map((heading) => {
    const time = timeOf(heading);
    if (time !== undefined) {
      const level = valueAt(item, ['at', time]);
      return typeof level === 'number' ? (words[level] ?? String(level)) : '';
    }
    const field = fields.find(({ path }) => path === heading);
    return field === undefined ? '' : cellOf(field, item);
  });
}

/** The heading of the impacts at a time, as it is written in the plan. */
export const headingOf = (time: string) => `after ${time}`;

/** The time that a heading of impacts names, as it is written. */
export const timeOf = (heading: string) => /^after (\S+)$/.exec(heading)?.[1];

/** A figure, which a text that looks like one is told from by its quotation marks. */
export const FIGURE = /^-?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i;

/** The parts of a list in a cell; a part in quotation marks is as it stands there. */
export function listIn(text: string, separators: string): string[] {
  if (text.trim() === EMPTY) return [];
  const part = new RegExp(
    `\\s*(?:"((?:[^"]|"")*)"\\s*(?=[${separators}]|$)|([^${separators}]*))(?:[${separators}]|$)`,
    'y',
  );
  const parts: string[] = [];
  while (part.lastIndex < text.length) {
    const [, whole, plain = ''] = part.exec(text) ?? [];
    parts.push((whole?.replaceAll('""', '"') ?? plain).trim());
  }
  return parts.filter(Boolean);
}

/** A text without the quotation marks that tell it from a figure. */
export const unquoted = (text: string) =>
  /^"(?:[^"]|"")*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;

function joined(items: readonly string[], separator: string, apart: RegExp): string {
  if (items.length === 0) return EMPTY;
  const isAlone = items.length === 1;
  return items
    .map((item) => (apart.test(item) || (isAlone && item.trim() === EMPTY) ? quoted(item) : marked(item)))
    .join(separator);
}

const quoted = (text: string) => `"${text.trim().replaceAll('"', '""')}"`;

/** A text that begins with a quotation mark would be taken for a quoted one. */
const marked = (text: string) => (text.trim().startsWith('"') ? quoted(text) : text.trim());

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

const isEmptyGroup = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/** Whether a contact's name is published because the file does not say otherwise. */
const isShownName = (data: unknown) =>
  valueAt(data, ['label']) !== undefined &&
  valueAt(data, ['name']) !== undefined &&
  valueAt(data, ['type']) !== 'person';
