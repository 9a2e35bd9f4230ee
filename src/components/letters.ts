/** Entries under their first letter, in order; what begins with no letter stands under `0`. */
export function byLetter<T>(
  entries: readonly T[],
  words: (entry: T) => string,
): { letter: string; entries: T[] }[] {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const first = words(entry).normalize('NFKD').charAt(0).toUpperCase();
    const letter = /\p{L}/u.test(first) ? first : '0';
    groups.set(letter, [...(groups.get(letter) ?? []), entry]);
  }
  return [...groups]
    .map(([letter, own]) => ({ letter, entries: own }))
    .sort((a, b) => (a.letter < b.letter ? -1 : 1));
}
