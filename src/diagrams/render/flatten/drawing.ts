import { cascade, parseStylesheet, type Declared, type Stylesheet } from '../shim/css.ts';
import type { Measure } from '../shim/measure.ts';
import { themedColour } from '../theme.ts';
import { adjustColours } from './adjustments.ts';
import { paintAttributes, paintProperties } from './properties.ts';

export type Declarations = Map<string, Declared>;

/** What the parts of flattening one picture share. */
export type Drawing = {
  kind: string;
  measure: Measure;
  warnings: Set<string>;
  /** What is declared for an element itself, after the cascade and before inheritance. */
  declared(element: Element): Declarations;
  /** The id in the drawing for an id that something refers to, or undefined when nothing does. */
  referencedId(id: string): string | undefined;
  /** A value with its `url(#…)` references renamed. */
  renameReferences(value: string): string;
  /** A colour as the drawing writes it, and its opacity where that has to be written besides. */
  colour(value: string, inline: boolean): { value: string; opacity?: number };
};

const reference = /url\(["']?[^#)"']*#([^)"']+)["']?\)/g;

export function createDrawing(picture: Element, kind: string, prefix: string, measure: Measure): Drawing {
  const styles = [...picture.querySelectorAll('style')].map((style) => style.textContent).join('\n');
  const sheet = parseStylesheet(styles);
  const ids = nameReferencedIds(picture, styles, prefix);
  const renameReferences = (value: string) =>
    value.replace(reference, (_, id: string) => `url(#${ids.get(id) ?? prefix})`);
  return {
    kind,
    measure,
    warnings: new Set(),
    declared: createLookup(sheet, kind),
    referencedId: (id) => ids.get(id),
    renameReferences,
    colour(value, inline) {
      const themed = themedColour(value, kind, inline);
      if (!themed) return { value: renameReferences(value) };
      const { reference: name, opacity } = themed;
      return opacity === undefined ? { value: name } : { value: name, opacity };
    },
  };
}

function createLookup(sheet: Stylesheet, kind: string): Drawing['declared'] {
  const known = new Map<Element, Declarations>();
  return (element) => {
    let declarations = known.get(element);
    if (!declarations) {
      declarations = cascade(element, sheet, paintAttributes, paintProperties);
      const background = declarations.get('background');
      if (background && !declarations.has('background-color'))
        declarations.set('background-color', background);
      adjustColours(element, kind, declarations);
      known.set(element, declarations);
    }
    return declarations;
  };
}

/** Short names, in document order, for the ids that something in the picture refers to. */
function nameReferencedIds(picture: Element, styles: string, prefix: string): Map<string, string> {
  const names = new Map<string, string>();
  const add = (id: string | undefined) => {
    if (id && !names.has(id)) names.set(id, `${prefix}-${names.size.toString(36)}`);
  };
  for (const element of picture.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      for (const [, id] of value.matchAll(reference)) add(id);
      if (/^(xlink:)?href$/.test(name) && value.startsWith('#')) add(value.slice(1));
    }
  }
  for (const [, id] of styles.matchAll(reference)) add(id);
  return names;
}
