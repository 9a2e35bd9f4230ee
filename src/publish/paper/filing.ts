/** A tab as it is printed: what is taken out and put in as one. The first is the front with the cover, tab 0. */
export type PrintedTab = {
  number: number;
  title: string;
  /** Of all that its sheets say, which hangs neither on the day nor on the version of their print. */
  digest: string;
  pages: number;
};

/** A line of a filing instruction: what is taken out and what is put in its place; one of them may be nothing. */
export type FilingLine = { out: PrintedTab | undefined; in: PrintedTab | undefined };

/**
 * What turns one binder into another, in order of tabs. Tabs whose sheets say the same stay, in all but the front: it holds the
 * list of effective pages, and so is always replaced. Empty when not even the front says anything else.
 */
export function filingLines(before: readonly PrintedTab[], after: readonly PrintedTab[]): FilingLine[] {
  const numbers = [...new Set([...before, ...after].map(({ number }) => number))].sort((a, b) => a - b);
  const at = (tabs: readonly PrintedTab[], number: number) => tabs.find((tab) => tab.number === number);
  const lines = numbers.map((number) => ({ out: at(before, number), in: at(after, number) }));
  const changed = lines.filter(
    (line) => line.out?.digest !== line.in?.digest || line.out?.pages !== line.in?.pages,
  );
  return changed.length === 0 ? [] : lines.filter((line) => line.in?.number === 0 || changed.includes(line));
}

/** How many sheets of paper some tabs are; the cover is one more sheet of the front. */
export function sheetsOf(tabs: readonly (PrintedTab | undefined)[]): number {
  return tabs.reduce(
    (sum, tab) => sum + (tab === undefined ? 0 : tab.pages / 2 + (tab.number === 0 ? 1 : 0)),
    0,
  );
}
