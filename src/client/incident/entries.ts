/** What happened in an incident: something was done, tried in vain, decided, noted, or somebody was called. */
export const ENTRY_KINDS = [
  'started',
  'ticked',
  'unticked',
  'failed',
  'unfailed',
  'decided',
  'note',
  'call',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/**
 * One line of the log. Entries are only ever added: what holds is worked out from all of them, so that logs of several tabs
 * and devices can be put together without losing one.
 */
export type Entry = {
  id: string;
  /** When it was written down, ISO 8601, by the clock of the device. */
  at: string;
  /** In milliseconds: after all that its device knew of. Only where the clock of the device says otherwise. */
  order?: number;
  device: string;
  kind: EntryKind;
  /** What was done, decided, noted or said, as it stood on the page at that time. */
  words: string;
  /** Language of the words, where they are of a translation. */
  language?: string;
  /** Id and title of the playbook, and of the step or decision in it. */
  playbook?: string;
  title?: string;
  about?: string;
  /** The role whose step it was, by id. */
  role?: string;
  /** Initials. */
  by?: string;
  /** Of `started`: the time from which the clock of the playbook runs. */
  start?: string;
};

export type Incident = { id: string; name: string; begun: string; exercise: boolean };

const OPTIONAL = ['language', 'playbook', 'title', 'about', 'role', 'by', 'start'] as const;

/** An entry as it was written, however old; undefined for what is none. */
export function parseEntry(value: unknown): Entry | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, at, order, device, kind, words, ...rest } = value as Partial<Record<keyof Entry, unknown>>;
  if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id) || !isTime(at) || typeof words !== 'string')
    return undefined;
  const known = ENTRY_KINDS.find((each) => each === kind);
  if (known === undefined) return undefined;
  const entry: Entry = {
    id,
    at,
    device: typeof device === 'string' ? device : '',
    kind: known,
    words,
  };
  if (Number.isSafeInteger(order)) entry.order = Number(order);
  for (const key of OPTIONAL) {
    const text = rest[key];
    if (typeof text === 'string') entry[key] = text;
  }
  return entry.start === undefined || isTime(entry.start) ? entry : undefined;
}

export function parseIncident(value: unknown): Incident | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, name, begun, exercise } = value as Partial<Record<keyof Incident, unknown>>;
  if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id) || typeof name !== 'string' || !isTime(begun))
    return undefined;
  return { id, name, begun, exercise: exercise === true };
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

/** When it counts as written down, in milliseconds, whatever the clock of its device said. */
export function orderOf({ at, order }: Entry): number {
  return order ?? Date.parse(at);
}

function compare(a: Entry, b: Entry): number {
  return orderOf(a) - orderOf(b) || (a.id < b.id ? -1 : 1);
}

/** In the order in which they were written down. */
export function inOrder(entries: readonly Entry[]): Entry[] {
  return [...entries].sort(compare);
}

/** How a playbook stands: what is done, what was tried in vain, what is decided, and when its clock was started. */
export type Standing = {
  start: string | undefined;
  done: ReadonlyMap<string, Entry>;
  failed: ReadonlyMap<string, Entry>;
  decided: ReadonlyMap<string, Entry>;
};

export function standingOf(entries: Iterable<Entry>, playbook: string): Standing {
  const own = inOrder([...entries].filter((entry) => entry.playbook === playbook));
  const last = (...kinds: EntryKind[]) =>
    new Map(own.filter(({ kind }) => kinds.includes(kind)).map((entry) => [entry.about ?? '', entry]));
  const holding = (kind: EntryKind, undone: EntryKind) =>
    new Map([...last(kind, undone)].filter(([, entry]) => entry.kind === kind));
  return {
    start: last('started').get('')?.start,
    done: holding('ticked', 'unticked'),
    failed: holding('failed', 'unfailed'),
    decided: last('decided'),
  };
}

/** What was done, tried in vain or decided in steps that this edition of the playbook no longer has. */
export function goneOf({ done, failed, decided }: Standing, known: readonly { id: string }[]): Entry[] {
  const held = [...done.values(), ...failed.values(), ...decided.values()];
  return inOrder(held.filter(({ about }) => !known.some(({ id }) => id === about)));
}
