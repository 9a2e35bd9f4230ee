/** Step id -> when it was ticked, ISO 8601. */
export type Ticks = Record<string, string>;

/** What was ticked on this device; nothing where the browser keeps nothing. */
export function readTicks(key: string): Ticks {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}

/** Keeps what is ticked. A full or forbidden store loses the ticks with the page, nothing else. */
export function keepTicks(key: string, ticks: Ticks): void {
  try {
    if (Object.keys(ticks).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(ticks));
  } catch {
    // The page goes on without a store.
  }
}
