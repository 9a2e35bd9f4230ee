import type { ExcerptPart, SearchAnswer, SearchResult, SearchSection } from './search-engine.ts';

/** The results as list items: a link, its kind, an excerpt, and links to the headings that match. Nodes only, no HTML. */
export function resultItems(results: readonly SearchResult[]): HTMLLIElement[] {
  return results.map((result) => {
    const item = element('li', 'search-result');
    const heading = element('p', 'search-title', link(result.url, result.title));
    if (result.kind !== '') heading.append(' ', element('span', 'search-kind', result.kind));
    item.append(heading);
    if (result.alsoKnownAs !== '')
      item.append(element('p', 'search-words', `Also known as: ${firstWords(result.alsoKnownAs)}`));
    item.append(element('p', 'search-excerpt', ...excerptNodes(result.excerpt)));
    if (result.sections.length > 0)
      item.append(element('ul', 'search-sections', ...sectionItems(result.sections)));
    return item;
  });
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
  return sections.map(({ url, title }) => element('li', 'search-section', link(url, title)));
}

function excerptNodes(parts: readonly ExcerptPart[]): (Node | string)[] {
  return parts.map(({ text, marked }) => (marked ? element('mark', '', text) : text));
}

function link(url: string, text: string): HTMLAnchorElement {
  const anchor = element('a', '', text);
  anchor.href = url;
  return anchor;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}
