import { seriesFill, seriesLine } from '../tokens.ts';
import { sentinelOf } from '../theme.ts';
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
    // The line for today would stand at the day of the build, and be wrong the day after.
    if (/\btoday\b/.test(classOf(element))) set(declared, 'display', 'none');
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
  sequence(element, declared) {
    const fill = declared.get('fill');
    const background = element.localName === 'rect' && /\brect\b/.test(classOf(element));
    // The author's `rect rgb(…)` behind messages lies under text in the reader's colours.
    if (background && fill?.origin === 'attribute') set(declared, 'fill-opacity', '.25');
  },
};

export function adjustColours(element: Element, kind: string, declared: Declarations): void {
  adjustments[kind]?.(element, declared);
}
