import type { PageBox, Word } from './poppler.ts';

const MM = 72 / 25.4;

/** A place on a sheet where words may stand, in mm from the upper left. */
export type Area = { left: number; top: number; width: number; height: number };

/** Words that stand outside all areas, or nearer than `margin` mm to the edge of the one that they are in. */
export function outside({ words }: PageBox, areas: readonly Area[], margin: number): string[] {
  return words.filter((word) => !areas.some((area) => holds(area, word, margin))).map(({ text }) => text);
}

/** The words in an area, from top to bottom as they stand on the flat sheet. */
export function wordsIn({ words }: PageBox, area: Area): Word[] {
  return words.filter((word) => holds(area, word, 0)).sort((a, b) => a.top - b.top);
}

function holds({ left, top, width, height }: Area, word: Word, margin: number): boolean {
  // Boxes of letters are higher than what is inked: half a millimetre is not seen.
  const slack = 0.5;
  return (
    word.left / MM >= left + margin - slack &&
    word.right / MM <= left + width - margin + slack &&
    word.top / MM >= top + margin - slack &&
    word.bottom / MM <= top + height - margin + slack
  );
}

/** The eight pages of the pocket card on the flat sheet: page -> its area, and whether it stands on its head. */
export function pocketPages(sheet: {
  width: number;
  height: number;
}): Map<number, Area & { turned: boolean }> {
  const width = sheet.width / MM / 4;
  const height = sheet.height / MM / 2;
  const rows = [
    [7, 6, 5, 4],
    [8, 1, 2, 3],
  ];
  return new Map(
    rows.flatMap((row, y) =>
      row.map(
        (page, x) => [page, { left: x * width, top: y * height, width, height, turned: y === 0 }] as const,
      ),
    ),
  );
}

/** The areas of a block of cards in the middle of a sheet. */
export function block(
  sheet: { width: number; height: number },
  card: { width: number; height: number; columns: number; rows: number; gap: number },
): Area[] {
  const left = (sheet.width / MM - card.columns * card.width - (card.columns - 1) * card.gap) / 2;
  const top = (sheet.height / MM - card.rows * card.height) / 2;
  return Array.from({ length: card.columns * card.rows }, (_, index) => ({
    left: left + (index % card.columns) * (card.width + card.gap),
    top: top + Math.floor(index / card.columns) * card.height,
    width: card.width,
    height: card.height,
  }));
}
