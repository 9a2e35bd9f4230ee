import { hanging, labelled, widthOf, wrap } from './wrap.ts';

/** Columns between two cells: ` | `. */
const GAP = 3;
/** A column that is narrower than this makes words hard to read. */
const NARROWEST = 8;

/**
 * A table in at most `width` columns: cells side by side with their text broken where that can be read, else row by row
 * with the head of its column before each cell. A head without a word, which Markdown asks for, is left out.
 */
export function tableLines(rows: readonly (readonly string[])[], width: number): string[] {
  const [head = [], ...body] = rows;
  const widths = columnWidths(rows, width);
  if (widths === undefined) return rowByRow(head, body, width);
  const line = (cells: readonly string[]): string[] => {
    const columns = widths.map((column, index) => wrap(cells[index] ?? '', column));
    const height = Math.max(...columns.map((column) => column.length));
    return Array.from({ length: height }, (_, at) =>
      columns
        .map((column, index) => pad(column[at] ?? '', widths[index] ?? 0))
        .join(' | ')
        .trimEnd(),
    );
  };
  const rule = widths.map((column) => '-'.repeat(column)).join('-+-');
  const lines = body.map(line);
  // Rows of several lines run into one another without a rule between them.
  const tall = lines.some(({ length }) => length > 1);
  const headless = head.every((cell) => cell.trim() === '');
  return [
    ...(headless ? [] : [...line(head), rule]),
    ...lines.flatMap((row, index) => (tall && index > 0 ? [rule, ...row] : row)),
  ];
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** How wide each column is: as wide as it wants, and else a fair share; undefined when a word would not fit. */
function columnWidths(rows: readonly (readonly string[])[], width: number): number[] | undefined {
  const columns = Array.from({ length: Math.max(0, ...rows.map(({ length }) => length)) }, (_, index) =>
    rows.map((row) => row[index] ?? ''),
  );
  const wanted = columns.map((cells) =>
    Math.max(1, ...cells.flatMap((cell) => cell.split('\n')).map(widthOf)),
  );
  const least = columns.map((cells, index) =>
    Math.max(
      Math.min(NARROWEST, wanted[index] ?? 0),
      ...cells.flatMap((cell) => cell.split(/\s+/)).map(widthOf),
    ),
  );
  const available = width - GAP * (columns.length - 1);
  if (sum(least) > available) return undefined;
  const widths = [...least];
  let left = available - sum(widths);
  for (let grows = true; left > 0 && grows;) {
    grows = false;
    for (const [index, wants] of wanted.entries()) {
      if (left === 0 || (widths[index] ?? 0) >= wants) continue;
      widths[index] = (widths[index] ?? 0) + 1;
      left--;
      grows = true;
    }
  }
  return widths;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function rowByRow(head: readonly string[], rows: readonly (readonly string[])[], width: number): string[] {
  return rows.flatMap((row) => {
    const cells = row.flatMap((cell, index) => {
      const title = head[index]?.trim() ?? '';
      return cell.trim() === '' ? [] : labelled(title === '' ? '' : `${title}: `, cell, width - 2);
    });
    return hanging('- ', cells);
  });
}
