import type { TextStyle, TextStyles } from './text-style.ts';

/** A word, a space or a picture in a label. `text` is undefined for a picture. */
export type LabelPiece = {
  text: string | undefined;
  element: Element;
  style: TextStyle;
  x: number;
  width: number;
  height: number;
};

export type LabelLine = { y: number; width: number; height: number; pieces: LabelPiece[] };

/** An HTML label laid out: all lengths in px, from the label's upper left corner. */
export type LabelLayout = { width: number; height: number; lines: LabelLine[]; style: TextStyle };

type Token = Omit<LabelPiece, 'x'> & { space: boolean; glued: boolean; kept: boolean };

/** Tokens between which a line may not break. `bare` is the width without the space that ends it. */
type Unit = { tokens: Token[]; width: number; bare: number };

type Source = Pick<LabelPiece, 'text' | 'element' | 'style' | 'width' | 'height'>;

const blocks = /^(p|div|ul|ol|li|h[1-6]|pre|table|tr|blockquote|section)$/;
const pictures = /^(img|svg|math)$/;
const hidden = /^(script|style|iframe|object|video|audio|input|button|select|textarea)$/;
const ideographs = /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/;

/** Lays out the HTML inside a foreignObject: blocks, line breaks, wrapping, alignment. No floats, tables or grids. */
export function createLabelLayout(styles: TextStyles): (label: Element) => LabelLayout {
  return (label) => {
    const style = styles.of(label);
    const { lines: sources, align } = collect(label, style, styles);
    const fixed = style.width.endsWith('px') ? Number.parseFloat(style.width) : undefined;
    const most =
      style.maxWidth === '' || style.maxWidth === 'none'
        ? Infinity
        : styles.pixels(style.maxWidth, style.fontSize, Infinity);
    const limit = fixed ?? (style.whiteSpace === 'nowrap' ? Infinity : most);
    const lines = sources.flatMap((source) => breakLine(source, style, styles, limit));
    const natural = Math.max(0, ...lines.map((line) => line.width));
    const table = style.display.includes('table');
    let width = style.display === 'table' ? natural : Math.min(natural, most);
    if (fixed !== undefined) width = table ? Math.max(fixed, natural) : fixed;

    const [top, right, bottom, left] = sides(style.padding, style.fontSize, styles);
    let y = top;
    for (const line of lines) {
      line.y = y;
      y += line.height;
      const free = Math.max(0, width - line.width);
      let x = left + (align.includes('center') ? free / 2 : /right|end/.test(align) ? free : 0);
      for (const piece of line.pieces) {
        piece.x = x;
        x += piece.width;
      }
    }
    return { width: width + left + right, height: y + bottom, lines, style };
  };
}

/** The label's inline content, one array for each line that the author or a block element asked for. */
function collect(
  label: Element,
  labelStyle: TextStyle,
  styles: TextStyles,
): { lines: Source[][]; align: string } {
  const known = new Map<Element, TextStyle>();
  const lines: Source[][] = [];
  let current: Source[] = [];
  let align = labelStyle.textAlign;
  const endLine = () => {
    lines.push(current);
    current = [];
  };
  const endBlock = () => {
    if (current.length > 0) endLine();
  };
  const addPicture = (element: Element, style: TextStyle) => {
    const size = (value: string | null) => styles.pixels(value, style.fontSize, style.fontSize);
    const width = size(style.width || element.getAttribute('width'));
    current.push({ text: undefined, element, style, width, height: size(element.getAttribute('height')) });
  };
  const visit = (parent: Element, parentStyle: TextStyle) => {
    for (const node of parent.childNodes) {
      if (node.nodeType === 3 && node.nodeValue) {
        current.push({ text: node.nodeValue, element: parent, style: parentStyle, width: 0, height: 0 });
      }
      if (node.nodeType !== 1) continue;
      const element = node as Element;
      const tag = element.localName;
      const style = styles.of(element, known);
      if (tag === 'br') endLine();
      else if (pictures.test(tag)) addPicture(element, style);
      else if (blocks.test(tag)) {
        endBlock();
        align = style.textAlign;
        visit(element, style);
        endBlock();
      } else if (!hidden.test(tag)) {
        if (tag === 'span') align = style.textAlign;
        visit(element, style);
      }
    }
  };
  visit(label, labelStyle);
  endBlock();
  return { lines, align };
}

function tokensOf(sources: Source[], styles: TextStyles): Token[] {
  const tokens: Token[] = [];
  let afterSpace = true;
  for (const source of sources) {
    const { text, style } = source;
    if (text === undefined) {
      tokens.push({ ...source, space: false, glued: true, kept: false });
      afterSpace = false;
      continue;
    }
    const kept = /^(break-spaces|pre|pre-wrap)$/.test(style.whiteSpace);
    const glued = /^(nowrap|pre)$/.test(style.whiteSpace);
    let shown = text.replace(/[\t\n\r\f]+/g, ' ');
    if (!kept) {
      shown = shown.replace(/ +/g, ' ');
      if (afterSpace) shown = shown.replace(/^ /, '');
    }
    if (!shown) continue;
    afterSpace = shown.endsWith(' ');
    const height = styles.lineHeight(style);
    // Letters are kerned with spaces, so a word is as wide as the text becomes wider by it.
    let before = '';
    for (const part of shown.split(/( +)/)) {
      if (!part) continue;
      const width = styles.width(before + part, style) - styles.width(before, style);
      before += part;
      tokens.push({ ...source, text: part, width, height, space: part.startsWith(' '), glued, kept });
    }
  }
  while (tokens.at(-1)?.space && !tokens.at(-1)?.kept) tokens.pop();
  return tokens;
}

function breakable(word: string): string[] {
  if (ideographs.test(word)) return Array.from(word);
  return word.length > 1 && word.includes('-') ? word.split(/(?<=[^-\s]-)(?=[^\d])/) : [word];
}

function unitsOf(tokens: Token[], styles: TextStyles): Unit[] {
  const units: Unit[] = [];
  let unit: Unit = { tokens: [], width: 0, bare: 0 };
  const endUnit = () => {
    if (unit.tokens.length > 0) units.push(unit);
    unit = { tokens: [], width: 0, bare: 0 };
  };
  const add = (token: Token, hangs: boolean) => {
    unit.tokens.push(token);
    unit.width += token.width;
    if (!hangs) unit.bare = unit.width;
  };
  for (const token of tokens) {
    if (token.text === undefined || token.glued) {
      add(token, false);
    } else if (token.space) {
      add(token, !token.kept);
      endUnit();
    } else {
      const parts = breakable(token.text);
      parts.forEach((text, i) => {
        add(parts.length > 1 ? { ...token, text, width: styles.width(text, token.style) } : token, false);
        if (i < parts.length - 1) endUnit();
      });
    }
  }
  endUnit();
  return units;
}

function breakLine(source: Source[], style: TextStyle, styles: TextStyles, limit: number): LabelLine[] {
  const tokens = tokensOf(source, styles);
  const least = styles.lineHeight(style);
  if (tokens.length === 0) {
    return source.length === 0 ? [{ y: 0, width: 0, height: least, pieces: [] }] : [];
  }
  const height = Math.max(least, ...tokens.map((token) => token.height));
  const lines: LabelLine[] = [];
  let line: Token[] = [];
  let width = 0;
  const endLine = () => {
    while (line.at(-1)?.space && !line.at(-1)?.kept) width -= line.pop()?.width ?? 0;
    lines.push({ y: 0, width, height, pieces: line.map((token) => ({ ...token, x: 0 })) });
    line = [];
    width = 0;
  };
  for (const unit of unitsOf(tokens, styles)) {
    // The hundredth forgives the rounding of sums.
    if (line.length > 0 && width + unit.bare > limit + 0.01) endLine();
    line.push(...unit.tokens);
    width += unit.width;
  }
  endLine();
  return lines;
}

function sides(
  padding: string,
  em: number,
  styles: TextStyles,
): [top: number, right: number, bottom: number, left: number] {
  const values = padding.trim().split(/\s+/);
  const [top = 0, right = top, bottom = top, left = right] = padding
    ? values.map((value) => styles.pixels(value, em, 0))
    : [];
  return [top, right, bottom, left];
}
