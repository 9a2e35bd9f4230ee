import type { CarriedLine } from './carried.ts';

/** What a line of a document was when it was exported, and whether it says the same still. */
export type Match = { line: number; same: boolean };

/**
 * For each line of a document the line that it was, where it was one: the same words in the same order first, then the same words
 * elsewhere, then between those what reads much like it or begins with the same label.
 */
export function matched(before: readonly CarriedLine[], now: readonly string[]): (Match | undefined)[] {
  const matches: (Match | undefined)[] = now.map(() => undefined);
  const free = new Set(before.keys());
  const match = (at: number, line: number, same: boolean) => {
    matches[at] = { line, same };
    free.delete(line);
  };
  for (const [line, at] of inOrder(before, now)) match(at, line, true);
  const words = new Set(now.filter((_, at) => matches[at] === undefined));
  for (const line of [...free]) {
    const { text, lead } = before[line] ?? { text: '' };
    // A label with a common answer stands in many places: it goes with the lines around it.
    if (lead !== undefined || !words.has(text)) continue;
    const at = now.findIndex((each, index) => matches[index] === undefined && each === text);
    if (at < 0) continue;
    match(at, line, true);
    // What belongs to it has come along.
    for (let step = 1; free.has(line + step) && matches[at + step] === undefined; step++) {
      if (before[line + step]?.text !== now[at + step]) break;
      match(at + step, line + step, true);
    }
  }
  for (const at of now.keys()) {
    if (matches[at] !== undefined) continue;
    const [first, last] = gapAround(matches, at, before.length);
    for (let line = first; line <= last; line++) {
      const was = before[line];
      if (!was || !free.has(line)) continue;
      // A title may be another altogether, and stands where it stood.
      const isOnlyOne = first === last && was.sets !== undefined && was.lead === undefined;
      if (!isOnlyOne && !readsLike(was, now[at] ?? '')) continue;
      match(at, line, false);
      break;
    }
  }
  return matches;
}

/** More pairs of lines than any playbook has: of a longer document only what says the same wherever it stands is found again. */
const MOST_PAIRS = 25_000_000;

/** The longest row of lines that are the same in the same order: pairs of their places. */
function inOrder(before: readonly CarriedLine[], now: readonly string[]): [line: number, at: number][] {
  if (before.length * now.length > MOST_PAIRS) return [];
  const width = now.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  const length = (line: number, at: number) => lengths[line * width + at] ?? 0;
  for (let line = before.length - 1; line >= 0; line--)
    for (let at = now.length - 1; at >= 0; at--)
      lengths[line * width + at] =
        before[line]?.text === now[at]
          ? length(line + 1, at + 1) + 1
          : Math.max(length(line + 1, at), length(line, at + 1));
  const pairs: [number, number][] = [];
  for (let line = 0, at = 0; line < before.length && at < now.length;) {
    if (before[line]?.text === now[at]) pairs.push([line++, at++]);
    else if (length(line + 1, at) >= length(line, at + 1)) line++;
    else at++;
  }
  return pairs;
}

/** The lines that a place may have been: between what the nearest places on both sides are. */
function gapAround(matches: readonly (Match | undefined)[], at: number, count: number): [number, number] {
  const above = matches.slice(0, at).findLast((each) => each !== undefined)?.line ?? -1;
  const below = matches.slice(at + 1).find((each) => each !== undefined)?.line ?? count;
  return below > above ? [above + 1, below - 1] : [above + 1, count - 1];
}

/** Whether a line may have become another: the same label, or without one half of its words. */
function readsLike({ text, lead }: CarriedLine, now: string): boolean {
  if (lead !== undefined) return now.startsWith(lead);
  const [was, is] = [wordsIn(text), wordsIn(now)];
  const shared = [...was].filter((word) => is.has(word)).length;
  return shared * 2 >= Math.min(was.size, is.size) && shared > 0;
}

const wordsIn = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
