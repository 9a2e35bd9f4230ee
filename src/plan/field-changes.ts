import { isDate } from './calendar.ts';
import { CHANGES } from './change-words.ts';
import type { ValueWords } from './change-words.ts';
import { parseDuration, PERIOD_PATTERN } from './duration.ts';
import { groupPhone } from './phone.ts';

/** A value that is compared, but never shown. */
export class Private {
  readonly value: unknown;
  constructor(value: unknown) {
    this.value = value;
  }
}

/**
 * One field that differs: its path as a file has it (`dependsOn[teams].strength`), with what it was and is, in words and
 * shortened; undefined where there was or is none. Of a private value only that it changed is said.
 */
export type FieldChange = {
  field: string;
  before: string | undefined;
  after: string | undefined;
  isPrivate: boolean;
};

/** What differs between two values as files have them, in the order of the first, then of the second. */
export function fieldChanges(
  before: unknown,
  after: unknown,
  words: ValueWords = CHANGES.values,
  field = '',
): FieldChange[] {
  if (isSame(before, after)) return [];
  if (isGroup(before) && isGroup(after)) return groupChanges(before, after, words, field);
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(before, after, words, field);
  // One value and a list of one are the same where both may be written.
  if (Array.isArray(before) && after !== undefined && !isGroup(after))
    return listChanges(before, [after], words, field);
  if (Array.isArray(after) && before !== undefined && !isGroup(before))
    return listChanges([before], after, words, field);
  if (before === undefined && isGroup(after)) return groupChanges({}, after, words, field);
  if (after === undefined && isGroup(before)) return groupChanges(before, {}, words, field);
  const change = changeOf(before, after, words, field);
  // Such as `yes` for `true`: written differently, and told alike.
  return change.isPrivate || change.before !== change.after ? [change] : [];
}

function groupChanges(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  words: ValueWords,
  field: string,
): FieldChange[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) =>
    fieldChanges(own(before, key), own(after, key), words, field === '' ? key : `${field}.${key}`),
  );
}

function own(group: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(group, key) ? group[key] : undefined;
}

function listChanges(
  before: readonly unknown[],
  after: readonly unknown[],
  words: ValueWords,
  field: string,
): FieldChange[] {
  if (isSame(before, after)) return [];
  const key = keyFor(before, after);
  if (key !== undefined) {
    const [was, is] = [byKey(before, key), byKey(after, key)];
    const names = new Set([...was.keys(), ...is.keys()]);
    return [...names].flatMap((name) => itemChange(was.get(name), is.get(name), words, `${field}[${name}]`));
  }
  if ([...before, ...after].some(isGroup)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) =>
      itemChange(before[index], after[index], words, `${field}[${index}]`),
    ).flat();
  }
  const gone = before.filter((item) => !after.some((other) => isSame(item, other)));
  const added = after.filter((item) => !before.some((other) => isSame(item, other)));
  if (gone.length === 0 && added.length === 0) {
    const [was, is] = [inWords(before, words), inWords(after, words)];
    return [{ field, before: was, after: is, isPrivate: [...before, ...after].some(isPrivateValue) }];
  }
  if (gone.length === 1 && added.length === 1) return [changeOf(gone[0], added[0], words, field)];
  return [
    ...gone.map((item) => changeOf(item, undefined, words, field)),
    ...added.map((item) => changeOf(undefined, item, words, field)),
  ];
}

/** An item that comes or goes is one change, whatever it holds. */
function itemChange(before: unknown, after: unknown, words: ValueWords, field: string): FieldChange[] {
  if (before === undefined || after === undefined) return [changeOf(before, after, words, field)];
  return fieldChanges(before, after, words, field);
}

/** The ways to tell items of a list apart, the best first. */
const KEYS: readonly ((item: Readonly<Record<string, unknown>>) => unknown)[] = [
  ({ kind, id }) => (typeof kind === 'string' && typeof id === 'string' ? `${kind}/${id}` : undefined),
  ...['id', 'service', 'name', 'check', 'level', 'type', 'label', 'on', 'rule', 'url'].map(
    (name) => (item: Readonly<Record<string, unknown>>) => item[name],
  ),
];

type KeyOf = (item: Readonly<Record<string, unknown>>) => unknown;

/** The first way that names every item of both lists by a text of its own; undefined when none does. */
function keyFor(before: readonly unknown[], after: readonly unknown[]): KeyOf | undefined {
  return KEYS.find((key) =>
    [before, after].every((list) => {
      const names = list.map((item) => (isGroup(item) ? key(item) : undefined));
      return names.every((name) => typeof name === 'string') && new Set(names).size === list.length;
    }),
  );
}

function byKey(list: readonly unknown[], key: KeyOf): Map<string, unknown> {
  return new Map(list.map((item) => [isGroup(item) ? String(key(item)) : '', item]));
}

function changeOf(before: unknown, after: unknown, words: ValueWords, field: string): FieldChange {
  if (holdsPrivate(before) || holdsPrivate(after))
    return { field, before: undefined, after: undefined, isPrivate: true };
  const [was, is] = [inWords(before, words), inWords(after, words)];
  const start = was !== undefined && is !== undefined ? whereTheyPart(was, is) : 0;
  return { field, before: shortened(was, start), after: shortened(is, start), isPrivate: false };
}

/** A value of a file in words; undefined for none. */
function inWords(value: unknown, words: ValueWords): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  const itemWords = (item: unknown): string => inWords(item, words) ?? words.none;
  if (Array.isArray(value)) return value.map(itemWords).join(', ') || words.none;
  if (isGroup(value)) {
    const { kind, id, ...rest } = value;
    const ref = typeof kind === 'string' && typeof id === 'string' ? [`${kind}/${id}`] : [];
    const pairs = Object.entries(ref.length > 0 ? rest : value);
    return [...ref, ...pairs.map(([key, item]) => `${key}: ${itemWords(item)}`)].join(', ');
  }
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replace(/\s+/g, ' ').trim();
  const minutes = parseDuration(text);
  if (minutes !== undefined) return words.duration(minutes);
  if (PERIOD_PATTERN.test(text)) return words.period(text);
  return isDate(text) ? words.date(text) : groupPhone(text);
}

/** The most of a value that is shown. */
const LONGEST = 80;

/** Where two texts begin to differ, a few words before it; 0 when that is near enough to the beginning. */
function whereTheyPart(a: string, b: string): number {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same < LONGEST / 2 ? 0 : a.lastIndexOf(' ', same - 20) + 1;
}

function shortened(text: string | undefined, start: number): string | undefined {
  if (text === undefined) return undefined;
  const letters = Array.from(text.slice(start));
  const end = letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : letters.join('');
  return start > 0 ? `…${end}` : end;
}

/** Whether two values say the same: durations by their length, private ones by what they hold. */
function isSame(a: unknown, b: unknown): boolean {
  if (a instanceof Private || b instanceof Private) return isSame(revealed(a), revealed(b));
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (isGroup(a) && isGroup(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].every((key) => isSame(own(a, key), own(b, key)));
  }
  return a === b || (typeof a === 'string' && typeof b === 'string' && sameText(a, b));
}

function sameText(a: string, b: string): boolean {
  const minutes = parseDuration(a);
  if (minutes !== undefined) return minutes === parseDuration(b);
  return a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();
}

function revealed(value: unknown): unknown {
  return value instanceof Private ? value.value : value;
}

function isPrivateValue(value: unknown): boolean {
  return value instanceof Private;
}

function holdsPrivate(value: unknown): boolean {
  if (value instanceof Private) return true;
  if (Array.isArray(value)) return value.some(holdsPrivate);
  return isGroup(value) && Object.values(value).some(holdsPrivate);
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Private);
}
