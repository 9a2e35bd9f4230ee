import type { Row } from './drill.ts';

/** The drill in a table: one line for each thing that went wrong, and one for each page or search that was lost by it. */
export function drillTable(rows: readonly Row[], pages: number, queries: number): string {
  const head = ['what is wrong', 'read from', 'lost', 'a page, median', 'slowest', 'searches that differ'];
  const lines = rows.map(({ what, readFrom, lost, median, slowest, differing }) => [
    what,
    readFrom,
    lost.length === 0 ? `nothing of ${pages}` : `${lost.length} of ${pages}`,
    `${Math.round(median)} ms`,
    `${Math.round(slowest)} ms`,
    differing.length === 0 ? `none of ${queries}` : `${differing.length} of ${queries}`,
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)),
  );
  const format = (line: readonly string[]): string =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('   ')
      .trimEnd();
  const losses = rows.flatMap(({ what, lost, differing }) =>
    [...lost, ...differing.map((query) => `"${query}" finds something else`)].map(
      (loss) => `${what}: ${loss}`,
    ),
  );
  return [format(head), ...lines.map(format), ...losses].join('\n');
}
