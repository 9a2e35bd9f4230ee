import { fold, partsOf, placesOf, stemOf, type Fragment } from './search-plain-page.ts';

/** A page that was found: its number, and the places of its text that match. */
export type PlainHit = { page: number; places: number[]; score: number; inWords: boolean };

export type PlainIndex = {
  page: (at: number) => Fragment;
  /** Every page, by address. */
  all: () => PlainHit[];
  /** Pages that have all words that any page has, the best first; what stands in quotes must stand in the text. */
  find: (query: string) => PlainHit[];
};

/** Where a word stands on a page: at places of its text, or in a field of its metadata. */
type Places = { text: number[]; fields: Set<string> };
type Postings = Map<number, Places>;
type Match = { weight: number; postings: Postings };

/** How well a word of the pages matches a word of the query. */
const weights = { same: 1, form: 0.8, beginning: 0.5 };

/** @param metaWeights how much a match in a field of the metadata weighs beside one in the text; others are not searched */
export function openPlainIndex(
  pages: readonly Fragment[],
  metaWeights: Readonly<Record<string, number>>,
): PlainIndex {
  const words = new Map<string, Postings>();
  const placesAt = (word: string, page: number): Places => {
    const postings = words.get(word) ?? new Map<number, Places>();
    words.set(word, postings);
    const places = postings.get(page) ?? { text: [], fields: new Set() };
    postings.set(page, places);
    return places;
  };
  for (const [page, { content, meta }] of pages.entries()) {
    for (const [place, word] of placesOf(content).entries())
      for (const part of partsOf(word)) placesAt(part, page).text.push(place);
    for (const field of Object.keys(metaWeights))
      for (const part of placesOf(meta[field] ?? '').flatMap(partsOf)) placesAt(part, page).fields.add(field);
  }

  const matchesOf = (asked: string): Match[] => {
    const matches: Match[] = [];
    for (const [word, postings] of words) {
      const weight = weightOf(asked, word);
      if (weight > 0) matches.push({ weight, postings });
    }
    return matches;
  };

  /** What each page is worth for one word; a word that many pages have says little. */
  const hitsOf = (asked: string): Map<number, PlainHit> => {
    const hits = new Map<number, PlainHit>();
    for (const { weight, postings } of matchesOf(asked)) {
      for (const [page, { text, fields }] of postings) {
        const hit = hits.get(page) ?? { page, places: [], score: 0, inWords: false };
        const inFields = [...fields].map((field) => metaWeights[field] ?? 0);
        hit.score += weight * (text.length / (text.length + 2) + Math.max(0, ...inFields));
        hit.places = [...hit.places, ...text];
        hit.inWords ||= fields.has('words');
        hits.set(page, hit);
      }
    }
    const rarity = Math.log(1 + pages.length / Math.max(1, hits.size));
    for (const hit of hits.values()) hit.score *= rarity;
    return hits;
  };

  const quotedIn = (query: string) => (hit: PlainHit) =>
    [...query.matchAll(/"([^"]+)"/gu)].every(([, phrase = '']) =>
      spaced(pages[hit.page]?.content ?? '').includes(spaced(phrase)),
    );

  const byAddress = [...pages.keys()].sort((a, b) => compareUrls(pages[a], pages[b]));
  return {
    page: (at) => {
      const page = pages[at];
      if (page === undefined) throw new RangeError(`There is no page ${at}.`);
      return page;
    },
    all: () => byAddress.map((page) => ({ page, places: [], score: 0, inWords: false })),
    find(query) {
      const asked = [...new Set(placesOf(query).flatMap((word) => partsOf(word)))];
      const known = asked.map(hitsOf).filter((hits) => hits.size > 0);
      return inAll(known)
        .filter(quotedIn(query))
        .sort((a, b) => b.score - a.score || compareUrls(pages[a.page], pages[b.page]));
    },
  };
}

function weightOf(asked: string, word: string): number {
  if (word === asked) return weights.same;
  if (stemOf(word) === stemOf(asked)) return weights.form;
  return word.startsWith(asked) ? weights.beginning : 0;
}

/** Pages that are among the hits of every word, with what all of them are worth. */
function inAll([first, ...others]: readonly Map<number, PlainHit>[]): PlainHit[] {
  return [...(first?.values() ?? [])].flatMap((hit) => {
    const more = others.map((hits) => hits.get(hit.page)).filter((found) => found !== undefined);
    if (more.length < others.length) return [];
    const every = [hit, ...more];
    return {
      page: hit.page,
      places: [...new Set(every.flatMap(({ places }) => places))].sort((a, b) => a - b),
      score: every.reduce((sum, { score }) => sum + score, 0),
      inWords: every.some(({ inWords }) => inWords),
    };
  });
}

const spaced = (text: string): string => ` ${(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;

const compareUrls = (a: Fragment | undefined, b: Fragment | undefined): number =>
  (a?.url ?? '') < (b?.url ?? '') ? -1 : 1;
