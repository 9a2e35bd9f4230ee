/** How a text is set: the width of its lines in mm, the size of its letters in pt, and the distance of lines as a factor. */
export type Setting = { width: number; size: number; bold?: boolean; leading?: number };

/** Width of a letter as a share of its size: an average, on the wide side, so that what is said to fit does. */
const LETTER = { regular: 0.48, bold: 0.53 };
const MM_PER_POINT = 25.4 / 72;
/** Letters as wide as they are high. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu;

/** How high a text stands, in mm. A word that is longer than a line is broken. */
export function heightOf(text: string, { width, size, bold = false, leading = 1.25 }: Setting): number {
  const line = width / MM_PER_POINT / size / (bold ? LETTER.bold : LETTER.regular);
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/)) {
    const length = word.length + (word.match(WIDE)?.length ?? 0);
    if (used > 0 && used + 1 + length <= line) used += 1 + length;
    else {
      if (used > 0) lines++;
      lines += Math.ceil(length / line) - 1;
      used = length % line || length;
    }
  }
  return lines * size * leading * MM_PER_POINT;
}

/** Makes things longer, round by round and one after the other, as long as all of them fit. `longer` gives nothing for one that is whole. */
export function grown<T>(
  things: readonly T[],
  longer: (thing: T) => T | undefined,
  fit: (things: readonly T[]) => boolean,
): T[] {
  const result = [...things];
  for (let again = true; again;) {
    again = false;
    for (const [index, thing] of result.entries()) {
      const more = longer(thing);
      if (more === undefined) continue;
      result[index] = more;
      if (fit(result)) again = true;
      else result[index] = thing;
    }
  }
  return result;
}

/** What found room, column by column, and what did not. */
export type Placed<T> = { columns: T[][]; left: T[] };

/** Puts things below each other into columns of these heights in mm, in order; what comes after the last that fits is left. */
export function placed<T>(
  things: readonly T[],
  rooms: readonly number[],
  heightOfThing: (thing: T) => number,
): Placed<T> {
  const columns: T[][] = rooms.map(() => []);
  let column = 0;
  let used = 0;
  for (const [index, thing] of things.entries()) {
    const height = heightOfThing(thing);
    while (column < rooms.length && used + height > (rooms[column] ?? 0)) {
      column++;
      used = 0;
    }
    if (column === rooms.length) return { columns, left: things.slice(index) };
    columns[column]?.push(thing);
    used += height;
  }
  return { columns, left: [] };
}

/** As `placed`, with columns as even as they can be when everything fits. */
export function spread<T>(
  things: readonly T[],
  rooms: readonly number[],
  heightOfThing: (thing: T) => number,
): Placed<T> {
  const total = things.reduce((sum, thing) => sum + heightOfThing(thing), 0);
  const highest = Math.max(...rooms);
  for (let limit = total / rooms.length; limit < highest; limit += highest / 50) {
    const lower = rooms.map((room) => Math.min(room, limit));
    const even = placed(things, lower, heightOfThing);
    if (even.left.length === 0) return even;
  }
  return placed(things, rooms, heightOfThing);
}
