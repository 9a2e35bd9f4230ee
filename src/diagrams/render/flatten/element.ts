import { numbersIn } from '../shim/geometry.ts';
import { inkOn } from './contrast.ts';
import type { Declarations, Drawing } from './drawing.ts';
import { createLabelFlattener } from './label.ts';
import { drawnNode, formatNumber, roundNumbers, type DrawnNode } from './node.ts';
import { shortenPath } from './path-data.ts';
import {
  colourProperties,
  geometryAttributes,
  inheritedNames,
  inheritedProperties,
  ownNames,
  ownProperties,
  type Inherited,
} from './properties.ts';
import { isSafeLink } from './serialise.ts';

/** Where an element stands: inside text, inside definitions, on a node whose author chose the fill. */
export type Place = { inText: boolean; inDefinitions: boolean; ink: string | undefined };

export type FlattenElement = (element: Element, inherited: Inherited, place: Place) => DrawnNode['children'];

const silent = /^(style|script|metadata|title|desc|filter|fe[A-Z]\w*|animate\w*)$/;
const shapes = /^(path|rect|circle|ellipse|line|polyline|polygon)$/;
const containers = /^(svg|g|a|defs|marker|linearGradient|radialGradient|clipPath|mask|pattern|symbol)$/;
const textParts = /^(text|tspan)$/;
const definitions = /^(marker|linearGradient|radialGradient|clipPath|mask|pattern|symbol)$/;
const marked = /^(path|line|polyline|polygon)$/;

/** Turns mermaid's elements into plain ones: resolved paint as attributes, labels as text, no classes and no styles. */
export function createElementFlattener(drawing: Drawing): FlattenElement {
  const flattenLabel = createLabelFlattener(drawing, (icon, place) =>
    [...icon.children].flatMap((child) => flatten(child, { ...inheritedProperties }, place)),
  );

  const flatten: FlattenElement = (element, inherited, place) => {
    const name = element.localName;
    if (silent.test(name)) return [];
    if (name === 'switch') return firstDrawn(element, inherited, place);
    if (name === 'foreignObject') return flattenLabel(element, inherited, place);
    if (!shapes.test(name) && !containers.test(name) && !textParts.test(name) && !/^(use|stop)$/.test(name)) {
      drawing.warnings.add(`<${name}> cannot be drawn and was left out`);
      return [];
    }
    const declared = drawing.declared(element);
    const computed = inherit(declared, inherited, drawing);
    if (declared.get('display')?.value === 'none' || computed.visibility === 'hidden') return [];
    if (isNothing(element)) return [];

    const inDefinitions = place.inDefinitions || name === 'defs' || name === 'marker';
    const id = drawing.referencedId(element.getAttribute('id') ?? '');
    if (id === undefined && inDefinitions && definitions.test(name)) return [];
    const node = drawnNode(name);
    if (id !== undefined) node.attributes.set('id', id);
    writeGeometry(node, element, declared);
    writeLink(node, element, drawing);
    writePaint(node, declared, computed, inherited, drawing);

    const inner: Place = {
      inText: place.inText || name === 'text',
      inDefinitions,
      ink: inkForNode(element, drawing) ?? place.ink,
    };
    const ownFill = declared.get('fill')?.origin === 'inline';
    if (inner.ink !== undefined && name === 'text' && !ownFill) node.attributes.set('fill', inner.ink);
    for (const child of element.childNodes) {
      if (child.nodeType === 1) node.children.push(...flatten(child as Element, computed, inner));
      else if (child.nodeType === 3 && (textParts.test(name) || (name === 'a' && place.inText))) {
        node.children.push(decodeEntities(child.nodeValue ?? ''));
      }
    }
    return prune(node);
  };

  const firstDrawn: FlattenElement = (element, inherited, place) => {
    for (const child of element.children) {
      const drawn = flatten(child, inherited, place);
      if (drawn.length > 0) return drawn;
    }
    return [];
  };

  return flatten;
}

/** The values that an element hands on to its content. */
export function inherit(declared: Declarations, inherited: Inherited, drawing: Drawing): Inherited {
  const computed = { ...inherited };
  for (const property of inheritedNames) {
    const value = declared.get(property)?.value;
    if (value === undefined || value === 'inherit' || value === 'unset') continue;
    computed[property] = property === 'font-size' ? fontSize(value, inherited['font-size'], drawing) : value;
  }
  return computed;
}

function fontSize(value: string, inherited: string, drawing: Drawing): string {
  const base = Number.parseFloat(inherited);
  return `${formatNumber(drawing.measure.styles.pixels(value, base, base))}px`;
}

function isNothing(element: Element): boolean {
  const positive = (name: string) => Number.parseFloat(element.getAttribute(name) ?? '') > 0;
  switch (element.localName) {
    case 'rect':
      return !positive('width') || !positive('height');
    case 'circle':
      return !positive('r');
    case 'path':
      return !element.getAttribute('d');
    default:
      return false;
  }
}

function geometryValue(element: string, name: string, value: string): string | undefined {
  switch (name) {
    case 'd':
      return shortenPath(value);
    case 'points':
    case 'viewBox':
      return roundNumbers(value).trim();
    case 'transform': {
      const rounded = roundNumbers(value).replace(/,\s*/g, ' ');
      return /^translate\(0( 0)?\)$/.test(rounded) ? undefined : rounded;
    }
  }
  if (!/^(width|height|[xyrc][xy12]?|d[xy])$/.test(name)) return value;
  const bare = value.replace(/px$/, '');
  const short = Number.isNaN(Number(bare)) ? bare : formatNumber(Number(bare));
  const initial = short === '0' && /^d?[xy]$/.test(name) && !textParts.test(element);
  return initial ? undefined : short;
}

function writeGeometry({ name: tag, attributes }: DrawnNode, element: Element, declared: Declarations): void {
  for (const { name, value } of element.attributes) {
    if (!geometryAttributes.has(name)) continue;
    const written = geometryValue(tag, name, value);
    if (written !== undefined) attributes.set(name, written);
  }
  for (const name of ['rx', 'ry']) {
    const radius = declared.get(name)?.value ?? element.getAttribute(name);
    if (radius && Number.parseFloat(radius) > 0)
      attributes.set(name, roundNumbers(radius.replace(/px$/, '')));
  }
  const styled = declared.get('transform')?.value;
  if (styled && !element.getAttribute('transform')) writeStyledTransform(attributes, element, styled);
}

function writeStyledTransform(attributes: DrawnNode['attributes'], element: Element, value: string): void {
  const transform = roundNumbers(value.replace(/px|deg/g, ''));
  if (!/^(translate|rotate|scale|matrix)\(/.test(transform)) return;
  const [x, y] = numbersIn(element.getAttribute('transform-origin'));
  const around = (sign: 1 | -1) =>
    `translate(${formatNumber(sign * (x ?? 0))} ${formatNumber(sign * (y ?? 0))})`;
  const turned = x !== undefined && y !== undefined;
  attributes.set('transform', turned ? `${around(1)} ${transform} ${around(-1)}` : transform);
}

function writeLink({ name, attributes }: DrawnNode, element: Element, drawing: Drawing): void {
  const address = element.getAttribute('href') ?? element.getAttribute('xlink:href');
  if (name === 'use' && address) attributes.set('href', `#${drawing.referencedId(address.slice(1)) ?? ''}`);
  if (name !== 'a' || !address) return;
  const link = address.trim();
  if (!isSafeLink(link)) {
    drawing.warnings.add(
      `The link to “${link}” was left out: only http, https, mailto, tel and paths from the root are drawn`,
    );
    return;
  }
  attributes.set('href', link);
  if (element.getAttribute('target') === '_blank') {
    attributes.set('target', '_blank');
    attributes.set('rel', 'noopener');
  }
}

function writePaint(
  { name, attributes }: DrawnNode,
  declared: Declarations,
  computed: Inherited,
  inherited: Inherited,
  drawing: Drawing,
): void {
  const writeColour = (property: string, value: string) => {
    const current = /^currentcolor$/i.test(value);
    const source = declared.get(current ? 'color' : property);
    const { value: colour, opacity } = drawing.colour(
      current ? computed.color : value,
      source?.origin === 'inline',
    );
    attributes.set(property, colour);
    if (opacity !== undefined && !declared.has(`${property}-opacity`)) {
      attributes.set(`${property}-opacity`, formatNumber(opacity));
    }
  };
  for (const property of inheritedNames) {
    const value = computed[property];
    if (property === 'color' || value === inherited[property]) continue;
    if (property.startsWith('marker') && !marked.test(name)) continue;
    if (property === 'font-weight' && isNormal(value) && isNormal(inherited[property])) continue;
    if (colourProperties.has(property)) writeColour(property, value);
    else if (/^(stroke-width|font-size)$/.test(property)) attributes.set(property, value.replace(/px$/, ''));
    else if (property === 'font-weight' && isNormal(value)) attributes.set(property, 'normal');
    else attributes.set(property, drawing.renameReferences(value));
  }
  for (const property of ownNames) {
    const value = declared.get(property)?.value;
    if (value === undefined || value === 'inherit' || value === ownProperties[property]) continue;
    if (colourProperties.has(property)) writeColour(property, value);
    else attributes.set(property, drawing.renameReferences(value));
  }
}

function isNormal(weight: string): boolean {
  return weight === 'normal' || weight === '400';
}

/** The colour of labels on a node or group whose author chose its fill. */
function inkForNode(element: Element, drawing: Drawing): string | undefined {
  const classes = element.getAttribute('class') ?? '';
  if (element.localName !== 'g' || !/\b(node|cluster)\b/.test(classes)) return undefined;
  const outline = [...element.querySelectorAll('rect,path,polygon,circle,ellipse')].find(
    (shape) =>
      shape.parentNode === element || /label-container|basic|outer/.test(shape.getAttribute('class') ?? ''),
  );
  const fill = outline && drawing.declared(outline).get('fill');
  if (!fill) return undefined;
  const { value } = drawing.colour(fill.value, fill.origin === 'inline');
  return value === fill.value ? inkOn(value) : undefined;
}

/** Leaves out what draws nothing, and groups that say nothing. */
function prune(node: DrawnNode): DrawnNode['children'] {
  const empty = node.children.length === 0;
  if (empty && (containers.test(node.name) || textParts.test(node.name))) return [];
  if (node.attributes.size === 0 && /^(g|tspan)$/.test(node.name)) return node.children;
  if (node.name === 'a' && !node.attributes.has('href')) node.name = 'g';
  return [node];
}

const namedEntities: Record<string, string> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  apos: "'",
  nbsp: '\u00a0',
};

/** Text as readers see it: character references, and the form in which mermaid hides them from its grammars. */
export function decodeEntities(text: string): string {
  return text
    .replace(/ﬂ°°/g, '&#')
    .replace(/ﬂ°/g, '&')
    .replace(/¶ß/g, ';')
    .replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w+);/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return namedEntities[name.toLowerCase()] ?? whole;
      const codePoint = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '';
    });
}
