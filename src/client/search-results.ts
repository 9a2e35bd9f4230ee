import { make, makeLink } from './elements.ts';
import type { ExcerptPart, SearchAnswer, SearchResult, SearchSection } from './search-engine.ts';
import type { RecentPage } from './search-recent.ts';
import { finding } from '../words/en/finding.ts';

/** The results as list items: a link, its kind, an excerpt, and links to the headings that match. Nodes only, no HTML. */
export function resultItems(results: readonly SearchResult[]): HTMLLIElement[] {
  return results.map((result) => {
    const item = make('li', 'search-result', titleOf(result));
    if (result.alsoKnownAs !== '')
      item.append(make('p', 'search-words', finding.alsoKnownAs(firstWords(result.alsoKnownAs))));
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
  const count = finding.results(answer.total);
  const poorer = answer.isPlain ? ` ${finding.plain}` : '';
  if (answer.total === 0) return query === '' ? finding.noPage : finding.nothing(query) + poorer;
  if (answer.instead !== undefined) return `${finding.instead(answer.instead)} ${count}.${poorer}`;
  return `${count}.${poorer}`;
}

function sectionItems(sections: readonly SearchSection[]): HTMLLIElement[] {
  return sections.map(({ url, title }) => make('li', 'search-section', makeLink(url, title)));
}

function excerptNodes(parts: readonly ExcerptPart[]): (Node | string)[] {
  return parts.map(({ text, marked }) => (marked ? make('mark', '', text) : text));
}
