import type { ExcerptPart, SearchAnswer, SearchResult, SearchSection } from './search-engine.ts';
import { finding as english } from '../words/en/finding.ts';
import { inPageLanguage } from './page-language.ts';

const finding = inPageLanguage('finding', english);

/** The results as list items: a link, its kind, an excerpt, and links to the headings that match. Nodes only, no HTML. */
export function resultItems(results: readonly SearchResult[]): HTMLLIElement[] {
  return results.map((result) => {
    const item = element('li', 'search-result');
    const heading = element('p', 'search-title', link(result.url, result.title));
    if (result.kind !== '') heading.append(' ', element('span', 'search-kind', result.kind));
    item.append(heading);
    if (result.alsoKnownAs !== '')
      item.append(element('p', 'search-words', finding.alsoKnownAs(firstWords(result.alsoKnownAs))));
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
  const count = finding.results(answer.total);
  const poorer = answer.isPlain ? ` ${finding.plain}` : '';
  if (answer.total === 0) return query === '' ? finding.noPage : finding.nothing(query) + poorer;
  if (answer.instead !== undefined) return `${finding.instead(answer.instead)} ${count}.${poorer}`;
  return `${count}.${poorer}`;
}

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
