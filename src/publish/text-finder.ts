/** A text that is looked for, as bytes. */
export type Needle<T> = { bytes: Uint8Array; of: T };

/** Needles that begin alike: what all of them share is compared once. */
type Group<T> = { opening: Uint8Array; needles: Needle<T>[] };

/** Bytes of which shift tables are made: two of them name a place in the table. */
const TABLE = 0x10000;

/**
 * Looks for many texts at once and tells of each place where one stands. What does not concern any of them is leapt over, so
 * that many texts cost little more than one. Each text has at least two bytes. Source: Wu and Manber, "A fast algorithm for
 * multi-pattern searching", 1994.
 */
export function textFinder<T>(
  needles: readonly Needle<T>[],
): (hay: Uint8Array, found: (of: T, start: number, end: number) => void) => void {
  if (needles.length === 0) return () => undefined;
  const least = Math.min(...needles.map(({ bytes }) => bytes.length));
  const leap = new Uint16Array(TABLE).fill(Math.min(least - 1, 0xffff));
  const ending: Group<T>[][] = [];
  for (const { opening, needles: own } of groupsOf(needles, least)) {
    for (let at = 1; at < least; at++) {
      const pair = pairAt(opening, at);
      leap[pair] = Math.min(leap[pair] ?? 0, least - 1 - at);
    }
    (ending[pairAt(opening, least - 1)] ??= []).push({ opening, needles: own });
  }
  return (hay, found) => {
    for (let at = least - 1; at < hay.length;) {
      const pair = pairAt(hay, at);
      const step = leap[pair] ?? 0;
      if (step > 0) {
        at += step;
        continue;
      }
      const start = at - least + 1;
      for (const group of ending[pair] ?? []) {
        if (!standsAt(hay, start, group.opening)) continue;
        for (const { bytes, of } of group.needles)
          if (standsAt(hay, start, bytes)) found(of, start, start + bytes.length);
      }
      at++;
    }
  };
}

function groupsOf<T>(needles: readonly Needle<T>[], length: number): Group<T>[] {
  const groups = new Map<string, Group<T>>();
  for (const needle of needles) {
    const opening = needle.bytes.subarray(0, length);
    const name = Buffer.from(opening).toString('latin1');
    const group = groups.get(name) ?? { opening, needles: [] };
    group.needles.push(needle);
    groups.set(name, group);
  }
  return [...groups.values()];
}

/** The byte at `at` and the one before it, as one number. */
function pairAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at - 1] ?? 0) << 8) | (bytes[at] ?? 0);
}

function standsAt(hay: Uint8Array, start: number, bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index++) if (hay[start + index] !== bytes[index]) return false;
  return true;
}
