import { Parser } from 'htmlparser2';
import type MagicString from 'magic-string';

/** An attribute as it stands in the source; `start` and `end` are offsets around `name="value"`. The name is in lower case. */
export type Attribute = { name: string; value: string; start: number; end: number };

/** An element that stands in the source, with offsets into it. What HTML would add of itself is not among them. */
export type Element = {
  /** In lower case, SVG's names too. */
  tagName: string;
  attributes: Attribute[];
  /** Whether it is SVG or stands in a drawing. */
  inDrawing: boolean;
  /** From the start tag's `<` to behind the end tag's `>`; an element without end tag ends where another one ends it. */
  start: number;
  end: number;
  /** Behind the start tag's `>` and before the end tag's `<`. */
  innerStart: number;
  innerEnd: number;
};

/** The elements of a page in document order. What stands in `<noscript>` is read as elements: its links count too. */
export function elementsOf(source: string): Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  let attributes: Attribute[] = [];
  let drawings = 0;
  const parser: Parser = new Parser({
    onopentagname() {
      attributes = [];
    },
    onattribute(name, value) {
      // The parser stops at the closing quote, or behind a value without quotes.
      const end = parser.endIndex + (/["']/u.test(source.charAt(parser.endIndex)) ? 1 : 0);
      attributes.push({ name, value, start: parser.startIndex, end });
    },
    onopentag(tagName, _values, isImplied) {
      if (tagName === 'svg') drawings++;
      const innerStart = parser.endIndex + 1;
      const element: Element = {
        tagName,
        attributes,
        inDrawing: drawings > 0,
        start: parser.startIndex,
        end: innerStart,
        innerStart,
        innerEnd: innerStart,
      };
      attributes = [];
      open.push(element);
      if (!isImplied) elements.push(element);
    },
    onclosetag(tagName, isImplied) {
      if (tagName === 'svg') drawings--;
      const element = open.pop();
      if (element === undefined || element.innerStart > parser.endIndex) return;
      element.innerEnd = parser.startIndex;
      element.end = isImplied ? parser.startIndex : parser.endIndex + 1;
    },
  });
  parser.end(source);
  return elements;
}

export function attributeOf(element: Element, name: string): string | undefined {
  return find(element, name)?.value;
}

/** The text inside an element that holds only text: script, style. */
export function textOf(source: string, element: Element): string {
  return source.slice(element.innerStart, element.innerEnd);
}

/** Writes an attribute that stands in the source anew; one that does not change is left as it is. */
export function setAttribute(text: MagicString, element: Element, name: string, value: string): void {
  const attribute = find(element, name);
  if (attribute === undefined || attribute.value === value) return;
  text.overwrite(attribute.start, attribute.end, `${name}="${escapeAttribute(value)}"`);
}

/** Takes an attribute and the space before it out of the source. */
export function removeAttribute(text: MagicString, element: Element, name: string): void {
  const attribute = find(element, name);
  if (attribute === undefined) return;
  const spaced = /\s/u.test(text.original.charAt(attribute.start - 1));
  text.remove(attribute.start - (spaced ? 1 : 0), attribute.end);
}

/** Puts other HTML, or nothing, in the place of a whole element. */
export function replaceElement(text: MagicString, element: Element, html: string): void {
  text.update(element.start, element.end, html);
}

export function escapeAttribute(value: string): string {
  return value.replace(/&/gu, '&amp;').replace(/"/gu, '&quot;');
}

function find(element: Element, name: string): Attribute | undefined {
  return element.attributes.find((attribute) => attribute.name === name);
}
