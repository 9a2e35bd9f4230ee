import {
  addExtent,
  addPoint,
  addRectangle,
  emptyExtent,
  identity,
  isEmpty,
  multiply,
  numbersIn,
  parseTransform,
  translation,
  type Extent,
  type Matrix,
} from './geometry.ts';
import { createLabelLayout, type LabelLayout } from './label-layout.ts';
import { pathExtent } from './path.ts';
import { createSvgText, type SvgText } from './svg-text.ts';
import { createTextStyles, type TextStyles } from './text-style.ts';
import type { Typeface } from './typeface.ts';

/** What a browser knows about the size of things, for a DOM that knows nothing about it. */
export type Measure = {
  styles: TextStyles;
  text: SvgText;
  label(element: Element): LabelLayout;
  /** As getBBox: in the element's own coordinates, without stroke. */
  extent(element: Element): Extent;
  /** As getCTM: from the element's coordinates to the picture's. */
  matrix(element: Element): Matrix;
  viewportWidth: number;
};

const svgNamespace = 'http://www.w3.org/2000/svg';
const unpainted =
  /^(defs|style|title|desc|metadata|marker|clippath|mask|filter|lineargradient|radialgradient|symbol|pattern|script|animate)$/;

export function isSvg(element: Element): boolean {
  return element.namespaceURI === svgNamespace;
}

export function createMeasure(typeface: Typeface, viewportWidth: number): Measure {
  const styles = createTextStyles(typeface);
  const text = createSvgText(styles);

  const length = (element: Element, name: string): number => {
    const value = element.getAttribute(name);
    if (name === 'width' && value?.endsWith('%')) return (Number.parseFloat(value) / 100) * viewportWidth;
    return styles.pixels(value, 16, 0);
  };

  const shapeExtent = (element: Element, asked: boolean): Extent => {
    const extent = emptyExtent();
    const of = (name: string) => length(element, name);
    switch (element.localName.toLowerCase()) {
      case 'rect':
      case 'image':
      case 'foreignobject':
        if (asked || (of('width') > 0 && of('height') > 0)) {
          addRectangle(extent, of('x'), of('y'), of('width'), of('height'));
        }
        return extent;
      case 'circle':
        if (asked || of('r') > 0) {
          addRectangle(extent, of('cx') - of('r'), of('cy') - of('r'), 2 * of('r'), 2 * of('r'));
        }
        return extent;
      case 'ellipse':
        addRectangle(extent, of('cx') - of('rx'), of('cy') - of('ry'), 2 * of('rx'), 2 * of('ry'));
        return extent;
      case 'line':
        addPoint(extent, of('x1'), of('y1'));
        addPoint(extent, of('x2'), of('y2'));
        return extent;
      case 'polygon':
      case 'polyline': {
        const values = numbersIn(element.getAttribute('points'));
        for (let i = 0; i + 1 < values.length; i += 2) addPoint(extent, values[i] ?? 0, values[i + 1] ?? 0);
        return extent;
      }
      case 'path':
        return pathExtent(element.getAttribute('d'));
      case 'text':
      case 'tspan':
        return text.extent(element);
      case 'use': {
        const target = (element.getAttribute('href') ?? element.getAttribute('xlink:href') ?? '').slice(1);
        const used = target && element.ownerDocument.getElementById(target);
        if (used) addExtent(extent, extentOf(used, false), translation(of('x'), of('y')));
        return extent;
      }
      default:
        return containerExtent(element);
    }
  };

  const containerExtent = (element: Element): Extent => {
    const extent = emptyExtent();
    for (const child of element.children) {
      const inner = extentOf(child, false);
      if (isEmpty(inner)) continue;
      let matrix = ownTransform(child);
      if (child.localName === 'svg') {
        const [x, y] = [length(child, 'x'), length(child, 'y')];
        const [width, height] = [length(child, 'width'), length(child, 'height')];
        if (numbersIn(child.getAttribute('viewBox')).length === 4 && width && height) {
          addRectangle(extent, x, y, width, height);
          continue;
        }
        matrix = multiply(matrix, translation(x, y));
      }
      addExtent(extent, inner, matrix);
    }
    return extent;
  };

  const extentOf = (element: Element, asked: boolean): Extent => {
    if (unpainted.test(element.localName.toLowerCase())) return emptyExtent();
    if (!asked && isHidden(element)) return emptyExtent();
    return shapeExtent(element, asked);
  };

  return {
    styles,
    text,
    label: createLabelLayout(styles),
    extent: (element) => extentOf(element, true),
    matrix(element) {
      let matrix = identity;
      for (let node: Node | null = element; node?.nodeType === 1; node = node.parentNode) {
        const { localName } = node as Element;
        if (localName === 'div' || localName === 'body') break;
        const own = parseTransform((node as Element).getAttribute('transform'));
        if (own) matrix = multiply(own, matrix);
      }
      return matrix;
    },
    viewportWidth,
  };
}

function isHidden(element: Element): boolean {
  return (
    element.getAttribute('display') === 'none' || /display:\s*none/.test(element.getAttribute('style') ?? '')
  );
}

function ownTransform(element: Element): Matrix {
  const attribute = parseTransform(element.getAttribute('transform'));
  if (attribute) return attribute;
  const style = /transform:\s*([^;]+)/.exec(element.getAttribute('style') ?? '')?.[1];
  return parseTransform(style?.replace(/px|deg/g, '') ?? null) ?? identity;
}
