import { orderOf, parseEntry, parseIncident } from './entries.ts';
import type { Entry, Incident } from './entries.ts';

/** Why something may not outlive the page. */
export type Trouble = 'refused' | 'full' | 'emptied';

/** What is written of an entry; the rest the store adds. */
export type Draft = Omit<Entry, 'id' | 'at' | 'order' | 'device'>;

/** The log of the incident that runs, on this device only. */
export type IncidentStore = {
  incident: () => Incident | undefined;
  entries: () => Entry[];
  /** Begins an incident, or names the one that runs anew. */
  begin: (name: string, exercise: boolean) => Incident;
  /** Adds an entry with the time; begins an incident where none runs. */
  add: (draft: Draft) => Entry;
  /** Takes over an incident, if none runs, and entries that are not there yet; gives how many were new. */
  merge: (incident: Incident, entries: readonly Entry[]) => number;
  /** Puts the incident aside; its log stays on the device. */
  end: () => void;
  /** Incidents that were put aside, the last first. */
  past: () => Incident[];
  /** Makes one that was put aside run again; the one that runs is put aside. */
  resume: (incident: Incident) => void;
  /** Takes one that was put aside off the device. */
  forget: (incident: Incident) => void;
  initials: () => string;
  setInitials: (initials: string) => void;
  /** Puts back what the browser lost of what this page holds, and says what is amiss all the same. */
  trouble: () => Trouble | undefined;
  onChange: (listener: () => void) => void;
};

/** What the store needs of a browser. */
export type Surroundings = {
  /** Undefined, or throwing, where the browser keeps nothing. */
  storage: () => Storage | undefined;
  now: () => Date;
  newId: () => string;
  /** Calls back when another tab has changed a key; with `null` when it emptied the storage. */
  onOtherTab: (listener: (key: string | null) => void) => void;
};

/**
 * Opens the store of a site. Every entry has a key of its own, so that two tabs that write at once overwrite nothing; all keys
 * begin with the site, because pages opened as files share one storage with those of every other site.
 */
export function openStore(site: string, { storage, now, newId, onOtherTab }: Surroundings): IncidentStore {
  const prefix = `muster:${site}:`;
  const currentKey = `${prefix}incident`;
  const pastPrefix = `${prefix}past:`;
  const entryPrefix = (id: string) => `${prefix}log:${id}:`;
  const deviceKey = `${prefix}device`;
  const initialsKey = `${prefix}initials`;
  const ofLogs = [currentKey, pastPrefix, `${prefix}log:`, deviceKey, initialsKey];
  const kept = readable(storage);
  const listeners: (() => void)[] = [];
  /** What this page holds of all logs, so that it can be put back where the browser's storage is emptied. */
  const held = new Map<string, string>();
  /** Keys that the browser did not take. */
  const unsaved = new Set<string>();
  let trouble: Trouble | undefined = kept === undefined ? 'refused' : takes(kept) ? undefined : 'full';

  const changed = () => {
    for (const listener of listeners) listener();
  };
  const keys = () => {
    const stored =
      kept === undefined ? [] : Array.from({ length: kept.length }, (_, at) => kept.key(at) ?? '');
    return new Set([...stored, ...(kept === undefined ? held.keys() : unsaved)]);
  };
  const read = (key: string): string | undefined =>
    kept === undefined || unsaved.has(key) ? held.get(key) : (kept.getItem(key) ?? undefined);
  const write = (key: string, value: string) => {
    held.set(key, value);
    if (kept === undefined) return;
    try {
      kept.setItem(key, value);
      unsaved.delete(key);
    } catch {
      unsaved.add(key);
      trouble = 'full';
    }
  };
  const remove = (key: string) => {
    held.delete(key);
    unsaved.delete(key);
    kept?.removeItem(key);
  };
  const isEmptied = () => held.has(deviceKey) && !unsaved.has(deviceKey) && kept?.getItem(deviceKey) === null;
  /** What the browser did not take is tried again; if it lost what this page holds, all of it. */
  const putBack = (emptied = isEmptied()) => {
    if (kept === undefined) return;
    for (const key of emptied ? held.keys() : unsaved) write(key, held.get(key) ?? '');
    if (unsaved.size > 0) return;
    if (emptied) trouble = 'emptied';
    else if (trouble === 'full' && takes(kept)) trouble = undefined;
  };
  const parsed = (key: string): unknown => {
    const text = read(key);
    return text === undefined ? undefined : safely(() => JSON.parse(text) as unknown);
  };

  const incident = () => {
    putBack();
    return parseIncident(parsed(currentKey));
  };
  const entriesOf = (id: string) =>
    [...keys()]
      .filter((key) => key.startsWith(entryPrefix(id)))
      .flatMap((key) => parseEntry(parsed(key)) ?? []);
  const holdAll = () => {
    for (const key of keys()) {
      const value = ofLogs.some((each) => key.startsWith(each)) ? read(key) : undefined;
      if (value !== undefined) held.set(key, value);
    }
  };
  const device = () => {
    const known = read(deviceKey);
    if (known !== undefined) return known;
    write(deviceKey, newId().slice(0, 8));
    return held.get(deviceKey) ?? '';
  };
  const begin = (name: string, exercise: boolean): Incident => {
    const running = incident();
    device();
    const begun = {
      id: running?.id ?? newId(),
      begun: running?.begun ?? now().toISOString(),
      name,
      exercise,
    };
    write(currentKey, JSON.stringify(begun));
    return begun;
  };
  const putAside = () => {
    const running = incident();
    if (running === undefined) return;
    write(`${pastPrefix}${running.id}`, JSON.stringify(running));
    remove(currentKey);
  };

  onOtherTab((key) => {
    if (key !== null && !key.startsWith(prefix)) return;
    if (key === null) putBack(held.has(deviceKey));
    else if (!isEmptied()) {
      // What another tab has changed or taken away is not put back.
      for (const each of [...held.keys()]) if (!unsaved.has(each)) held.delete(each);
      holdAll();
    }
    changed();
  });
  holdAll();

  return {
    incident,
    entries: () => {
      const running = incident();
      return running === undefined ? [] : entriesOf(running.id);
    },
    begin: (name, exercise) => {
      const begun = begin(name, exercise);
      changed();
      return begun;
    },
    add: (draft) => {
      const running = incident() ?? begin('', false);
      const at = now();
      // A clock that was set back, or runs behind those of other devices, puts nothing before what was there already.
      const latest = Math.max(...entriesOf(running.id).map(orderOf));
      const entry: Entry = {
        ...draft,
        id: newId(),
        at: at.toISOString(),
        ...(latest < at.getTime() ? {} : { order: latest + 1 }),
        device: device(),
      };
      write(entryPrefix(running.id) + entry.id, JSON.stringify(entry));
      changed();
      return entry;
    },
    merge: (from, entries) => {
      device();
      if (incident() === undefined) write(currentKey, JSON.stringify(from));
      const running = incident() ?? from;
      const known = new Set(entriesOf(running.id).map(({ id }) => id));
      const fresh = entries.filter(({ id }) => !known.has(id));
      for (const entry of fresh) write(entryPrefix(running.id) + entry.id, JSON.stringify(entry));
      changed();
      return fresh.length;
    },
    end: () => {
      putAside();
      changed();
    },
    past: () =>
      [...keys()]
        .filter((key) => key.startsWith(pastPrefix))
        .flatMap((key) => parseIncident(parsed(key)) ?? [])
        .sort((a, b) => Date.parse(b.begun) - Date.parse(a.begun)),
    resume: (one) => {
      putAside();
      write(currentKey, JSON.stringify(one));
      remove(`${pastPrefix}${one.id}`);
      changed();
    },
    forget: (one) => {
      for (const key of [...keys()].filter((each) => each.startsWith(entryPrefix(one.id)))) remove(key);
      remove(`${pastPrefix}${one.id}`);
      changed();
    },
    initials: () => read(initialsKey) ?? '',
    setInitials: (initials) => {
      write(initialsKey, initials);
    },
    trouble: () => {
      putBack();
      return trouble;
    },
    onChange: (listener) => listeners.push(listener),
  };
}

/** The storage, if it can be read: some browsers have one that throws, or that is empty and takes nothing. */
function readable(storage: () => Storage | undefined): Storage | undefined {
  return safely(() => {
    const there = storage();
    return there && (there.length > 0 || takes(there)) ? there : undefined;
  });
}

/** Whether there is room: reading is allowed in places where writing is not. */
function takes(storage: Storage): boolean {
  try {
    storage.setItem('muster:probe', '1');
    storage.removeItem('muster:probe');
    return true;
  } catch {
    return false;
  }
}

function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
