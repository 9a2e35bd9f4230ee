import { numbersIn } from '../shim/geometry.ts';
import type { Measure } from '../shim/measure.ts';
import { fontStack, fontToken } from '../tokens.ts';
import { createDrawing } from './drawing.ts';
import { createElementFlattener, inherit } from './element.ts';
import { drawnNode, formatNumber, type DrawnNode } from './node.ts';
import { inheritedProperties } from './properties.ts';
import { serialise } from './serialise.ts';
import { smallestText } from './text-size.ts';

export type Request = {
  kind: string;
  /** Begins every id in the drawing. */
  prefix: string;
  title: string | undefined;
  description: string | undefined;
  measure: Measure;
};

export type Flattened = {
  svg: string;
  width: number;
  height: number;
  smallestText: number;
  warnings: string[];
};

/** Turns mermaid's live picture into a plain, themable drawing that needs no style sheet and no script of its own. */
export function flattenPicture(picture: Element, request: Request): Flattened {
  const { kind, prefix, measure } = request;
  const drawing = createDrawing(picture, kind, prefix, measure);
  const root = inherit(drawing.declared(picture), { ...inheritedProperties }, drawing);
  const flatten = createElementFlattener(drawing);
  const place = { inText: false, inDefinitions: false, ink: undefined };
  const content = topLevel(picture, kind).flatMap((child) => flatten(child, root, place));

  const [x, y, width, height] = viewBoxOf(picture);
  const size = Number.parseFloat(root['font-size']);
  const node = drawnNode('svg', [
    ['xmlns', 'http://www.w3.org/2000/svg'],
    ['class', `diagram diagram-${kind.replace(/[^\w-]/g, '')}`],
    ['viewBox', [x, y, width, height].map(formatNumber).join(' ')],
    ['width', formatNumber(width)],
    ['height', formatNumber(height)],
    ['font-family', `var(${fontToken}, ${fontStack.replaceAll('"', "'")})`],
    ['font-size', formatNumber(size)],
    ['fill', drawing.colour(root.fill, false).value],
  ]);
  describe(node, content, request);
  node.children.push(...content);
  return {
    svg: serialise(node),
    width: Math.round(width * 100) / 100,
    height: Math.round(height * 100) / 100,
    smallestText: smallestText(node),
    warnings: [...drawing.warnings],
  };
}

// mermaid draws the labels of a sankey under its flows.
function topLevel(picture: Element, kind: string): Element[] {
  const children = [...picture.children];
  if (kind !== 'sankey') return children;
  const isLabels = (child: Element) => (child.getAttribute('class') ?? '').includes('node-labels');
  return [...children.filter((child) => !isLabels(child)), ...children.filter(isLabels)];
}

function viewBoxOf(picture: Element): [number, number, number, number] {
  const values = numbersIn(picture.getAttribute('viewBox'));
  const [x = 0, y = 0, width, height] = values;
  if (width !== undefined && height !== undefined) return [x, y, width, height];
  const own = (name: string) => Number.parseFloat(picture.getAttribute(name) ?? '') || undefined;
  return [0, 0, own('width') ?? 600, own('height') ?? 400];
}

/** The text alternative. A picture with links in it is a group: `img` would hide them from screen readers. */
function describe(
  node: DrawnNode,
  content: DrawnNode['children'],
  { kind, prefix, title, description }: Request,
): void {
  const { attributes, children } = node;
  attributes.set('role', content.some(hasLink) ? 'group' : 'img');
  if (title) {
    attributes.set('aria-labelledby', `${prefix}-title`);
    children.push(drawnNode('title', [['id', `${prefix}-title`]], [title]));
  } else {
    attributes.set('aria-label', kind);
  }
  if (description) {
    attributes.set('aria-describedby', `${prefix}-desc`);
    children.push(drawnNode('desc', [['id', `${prefix}-desc`]], [description]));
  }
}

function hasLink(node: DrawnNode | string): boolean {
  return typeof node !== 'string' && (node.name === 'a' || node.children.some(hasLink));
}
