/** Which way up a diagram fits on one sheet of A4 with legible text; `split` when it does not on either. */
export type PrintFit = 'portrait' | 'landscape' | 'split';

const pxPerMillimetre = 96 / 25.4;

/** What A4 leaves between its margins, in mm, with room for a caption. */
const sheets = {
  portrait: { width: 170, height: 240 },
  landscape: { width: 257, height: 155 },
} as const;

/** Below this, text on paper cannot be read by everybody, in px (7.5 pt). */
export const legibleText = 10;

/** Decides from a drawing's size and its smallest letters, all in px. */
export function printFit(width: number, height: number, smallestText: number): PrintFit {
  for (const way of ['portrait', 'landscape'] as const) {
    const sheet = sheets[way];
    const scale = Math.min(
      1,
      (sheet.width * pxPerMillimetre) / width,
      (sheet.height * pxPerMillimetre) / height,
    );
    // Letters that are smaller than that on screen already shall at least not shrink.
    const least = smallestText === 0 ? 0 : Math.min(legibleText, smallestText);
    if (smallestText * scale >= least) return way;
  }
  return 'split';
}
