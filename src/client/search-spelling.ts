/** Finds, for words that no page has, the words that were probably meant. */
export type Spelling = {
  /** Whether some word of the pages begins like this one. */
  isKnown: (word: string) => boolean;
  /** The nearest word of the pages, or the longest beginning of the word that some page has; undefined if neither. */
  nearest: (word: string) => string | undefined;
};

const shortestBeginning = 4;

/** @param words of the pages, the most common first: of two words equally near, the more common one is taken */
export function createSpelling(words: readonly string[]): Spelling {
  const folded = words.map(fold);
  const beginnings = new Set(folded.flatMap((word) => Array.from(word, (_, at) => word.slice(0, at + 1))));

  return {
    isKnown: (word) => beginnings.has(fold(word)),
    nearest(word) {
      const wanted = fold(word);
      let best: string | undefined;
      let bestDistance = slipsAllowed(wanted) + 1;
      for (const [at, candidate] of folded.entries()) {
        if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
        const distance = slipsBetween(wanted, candidate, bestDistance);
        if (distance < bestDistance) {
          best = words[at];
          bestDistance = distance;
        }
      }
      return best ?? longestBeginning(wanted, beginnings);
    },
  };
}

function longestBeginning(word: string, beginnings: ReadonlySet<string>): string | undefined {
  for (let length = word.length - 1; length >= shortestBeginning; length -= 1) {
    const beginning = word.slice(0, length);
    if (beginnings.has(beginning)) return beginning;
  }
  return undefined;
}

/** Lower case without accents, as Pagefind compares. */
function fold(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** Short words have too many neighbours. */
function slipsAllowed(word: string): number {
  return word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
}

/** How many letters are wrong, missing, too many or swapped (optimal string alignment); `limit` if that many or more. */
function slipsBetween(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const differs = a[row - 1] === b[column - 1] ? 0 : 1;
      let slips = Math.min(
        cell(above, column) + 1,
        cell(current, column - 1) + 1,
        cell(above, column - 1) + differs,
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) slips = Math.min(slips, cell(before, column - 2) + 1);
      current.push(slips);
    }
    if (Math.min(...current) >= limit) return limit;
    before = above;
    above = current;
  }
  return cell(above, b.length);
}

function cell(row: readonly number[], at: number): number {
  return row[at] ?? Infinity;
}
