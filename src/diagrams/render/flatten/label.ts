import type { LabelLayout, LabelPiece } from '../shim/label-layout.ts';
import { isMonospace, type TextStyle } from '../shim/text-style.ts';
import type { Drawing } from './drawing.ts';
import { decodeEntities, type FlattenElement, type Place } from './element.ts';
import { drawnNode, formatNumber, type DrawnNode } from './node.ts';
import type { Inherited } from './properties.ts';
import { isSafeLink } from './serialise.ts';

/** How an HTML element of a label is coloured. `chosen` when an author set the colour of its text. */
type LabelPaint = {
  colour: string;
  chosen: boolean;
  inline: boolean;
  background: string | undefined;
  decoration: string | undefined;
};

/** Letters of one style on one line, placed in the picture. */
type Run = { text: string; x: number; y: number; width: number; style: TextStyle; element: Element };

type FlattenIcon = (icon: Element, place: Place) => DrawnNode['children'];

/** Turns HTML labels (foreignObject) into text, at the places where a browser would show their words. */
export function createLabelFlattener(drawing: Drawing, flattenIcon: FlattenIcon): FlattenElement {
  const { measure } = drawing;

  return (frame, inherited, place) => {
    const label = frame.firstElementChild;
    if (!label) return [];
    const layout = measure.label(label);
    const origin = originOf(frame, label, layout);
    const paintOf = createLabelPainter(drawing, frame, inherited);
    const output = [...backgroundOf(label, layout, origin, drawing, paintOf)];
    const runs: Run[] = [];
    for (const line of layout.lines) {
      let previous: (LabelPiece & { text: string }) | undefined;
      const pieces: (LabelPiece & { text: string })[] = [];
      for (const piece of line.pieces) {
        if (piece.text === undefined) {
          previous = undefined;
          const y = origin.top + line.y + (line.height - piece.height) / 2;
          output.push(...iconAt(piece, origin.x + piece.x, y));
        } else if (previous?.element === piece.element) {
          previous.text += piece.text;
        } else {
          previous = { ...piece, text: piece.text };
          pieces.push(previous);
        }
      }
      for (const piece of pieces) {
        const run = runOf(piece, line.y, line.height);
        if (run) runs.push({ ...run, x: run.x + origin.x, y: run.y + origin.y });
      }
    }
    const text = textNode(frame, runs, inherited, (run) => colourOf(paintOf(run.element), place), paintOf);
    return text ? [...output, text] : output;
  };

  function iconAt(piece: LabelPiece, x: number, y: number): DrawnNode[] {
    if (piece.element.localName !== 'svg') {
      drawing.warnings.add(`<${piece.element.localName}> in a label cannot be drawn and was left out`);
      return [];
    }
    const [width, height] = [formatNumber(piece.width), formatNumber(piece.height)];
    const attributes = [
      ['x', formatNumber(x)],
      ['y', formatNumber(y)],
      ['width', width],
      ['height', height],
      ['viewBox', piece.element.getAttribute('viewBox') ?? `0 0 ${width} ${height}`],
    ] as const;
    const content = flattenIcon(piece.element, { inText: false, inDefinitions: false, ink: undefined });
    return [drawnNode('svg', attributes, content)];
  }

  function runOf(piece: LabelPiece & { text: string }, top: number, height: number): Run | undefined {
    const { style, element } = piece;
    const text = piece.text.trim();
    if (!text) return undefined;
    const indent = piece.text.slice(0, piece.text.length - piece.text.trimStart().length);
    const [ascent, descent] = [measure.styles.ascent(style), measure.styles.descent(style)];
    return {
      text,
      element,
      style,
      x: piece.x + measure.styles.width(indent, style),
      y: top + (height - ascent - descent) / 2 + ascent,
      width: measure.styles.width(text, style),
    };
  }

  function colourOf(paint: LabelPaint, place: Place): string {
    if (place.ink !== undefined && !paint.chosen) return place.ink;
    return drawing.colour(paint.colour, paint.inline).value;
  }

  function textNode(
    frame: Element,
    runs: Run[],
    inherited: Inherited,
    colour: (run: Run) => string,
    paintOf: (element: Element) => LabelPaint,
  ): DrawnNode | undefined {
    const [first] = runs;
    if (!first) return undefined;
    const base = {
      fill: colour(first),
      size: first.style.fontSize,
      bold: runs.every((run) => isBold(run.style)),
    };
    const common: [string, string][] = [['fill', base.fill]];
    if (inherited.stroke !== 'none') common.push(['stroke', 'none']);
    if (`${formatNumber(base.size)}px` !== inherited['font-size']) {
      common.push(['font-size', formatNumber(base.size)]);
    }
    if (base.bold !== /bold|[6-9]00/.test(inherited['font-weight'])) {
      common.push(['font-weight', base.bold ? 'bold' : 'normal']);
    }
    if (inherited['text-anchor'] !== 'start') common.push(['text-anchor', 'start']);
    if (inherited['dominant-baseline'] !== 'auto') common.push(['dominant-baseline', 'auto']);

    const own = (run: Run): [string, string][] => {
      const attributes: [string, string][] = [
        ['x', formatNumber(run.x)],
        ['y', formatNumber(run.y)],
      ];
      // Keeps a label inside its box in whatever font the reader's machine falls back to.
      if (run.text.length > 1 && measure.styles.covers(run.text, run.style)) {
        attributes.push(['textLength', formatNumber(run.width)], ['lengthAdjust', 'spacingAndGlyphs']);
      }
      if (isBold(run.style) !== base.bold) attributes.push(['font-weight', base.bold ? 'normal' : 'bold']);
      if (run.style.italic) attributes.push(['font-style', 'italic']);
      if (run.style.fontSize !== base.size) attributes.push(['font-size', formatNumber(run.style.fontSize)]);
      if (isMonospace(run.style.fontFamily)) attributes.push(['font-family', 'monospace']);
      if (colour(run) !== base.fill) attributes.push(['fill', colour(run)]);
      const decoration = /underline|line-through/.exec(paintOf(run.element).decoration ?? '')?.[0];
      if (decoration) attributes.push(['text-decoration', decoration]);
      return attributes;
    };

    const link = linkAround(first.element, frame);
    if (runs.length === 1 && !link) {
      return drawnNode('text', [...own(first), ...common], [decodeEntities(first.text)]);
    }
    const spans = runs.map((run) => {
      const span = drawnNode('tspan', own(run), [decodeEntities(run.text)]);
      const address = linkAround(run.element, frame);
      return address ? drawnNode('a', [['href', address]], [span]) : span;
    });
    // The spaces between keep words apart for copying and for screen readers; each span has its own place.
    return drawnNode(
      'text',
      common,
      spans.flatMap((span, i) => (i === 0 ? [span] : [' ', span])),
    );
  }
}

function isBold(style: TextStyle): boolean {
  return style.weight >= 600;
}

/** The link in a label around one of its elements. A link around the whole node is the node's own affair. */
function linkAround(element: Element, frame: Element): string | undefined {
  const link = element.closest('a');
  const address = link && frame.contains(link) ? link.getAttribute('href') : undefined;
  return address && isSafeLink(address) ? address : undefined;
}

function originOf(
  frame: Element,
  label: Element,
  layout: LabelLayout,
): { x: number; top: number; y: number } {
  const number = (name: string) => Number.parseFloat(frame.getAttribute(name) ?? '') || 0;
  const [width, height] = [number('width') || layout.width, number('height') || layout.height];
  const style = label.getAttribute('style') ?? '';
  const fillsFrame = /display:\s*table/.test(style) && /height:\s*100%/.test(style);
  const inSwitch = (frame.parentNode as Element).localName === 'switch';
  const centred = fillsFrame || inSwitch || width > layout.width + 1;
  const top = number('y');
  return {
    x: number('x') + (centred ? Math.max(0, (width - layout.width) / 2) : 0),
    top,
    y: top + (fillsFrame ? Math.max(0, (height - layout.height) / 2) : 0),
  };
}

function createLabelPainter(
  drawing: Drawing,
  frame: Element,
  inherited: Inherited,
): (element: Element) => LabelPaint {
  const known = new Map<Element, LabelPaint>();
  const outside: LabelPaint = {
    colour: inherited.color,
    chosen: false,
    inline: false,
    background: undefined,
    decoration: undefined,
  };
  const paintOf = (element: Element): LabelPaint => {
    const present = known.get(element);
    if (present) return present;
    const parent = element.parentNode as Element | null;
    const around = element === frame || !parent ? outside : paintOf(parent);
    const declared = drawing.declared(element);
    const colour = declared.get('color');
    const own = colour !== undefined && colour.value !== 'inherit';
    const background = declared.get('background-color')?.value;
    const inline = colour?.origin === 'inline';
    const literal = own && drawing.colour(colour.value, inline).value === colour.value;
    const paint: LabelPaint = {
      colour: own ? colour.value : around.colour,
      chosen: inline || literal || around.chosen,
      inline: own ? inline : around.inline,
      background: background && !/transparent|inherit|none/.test(background) ? background : undefined,
      decoration: declared.get('text-decoration')?.value ?? around.decoration,
    };
    known.set(element, paint);
    return paint;
  };
  return paintOf;
}

function backgroundOf(
  label: Element,
  layout: LabelLayout,
  origin: { x: number; top: number },
  drawing: Drawing,
  paintOf: (element: Element) => LabelPaint,
): DrawnNode[] {
  const painted = [label, ...label.querySelectorAll('*')]
    .map((element) => paintOf(element).background)
    .find((background) => background !== undefined);
  if (painted === undefined || layout.lines.every((line) => line.pieces.length === 0)) return [];
  const { value, opacity } = drawing.colour(painted, false);
  const rectangle = drawnNode('rect', [
    ['x', formatNumber(origin.x)],
    ['y', formatNumber(origin.top)],
    ['width', formatNumber(layout.width)],
    ['height', formatNumber(layout.height)],
    ['fill', value],
    ['stroke', 'none'],
  ]);
  if (opacity !== undefined) rectangle.attributes.set('fill-opacity', formatNumber(opacity));
  return [rectangle];
}
