import { addRectangle, emptyExtent, type Extent } from './geometry.ts';
import type { TextStyle, TextStyles } from './text-style.ts';

/** A piece of text in one style; `x` and `y` where the author set them. */
type Run = {
  text: string;
  style: TextStyle;
  element: Element;
  x?: number;
  y?: number;
  dx: number;
  dy: number;
};

type Placed = { x: number; y: number; width: number; style: TextStyle; baseline: string };

export type SvgText = { extent(element: Element): Extent; length(element: Element): number };

/** Measures `<text>` and `<tspan>` as browsers lay them out: anchors, baselines, shifts, collapsed spaces. */
export function createSvgText(styles: TextStyles): SvgText {
  const runsOf = (root: Element): Run[] => {
    const runs: Run[] = [];
    const known = new Map<Element, TextStyle>();
    const preserved = root.getAttribute('xml:space') === 'preserve';
    let pending: Pick<Run, 'x' | 'y' | 'dx' | 'dy'> = { dx: 0, dy: 0 };
    let afterSpace = true;

    const addText = (raw: string, element: Element, style: TextStyle) => {
      let text = raw.replace(/[\t\n\r]/g, ' ');
      const kept =
        preserved || style.whiteSpace === 'pre' || element.getAttribute('xml:space') === 'preserve';
      if (!kept) {
        text = text.replace(/ +/g, ' ');
        if (afterSpace || (pending.x !== undefined && runs.length === 0)) text = text.replace(/^ /, '');
      }
      if (text === '') return;
      afterSpace = text.endsWith(' ');
      runs.push({ text, style, element, ...pending });
      pending = { dx: 0, dy: 0 };
    };
    const visit = (element: Element) => {
      const style = styles.of(element, known);
      const first = (name: string) => {
        const value = element
          .getAttribute(name)
          ?.trim()
          .split(/[\s,]+/)[0];
        return value ? styles.pixels(value, style.fontSize, 0) : undefined;
      };
      const x = first('x');
      const y = first('y');
      if (x !== undefined) pending.x = x;
      if (y !== undefined) pending.y = y;
      pending.dx += first('dx') ?? 0;
      pending.dy += first('dy') ?? 0;
      for (const child of element.childNodes) {
        if (child.nodeType === 3) addText(child.nodeValue ?? '', element, style);
        else if (child.nodeType === 1 && isTextPart(child as Element)) {
          if ((child as Element).getAttribute('x')) afterSpace = true;
          visit(child as Element);
        }
      }
    };
    visit(root);
    const last = runs.at(-1);
    if (last && !last.style.whiteSpace.includes('pre')) last.text = last.text.replace(/ $/, '');
    return runs;
  };

  const shiftOf = (baseline: string, style: TextStyle): number => {
    const ascent = styles.ascent(style);
    const descent = styles.descent(style);
    switch (baseline) {
      case 'middle':
        return (styles.xHeight / 2) * style.fontSize;
      case 'central':
        return (ascent - descent) / 2;
      case 'hanging':
        return ascent * 0.8;
      case 'text-before-edge':
      case 'before-edge':
      case 'text-top':
        return ascent;
      case 'text-after-edge':
      case 'after-edge':
      case 'ideographic':
        return -descent;
      case 'mathematical':
        return ascent / 2;
      default:
        return 0;
    }
  };

  const addChunk = (extent: Extent, chunk: Placed[]) => {
    const width = chunk.reduce((sum, run) => sum + run.width, 0);
    const anchor = chunk[0]?.style.textAnchor;
    const shift = anchor === 'middle' ? -width / 2 : anchor === 'end' ? -width : 0;
    for (const run of chunk) {
      const ascent = styles.ascent(run.style);
      const top = run.y + shiftOf(run.baseline, run.style) - ascent;
      addRectangle(extent, run.x + shift, top, run.width, ascent + styles.descent(run.style));
    }
  };

  return {
    extent(element) {
      const extent = emptyExtent();
      let chunk: Placed[] = [];
      let x = 0;
      let y = 0;
      for (const run of runsOf(element)) {
        // An absolute position starts a new chunk, which is anchored by itself.
        if (run.x !== undefined || run.y !== undefined) {
          addChunk(extent, chunk);
          chunk = [];
        }
        x = (run.x ?? x) + run.dx;
        y = (run.y ?? y) + run.dy;
        const width = styles.width(run.text, run.style);
        const own = run.element === element ? '' : run.style.alignmentBaseline;
        const baseline =
          own === '' || own === 'auto' || own === 'baseline' ? run.style.dominantBaseline : own;
        chunk.push({ x, y, width, style: run.style, baseline });
        x += width;
      }
      addChunk(extent, chunk);
      return extent;
    },
    length: (element) => runsOf(element).reduce((sum, run) => sum + styles.width(run.text, run.style), 0),
  };
}

function isTextPart(element: Element): boolean {
  return element.localName === 'tspan' || element.localName === 'a' || element.localName === 'textPath';
}
