import { placesOf, type Fragment } from './search-plain-page.ts';
import type { PagefindPage } from './search-packs.ts';

const excerptWords = 30;

/** Words around the places that match, where most of them are near each other, in Pagefind's form: `<mark>` and escapes. */
export function excerptAround(content: string, places: readonly number[], from = 0, to = Infinity): string {
  const words = placesOf(content).slice(0, to);
  const inside = places.filter((place) => place >= from && place < to);
  const within = (start: number): number =>
    inside.filter((place) => place >= start && place < start + excerptWords).length;
  const [best = from] = [...inside].sort((a, b) => within(b) - within(a) || a - b);
  const start = Math.max(from, Math.min(best - 3, words.length - excerptWords));
  const marked = new Set(inside);
  return words
    .slice(start, start + excerptWords)
    .map((word, at) => (marked.has(start + at) ? `<mark>${escape(word)}</mark>` : escape(word)))
    .join(' ');
}

/** The headings under which something matches, those with the most first. */
export function matchingSections(
  { content, anchors }: Fragment,
  places: readonly number[],
): PagefindPage['sub_results'] {
  const headings = anchors.filter(({ element, text }) => /^h[2-6]$/u.test(element) && text !== '');
  const sections = headings.map(({ id, text, location }, at) => {
    const end = headings[at + 1]?.location ?? Infinity;
    const count = places.filter((place) => place >= location && place < end).length;
    return { title: text, anchor: { id }, count, location, end };
  });
  return sections
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ title, anchor, location, end }) => {
      return { title, anchor, excerpt: excerptAround(content, places, location, end) };
    });
}

const escape = (text: string): string => text.replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
