import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { fontPackage } from '../versions.ts';

/** The site's type, as far as laying out text needs it. Lengths are in em unless they say otherwise. */
export type Typeface = {
  ascent: number;
  descent: number;
  xHeight: number;
  /** Width in px of a text on one line. */
  width(text: string, size: number, weight: number): number;
  /** True when the site's own files have every letter of the text. */
  covers(text: string, weight: number): boolean;
};

// The site serves Latin only; the extension stands in for whatever face a reader's machine has for these letters.
const subsets = ['latin', 'latin-ext'] as const;

/** Reads the font files that the site itself serves. Italics are the browser's slanted upright, of the same width. */
export function loadTypeface(): Typeface {
  const require = createRequire(import.meta.url);
  const fonts = new Map<string, Font>();
  const fontFor = (subset: string, weight: number): Font => {
    const name = `${fontPackage.slice(fontPackage.indexOf('/') + 1)}-${subset}-${String(fileWeight(weight))}-normal`;
    let font = fonts.get(name);
    if (!font) {
      font = create(readFileSync(require.resolve(`${fontPackage}/files/${name}.woff2`)));
      fonts.set(name, font);
    }
    return font;
  };
  const fontsByLetter = new Map<string, Font | undefined>();
  const fontOfLetter = (letter: string, weight: number): Font | undefined => {
    const key = String(fileWeight(weight)) + letter;
    if (!fontsByLetter.has(key)) {
      const codePoint = letter.codePointAt(0) ?? 0;
      const subset = subsets.find((name) => fontFor(name, weight).hasGlyphForCodePoint(codePoint));
      fontsByLetter.set(key, subset && fontFor(subset, weight));
    }
    return fontsByLetter.get(key);
  };
  const widths = new Map<string, number>();
  const widthInEm = (text: string, weight: number): number => {
    const key = String(fileWeight(weight)) + text;
    const known = widths.get(key);
    if (known !== undefined) return known;
    let width = 0;
    for (const run of runsOf(text, (letter) => fontOfLetter(letter, weight))) {
      width += run.font
        ? run.font.layout(run.text).advanceWidth / run.font.unitsPerEm
        : guessedWidth(run.text);
    }
    widths.set(key, width);
    return width;
  };
  const regular = fontFor('latin', 400);
  return {
    ascent: regular.hhea.ascent / regular.unitsPerEm,
    descent: -regular.hhea.descent / regular.unitsPerEm,
    xHeight: regular.xHeight / regular.unitsPerEm,
    width: (text, size, weight) => widthInEm(text, weight) * size,
    covers: (text, weight) => Array.from(text).every((letter) => fontOfLetter(letter, weight) !== undefined),
  };
}

function fileWeight(weight: number): 400 | 700 {
  return weight >= 600 ? 700 : 400;
}

function* runsOf(
  text: string,
  fontOf: (letter: string) => Font | undefined,
): Generator<{ text: string; font: Font | undefined }> {
  let run = '';
  let font: Font | undefined;
  for (const letter of text) {
    const next = fontOf(letter);
    if (run && next !== font) {
      yield { text: run, font };
      run = '';
    }
    font = next;
    run += letter;
  }
  if (run) yield { text: run, font };
}

const combining = /[\p{Mn}\u200d\ufe00-\ufe0f]/u;
const fullWidth =
  /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]|[\u{20000}-\u{3fffd}]/u;
const pictograph = /\p{Extended_Pictographic}/u;

// Letters of no file of ours are drawn by whatever font the reader has.
function guessedWidth(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (combining.test(letter)) continue;
    width += fullWidth.test(letter) ? 1 : pictograph.test(letter) ? 1.25 : 0.6;
  }
  return width;
}
