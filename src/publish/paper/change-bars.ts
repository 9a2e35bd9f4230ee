import type { Page } from 'playwright-core';
import type { ChangedPlace } from '../../plan/index.ts';
import type { Bar } from './finish.ts';
import { readPlaces } from './pdf.ts';

/** Nearer ones are one bar, in points. */
const GAP = 14;
/** What the margins leave at the head and the foot of a sheet, in points. Source: paged.ts. */
const MARGIN = { top: 59.5, bottom: 62.5 };

/**
 * Where bars stand beside what has changed. Chromium knows no mark in a margin that changes sides: the page is printed once
 * more with an empty mark at the head and the foot of each changed part, and the places of these marks are read from that print.
 * It moves nothing, so they hold for the print without them.
 */
export async function findBars(page: Page, places: readonly ChangedPlace[]): Promise<Bar[]> {
  const count = await page.evaluate(markChanges, [...places]);
  if (count === 0) return [];
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  await page.evaluate(unmarkChanges);
  const { places: pages, heights, sizes } = readPlaces(bytes);
  // Chromium measures heights from the edge of the sheet or from its margin; the first sheet's head shows which.
  const zero = (sizes[(pages.get('bar-zero') ?? 1) - 1] ?? 0) - MARGIN.top;
  const shift = zero - (heights.get('bar-zero') ?? zero);
  const heightOf = (id: string) => (heights.get(id) ?? 0) + shift;
  const bars: Bar[] = [];
  for (let index = 0; index < count; index++) {
    const [first, last] = [pages.get(`bar-${index}-head`), pages.get(`bar-${index}-foot`)];
    if (first === undefined || last === undefined) continue;
    for (let number = first; number <= last; number++) {
      const top = number === first ? heightOf(`bar-${index}-head`) : (sizes[number - 1] ?? 0) - MARGIN.top;
      const bottom = number === last ? heightOf(`bar-${index}-foot`) : MARGIN.bottom;
      if (top > bottom) bars.push({ page: number, top, bottom });
    }
  }
  return joined(bars);
}

function joined(bars: readonly Bar[]): Bar[] {
  const sorted = [...bars].sort((a, b) => a.page - b.page || b.top - a.top);
  const result: Bar[] = [];
  for (const bar of sorted) {
    const last = result.at(-1);
    if (last?.page === bar.page && last.bottom - bar.top < GAP)
      last.bottom = Math.min(last.bottom, bar.bottom);
    else result.push({ ...bar });
  }
  return result;
}

/** Puts marks that take no room at the head and the foot of what has changed, and links to them; how many parts there are. */
function markChanges(places: ChangedPlace[]): number {
  const plain = (text: string) => ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
  /** What an author wrote of it: neither facts filled in, nor where a link leads. */
  const wordsOf = (box: Element): string => {
    const copy = box.cloneNode(true) as Element;
    for (const filled of copy.querySelectorAll('.fact, .see')) filled.remove();
    return plain(copy.textContent);
  };
  const source = (text: string) => plain(text.replace(/<[^>]*>/g, '').replace(/\]\([^)]*\)/g, ']'));
  const isBelow = (box: Element, section: string): boolean => {
    const heads = [...(box.closest('.prose')?.querySelectorAll('h3:not([class])') ?? [])];
    const above = heads.filter(
      (head) => (head.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    );
    return plain(above.at(-1)?.textContent ?? '') === plain(section);
  };
  const boxes = new Set<Element>(document.querySelectorAll('.bar-words'));
  for (const { select, says, section, unlike } of places)
    for (const box of document.querySelectorAll(select)) {
      if (says !== undefined && !plain(box.textContent).includes(plain(says))) continue;
      if (section !== undefined && !isBelow(box, section)) continue;
      // Steps and cards are compared by their data, and not by how their text is set.
      if (
        section !== undefined &&
        box.closest('.step, .contact, .channel, .message, .decision, .role, .opening')
      )
        continue;
      const words = wordsOf(box);
      if (unlike !== undefined && (words.trim() === '' || source(unlike).includes(words))) continue;
      boxes.add(box);
    }
  const outer = [...boxes].filter((box) => ![...boxes].some((other) => other !== box && other.contains(box)));
  if (outer.length === 1 && outer[0]?.matches('.bar-words') && places.length === 0) outer.length = 0;
  const links = document.createElement('div');
  links.className = 'bar-mark';
  links.style.position = 'absolute';
  const mark = (box: HTMLElement, id: string, edge: 'insetBlockStart' | 'insetBlockEnd') => {
    const end = document.createElement('span');
    end.id = id;
    end.className = 'bar-mark';
    if (getComputedStyle(box).position === 'static') box.style.position = 'relative';
    Object.assign(end.style, { position: 'absolute', inlineSize: '1px', blockSize: '0', [edge]: '0' });
    box.append(end);
    const link = document.createElement('a');
    link.href = `#${id}`;
    link.textContent = '.';
    links.append(link);
  };
  outer.forEach((box, index) => {
    const room = (box.matches('tr') ? box.firstElementChild : box) as HTMLElement;
    mark(room, `bar-${index}-head`, 'insetBlockStart');
    mark(room, `bar-${index}-foot`, 'insetBlockEnd');
  });
  const sheet = document.querySelector<HTMLElement>('main > [data-tab="front"]');
  if (sheet) mark(sheet, 'bar-zero', 'insetBlockStart');
  sheet?.append(links);
  return outer.length;
}

function unmarkChanges(): void {
  for (const mark of document.querySelectorAll('.bar-mark')) mark.remove();
}
