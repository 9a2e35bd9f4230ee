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
  /** Its place among the entries of its device: tells when that clock was set back. */
  n: number;
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
  const { id, at, n, device, kind, words, ...rest } = value as Partial<Record<keyof Entry, unknown>>;
  if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id) || !isTime(at) || typeof words !== 'string')
    return undefined;
  const known = ENTRY_KINDS.find((each) => each === kind);
  if (known === undefined) return undefined;
  const entry: Entry = {
    id,
    at,
    n: typeof n === 'number' ? n : 0,
    device: typeof device === 'string' ? device : '',
    kind: known,
    words,
  };
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

/** In the order of time; of one time in the order in which a device wrote them. */
export function inOrder(entries: Iterable<Entry>): Entry[] {
  return [...entries].sort(
    (a, b) =>
      Date.parse(a.at) - Date.parse(b.at) ||
      (a.device === b.device ? a.n - b.n : a.device < b.device ? -1 : 1) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** Entries whose device had written a later time before them: its clock was set back. */
export function clockSetBack(entries: readonly Entry[]): ReadonlySet<string> {
  const back = new Set<string>();
  for (const device of new Set(entries.map((entry) => entry.device))) {
    let latest = -Infinity;
    for (const entry of entries.filter((each) => each.device === device).sort((a, b) => a.n - b.n)) {
      const time = Date.parse(entry.at);
      if (time < latest - 60_000) back.add(entry.id);
      latest = Math.max(latest, time);
    }
  }
  return back;
}

/** How a playbook stands: what is done, what was tried in vain, what is decided, and when its clock was started. */
export type Standing = {
  start: string | undefined;
  done: ReadonlyMap<string, Entry>;
  failed: ReadonlyMap<string, Entry>;
  decided: ReadonlyMap<string, Entry>;
};

export function standingOf(entries: Iterable<Entry>, playbook: string): Standing {
  const own = [...entries].filter((entry) => entry.playbook === playbook);
  const last = (kinds: readonly EntryKind[]) => {
    const found = new Map<string, Entry>();
    for (const entry of own) {
      if (!kinds.includes(entry.kind)) continue;
      const before = found.get(entry.about ?? '');
      if (before === undefined || isLater(entry, before)) found.set(entry.about ?? '', entry);
    }
    return found;
  };
  const holding = (kind: EntryKind, undone: EntryKind) =>
    new Map([...last([kind, undone])].filter(([, entry]) => entry.kind === kind));
  return {
    start: last(['started']).get('')?.start,
    done: holding('ticked', 'unticked'),
    failed: holding('failed', 'unfailed'),
    decided: last(['decided']),
  };
}

/** Whether an entry came after another: a device knows the order of its own, whatever its clock said. */
function isLater(a: Entry, b: Entry): boolean {
  if (a.device === b.device && a.n !== b.n) return a.n > b.n;
  return Date.parse(a.at) - Date.parse(b.at) > 0 || (a.at === b.at && a.id > b.id);
}
