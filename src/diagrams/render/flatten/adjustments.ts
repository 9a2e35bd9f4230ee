import { seriesFill, seriesLine } from '../tokens.ts';
import { sentinelOf, themedColour } from '../theme.ts';
import type { Declarations } from './drawing.ts';

type Adjustment = (element: Element, declared: Declarations) => void;

function classOf(element: Element): string {
  return element.getAttribute('class') ?? '';
}

function set(declared: Declarations, property: string, value: string): void {
  declared.set(property, { value, origin: 'sheet' });
}

function paintSeries(declared: Declarations, index: number): void {
  set(declared, 'fill', sentinelOf(seriesFill(index)));
  set(declared, 'stroke', sentinelOf(seriesLine(index)));
}

/** The number in the class `section-3` of the element or of one of the elements around it. */
function sectionOf(element: Element): number | undefined {
  let node: Node | null = element;
  for (let level = 0; node?.nodeType === 1 && level < 4; level++, node = node.parentNode) {
    const number = /\bsection-(-?\d+)\b/.exec(classOf(node as Element))?.[1];
    if (number !== undefined) return Number(number);
  }
  return undefined;
}

// Where mermaid works out or fixes a colour that has to follow the tokens instead.
const adjustments: Record<string, Adjustment> = {
  gantt(element, declared) {
    const classes = classOf(element);
    // The line for today would stand at the day of the build, and be wrong the day after.
    if (/\btoday\b/.test(classes)) set(declared, 'display', 'none');
    const parent = element.parentNode as Element;
    if (element.localName === 'line' && /\btick\b/.test(classOf(parent))) {
      set(declared, 'stroke', sentinelOf('grid'));
    }
  },
  kanban(element, declared) {
    const parent = element.parentNode as Element;
    const section = sectionOf(element);
    if (!/^(rect|path)$/.test(element.localName) || classOf(parent).includes('node') || section === undefined)
      return;
    paintSeries(declared, section + 12);
  },
  radar(element, declared) {
    const number = /radar(?:Curve|LegendBox)-(\d+)/.exec(classOf(element))?.[1];
    if (number === undefined) return;
    const colour = sentinelOf(seriesLine(Number(number)));
    set(declared, 'fill', colour);
    set(declared, 'stroke', colour);
  },
  sankey(element, declared) {
    // Names lie on the flows, and have to be read there.
    if (classOf(element) === 'links') set(declared, 'stroke-opacity', '.35');
  },
  sequence(element, declared) {
    const fill = declared.get('fill');
    const background = element.localName === 'rect' && /\brect\b/.test(classOf(element));
    // The author's `rect rgb(…)` behind messages lies under text in the reader's colours.
    if (background && fill?.origin === 'attribute') set(declared, 'fill-opacity', '.25');
  },
  venn(element, declared) {
    const fill = declared.get('fill')?.value ?? '';
    // The colour of a set's name is worked out from its fill, as hsl().
    if (element.localName === 'text' && fill.startsWith('hsl(')) set(declared, 'fill', sentinelOf('text'));
    const token = themedColour(fill, 'venn', false)?.token;
    if (element.localName !== 'path' || !token?.startsWith('series-')) return;
    set(declared, 'stroke', sentinelOf(`${token}-line`));
    set(declared, 'fill-opacity', '.6');
  },
};

export function adjustColours(element: Element, kind: string, declared: Declarations): void {
  adjustments[kind]?.(element, declared);
}
