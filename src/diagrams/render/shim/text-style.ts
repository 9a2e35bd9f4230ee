import { cascade, parseStylesheet, type Stylesheet } from './css.ts';
import type { Typeface } from './typeface.ts';

/** What decides the size and place of an element's text. Lengths in px. */
export type TextStyle = {
  fontSize: number;
  fontFamily: string;
  weight: number;
  italic: boolean;
  textAnchor: string;
  dominantBaseline: string;
  lineHeight: string;
  whiteSpace: string;
  textAlign: string;
  /** Not inherited; empty when nothing was declared. */
  alignmentBaseline: string;
  display: string;
  width: string;
  maxWidth: string;
  padding: string;
};

export type TextStyles = {
  /** Pass one map through several calls that look at one unchanged piece of the document. */
  of(element: Element, known?: Map<Element, TextStyle>): TextStyle;
  width(text: string, style: TextStyle): number;
  /** Rounded to whole px, as browsers do for the height of a line. */
  ascent(style: TextStyle): number;
  descent(style: TextStyle): number;
  lineHeight(style: TextStyle): number;
  pixels(value: string | null | undefined, em: number, otherwise: number): number;
  covers(text: string, style: TextStyle): boolean;
  xHeight: number;
};

const initial: TextStyle = {
  fontSize: 16,
  fontFamily: '',
  weight: 400,
  italic: false,
  textAnchor: 'start',
  dominantBaseline: 'auto',
  lineHeight: 'normal',
  whiteSpace: 'normal',
  textAlign: 'start',
  alignmentBaseline: '',
  display: '',
  width: '',
  maxWidth: '',
  padding: '',
};

const attributes = new Set([
  'font-size',
  'font-family',
  'font-weight',
  'font-style',
  'text-anchor',
  'dominant-baseline',
  'alignment-baseline',
]);
const properties = new Set([
  ...attributes,
  'font',
  'line-height',
  'white-space',
  'text-align',
  'display',
  'width',
  'max-width',
  'padding',
]);

const namedSizes: Record<string, (inherited: number) => number> = {
  small: () => 13,
  medium: () => 16,
  large: () => 18,
  smaller: (inherited) => inherited / 1.2,
  larger: (inherited) => inherited * 1.2,
};

const monospaceAdvance = 0.6;

export function isMonospace(fontFamily: string): boolean {
  return /mono|courier/i.test(fontFamily.split(',')[0] ?? '');
}

function parseWeight(value: string): number {
  if (value === 'bold' || value === 'bolder') return 700;
  return Number(value) || 400;
}

/** The text styles of a document: the cascade of its own sheets, with lengths in the site's type. */
export function createTextStyles(typeface: Typeface): TextStyles {
  const sheetOf = createSheetLookup();

  const pixels: TextStyles['pixels'] = (value, em, otherwise) => {
    const text = value?.trim() ?? '';
    const number = Number.parseFloat(text);
    if (Number.isNaN(number)) return otherwise;
    if (text.endsWith('rem')) return number * 16;
    if (text.endsWith('em')) return number * em;
    if (text.endsWith('ex')) return number * em * typeface.xHeight;
    if (text.endsWith('%')) return (number / 100) * em;
    if (text.endsWith('pt')) return (number * 4) / 3;
    return number;
  };

  const declaredBy = (element: Element, sheet: Stylesheet): Map<string, string> => {
    const values = new Map<string, string>();
    for (const [property, { value }] of cascade(element, sheet, attributes, properties)) {
      if (value !== 'inherit') values.set(property, value);
    }
    const shorthand = values.get('font');
    const size = shorthand && /(?:^|\s)([\d.]+(?:px|em|rem|%|pt))/.exec(shorthand)?.[1];
    if (size && !values.has('font-size')) values.set('font-size', size);
    if (shorthand && /\bbold\b|\b[6-9]00\b/.test(shorthand)) values.set('font-weight', '700');
    const tag = element.localName;
    if ((tag === 'b' || tag === 'strong') && !values.has('font-weight')) values.set('font-weight', '700');
    if ((tag === 'i' || tag === 'em') && !values.has('font-style')) values.set('font-style', 'italic');
    if (tag === 'code' && !values.has('font-family')) values.set('font-family', 'monospace');
    return values;
  };

  const compute = (element: Element, known: Map<Element, TextStyle>, sheet: Stylesheet): TextStyle => {
    const present = known.get(element);
    if (present) return present;
    const parent = element.parentNode;
    const base = parent?.nodeType === 1 ? compute(parent as Element, known, sheet) : initial;
    const declared = declaredBy(element, sheet);
    const size = declared.get('font-size');
    const weight = declared.get('font-weight');
    const slant = declared.get('font-style');
    const style: TextStyle = {
      fontSize:
        size === undefined
          ? base.fontSize
          : (namedSizes[size]?.(base.fontSize) ?? pixels(size, base.fontSize, base.fontSize)),
      fontFamily: declared.get('font-family') ?? base.fontFamily,
      weight: weight === undefined ? base.weight : parseWeight(weight),
      italic: slant === undefined ? base.italic : /italic|oblique/.test(slant),
      textAnchor: declared.get('text-anchor') ?? base.textAnchor,
      dominantBaseline: declared.get('dominant-baseline') ?? base.dominantBaseline,
      lineHeight: declared.get('line-height') ?? base.lineHeight,
      whiteSpace: declared.get('white-space') ?? base.whiteSpace,
      textAlign: declared.get('text-align') ?? base.textAlign,
      alignmentBaseline: declared.get('alignment-baseline') ?? '',
      display: declared.get('display') ?? '',
      width: declared.get('width') ?? '',
      maxWidth: declared.get('max-width') ?? '',
      padding: declared.get('padding') ?? '',
    };
    known.set(element, style);
    return style;
  };

  const ascent = (style: TextStyle) => Math.round(typeface.ascent * style.fontSize);
  const descent = (style: TextStyle) => Math.round(typeface.descent * style.fontSize);
  return {
    of: (element, known = new Map<Element, TextStyle>()) => compute(element, known, sheetOf(element)),
    width: (text, style) =>
      isMonospace(style.fontFamily)
        ? Array.from(text).length * monospaceAdvance * style.fontSize
        : typeface.width(text, style.fontSize, style.weight),
    covers: (text, style) => typeface.covers(text, style.weight),
    ascent,
    descent,
    lineHeight(style) {
      const height = style.lineHeight;
      if (height === 'normal') return ascent(style) + descent(style);
      const factor = Number.parseFloat(height);
      if (height.endsWith('px')) return factor;
      return (height.endsWith('%') ? factor / 100 : factor) * style.fontSize;
    },
    pixels,
    xHeight: typeface.xHeight,
  };
}

// A picture's sheet is written once, before anything in it is measured; reading it again for each text would be slow.
function createSheetLookup(): (element: Element) => Stylesheet {
  const sheets = new WeakMap<Element, { style: Element; sheet: Stylesheet }>();
  return (element) => {
    let root = element;
    for (let node: Node | null = element; node?.nodeType === 1; node = node.parentNode) {
      if ((node as Element).localName === 'svg') root = node as Element;
    }
    const known = sheets.get(root);
    if (known?.style.parentNode === root) return known.sheet;
    const styles = [...root.querySelectorAll('style')];
    const sheet = parseStylesheet(styles.map((style) => style.textContent).join('\n'));
    if (styles[0]) sheets.set(root, { style: styles[0], sheet });
    return sheet;
  };
}
