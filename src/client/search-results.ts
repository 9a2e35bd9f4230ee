import { make, makeLink } from './elements.ts';
import type { ExcerptPart, SearchAnswer, SearchResult, SearchSection } from './search-engine.ts';
import type { RecentPage } from './search-recent.ts';

/** The results as list items: a link, its kind, an excerpt, and links to the headings that match. Nodes only, no HTML. */
export function resultItems(results: readonly SearchResult[]): HTMLLIElement[] {
  return results.map((result) => {
    const item = make('li', 'search-result', titleOf(result));
    if (result.alsoKnownAs !== '')
      item.append(make('p', 'search-words', `Also known as: ${firstWords(result.alsoKnownAs)}`));
    item.append(make('p', 'search-excerpt', ...excerptNodes(result.excerpt)));
    if (result.sections.length > 0)
      item.append(make('ul', 'search-sections', ...sectionItems(result.sections)));
    return item;
  });
}

/** Pages opened before, as results with nothing to say but their title. */
export function recentItems(pages: readonly RecentPage[]): HTMLLIElement[] {
  return pages.map((page) => make('li', 'search-result', titleOf(page)));
}

function titleOf({ url, title, kind }: RecentPage): HTMLElement {
  const heading = make('p', 'search-title', makeLink(url, title));
  if (kind !== '') heading.append(' ', make('span', 'search-kind', kind));
  return heading;
}

/** The first few of a list of names: all of them would push the next result off a phone. */
function firstWords(names: string): string {
  const end = names.indexOf(', ', 60);
  return end < 0 ? names : `${names.slice(0, end)} …`;
}

/** One sentence for the status line, which is read aloud. */
export function statusOf(answer: SearchAnswer, query: string): string {
  const count = answer.total === 1 ? '1 result' : `${answer.total} results`;
  const poorer = answer.isPlain ? ` ${plainWords}` : '';
  if (answer.total === 0)
    return query === '' ? 'No page has this.' : `Nothing found for “${query}”.${poorer}`;
  if (answer.instead !== undefined)
    return `No exact match: showing results for “${answer.instead}”. ${count}.${poorer}`;
  return `${count}.${poorer}`;
}

/** What a reader should know who has the plain search. */
const plainWords = 'This browser allows only a simple search: look in the lists below as well.';

function sectionItems(sections: readonly SearchSection[]): HTMLLIElement[] {
  return sections.map(({ url, title }) => make('li', 'search-section', makeLink(url, title)));
}

function excerptNodes(parts: readonly ExcerptPart[]): (Node | string)[] {
  return parts.map(({ text, marked }) => (marked ? make('mark', '', text) : text));
}
