import type MagicString from 'magic-string';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;
type Attribute = Element['attrs'][number];

/** Parses a page with positions. What stands in `<noscript>` is read as elements: its links count too. */
export function parsePage(source: string): Node {
  return parse(source, { sourceCodeLocationInfo: true, scriptingEnabled: false });
}

/** Visits the elements that stand in the source, in document order; `visit` says whether to go inside. */
export function walk(node: Node, visit: (element: Element) => 'inside' | 'past'): void {
  if ('tagName' in node && visit(node) === 'past') return;
  if ('childNodes' in node) for (const child of node.childNodes) walk(child, visit);
  if ('content' in node) walk(node.content, visit);
}

/** An attribute's name as it stands in the source: `xlink:href` rather than parse5's prefix and name. */
export function sourceName(attribute: Attribute): string {
  return attribute.prefix === undefined || attribute.prefix === ''
    ? attribute.name
    : `${attribute.prefix}:${attribute.name}`;
}

export function attributeOf(element: Element, name: string): string | undefined {
  for (const attribute of element.attrs) if (sourceName(attribute) === name) return attribute.value;
  return undefined;
}

/** The text inside an element that holds only text: script, style. */
export function textOf(element: Element): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}

/** Writes an attribute that stands in the source anew; one that does not change is left as it is. */
export function setAttribute(text: MagicString, element: Element, name: string, value: string): void {
  if (attributeOf(element, name) === value) return;
  const place = attributePlace(element, name);
  if (place !== undefined)
    text.overwrite(place.startOffset, place.endOffset, `${name}="${escapeAttribute(value)}"`);
}

/** Takes an attribute and the space before it out of the source. */
export function removeAttribute(text: MagicString, element: Element, name: string): void {
  const place = attributePlace(element, name);
  if (place === undefined) return;
  const spaced = /\s/u.test(text.original.charAt(place.startOffset - 1));
  text.remove(place.startOffset - (spaced ? 1 : 0), place.endOffset);
}

/** Puts other HTML, or nothing, in the place of a whole element. */
export function replaceElement(text: MagicString, element: Element, html: string): void {
  const place = element.sourceCodeLocation;
  if (place) text.update(place.startOffset, place.endOffset, html);
}

export function escapeAttribute(value: string): string {
  return value.replace(/&/gu, '&amp;').replace(/"/gu, '&quot;');
}

function attributePlace(
  element: Element,
  name: string,
): { startOffset: number; endOffset: number } | undefined {
  return element.sourceCodeLocation?.attrs?.[name];
}
