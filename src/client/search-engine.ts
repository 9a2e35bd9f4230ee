import { openPacks, packedFolder } from './search-packs.ts';
import type {
  FilterCounts,
  PagefindAnswer,
  PagefindInstance,
  PagefindPage,
  PagefindResult,
} from './search-packs.ts';
import { createSpelling, type Spelling } from './search-spelling.ts';
import { ranked, withPlaybooks } from './search-ranking.ts';
import type { PageGroups } from './search-ranking.ts';
import { siteRoot } from './trusted.ts';
import { finding } from '../words/en/finding.ts';
import { KINDS_SPOKEN } from '../words/kinds-spoken.ts';

/** What pages can be narrowed down by; Search facts of a page carry the same names. */
export const filterNames = ['kind', 'service', 'team', 'role'] as const;
export type SearchFilters = Partial<Record<(typeof filterNames)[number], string>>;

/** A piece of an excerpt: plain text, marked where it matches. Never HTML. */
export type ExcerptPart = { text: string; marked: boolean };

export type SearchSection = { title: string; url: string; excerpt: ExcerptPart[] };
export type SearchResult = {
  url: string;
  title: string;
  /** 'Playbook', 'Service' …; '' if the page does not say. */
  kind: string;
  excerpt: ExcerptPart[];
  /** Other words this page is found under, when it was one of these that matched. */
  alsoKnownAs: string;
  /** Headings inside the page under which the query was found, at most three. */
  sections: SearchSection[];
};
export type SearchAnswer = {
  /** How many pages were found; `results` are the first `limit` of them. */
  total: number;
  /** Pages found by value of each filter. */
  filters: FilterCounts;
  results: SearchResult[];
  /** What was searched for in the query's place, when the query itself finds nothing. */
  instead: string | undefined;
  /** Whether a simpler search answered, because this browser refuses WebAssembly: it ranks worse, and misses some. */
  isPlain: boolean;
  /** Milliseconds from question to answer. */
  ms: number;
};

/** Playbooks first and keepers' pages last, or all as Pagefind ranks them. */
export type Order = 'for-use' | 'as-found';

type Engine = {
  isPlain: boolean;
  pagefind: PagefindInstance;
  spelling: () => Promise<Spelling>;
  /** Pagefind's ids of the playbooks, and of the pages for those who keep the plan. */
  groups: () => Promise<PageGroups>;
  isStale: () => boolean;
};

const sectionsShown = 3;
/** Pages for those who keep the plan: they come after all that helps in an outage. */
const keepersKinds: readonly string[] = KINDS_SPOKEN.map(({ Check }) => Check);
const playbookKinds: readonly string[] = KINDS_SPOKEN.map(({ Playbook }) => Playbook);
/** Of a query's words in smaller company no more than this is tried to find a playbook. */
const mostTried = 14;
/** What a stem is a word without. */
const ending = /(?:e?s|ed|ing|ly|er|'s)$/u;
/** Words that nearly every page has: they cost time and find nothing that the others do not. */
const fillers = new Set(finding.fillers.split(' '));
/** How much a match in a page's title or in its other names weighs beside one in its text (Pagefind: 1). */
export const metaWeights = { title: 5, words: 4 };

let opening: Promise<Engine> | undefined;

/** Starts the engine ahead of the first query: when the field gets the focus. */
export async function warmUp(): Promise<void> {
  await (await engine()).groups();
}

/** How many pages there are by value of each filter. */
export async function filterChoices(): Promise<FilterCounts> {
  return onceMoreWhenStale(({ pagefind }) => pagefind.filters());
}

/**
 * Searches the site. Words that no page has are replaced by the nearest that some page has; words that no page has
 * together are tried in smaller company; so are those that no playbook has. `instead` then says what was searched for.
 * @throws Error when the search's files cannot be read
 */
export async function search(
  query: string,
  filters: SearchFilters = {},
  limit = 10,
  order: Order = 'for-use',
): Promise<SearchAnswer> {
  const started = performance.now();
  return onceMoreWhenStale(async (ready) => {
    const { answer, instead } = await nearestAnswer(ready, withoutFillers(query.trim()), filters, order);
    const results = await Promise.all(answer.results.slice(0, limit).map(readResult));
    const ms = performance.now() - started;
    return {
      total: answer.results.length,
      filters: answer.filters,
      results,
      instead,
      isPlain: ready.isPlain,
      ms,
    };
  });
}

/** The query without its fillers, unless it is in quotes or of nothing else. */
function withoutFillers(query: string): string {
  if (query.includes('"')) return query;
  const words = query.split(/\s+/u).filter((word) => !fillers.has(word.toLowerCase()));
  return words.length === 0 ? query : words.join(' ');
}

async function onceMoreWhenStale<T>(ask: (engine: Engine) => Promise<T>): Promise<T> {
  const first = await engine();
  try {
    const answer = await ask(first);
    if (!first.isStale()) return answer;
  } catch (error) {
    if (!first.isStale()) throw error;
  }
  opening = undefined;
  return ask(await engine(true));
}

/** One engine for the page; one that did not open is tried again at the next query. */
function engine(fresh = false): Promise<Engine> {
  opening ??= openEngine(fresh).catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

async function openEngine(fresh: boolean): Promise<Engine> {
  const packs = await openPacks(fresh).catch((error: unknown) => {
    if (fresh) throw error;
    return openPacks(true);
  });
  const language = pageLanguages().find(packs.hasWords);
  const pagefind = packs.createInstance({
    basePath: packedFolder,
    pages: language === undefined ? [] : packs.pagesIn(language),
    metaWeights,
    baseUrl: '/',
    noWorker: true,
    metaCacheTag: 'packed',
    ranking: { metaWeights },
  });
  let spelling: Promise<Spelling> | undefined;
  const readSpelling = async (): Promise<Spelling> =>
    createSpelling(language === undefined ? [] : await packs.words(language));
  let groups: Promise<PageGroups> | undefined;
  const findGroups = async (): Promise<PageGroups> => {
    const known = await pagefind.filters();
    const idsOf = async (filter: string, isMeant: (value: string) => boolean) => {
      const values = Object.keys(known[filter] ?? {}).filter(isMeant);
      const answers = values.map((value) => pagefind.search(null, { filters: { [filter]: value } }));
      return new Set((await Promise.all(answers)).flatMap(({ results }) => results.map(({ id }) => id)));
    };
    const here = document.documentElement.lang;
    return {
      playbooks: await idsOf('kind', (kind) => playbookKinds.includes(kind)),
      keepers: await idsOf('kind', (kind) => keepersKinds.includes(kind)),
      own: await idsOf('language', (language) => language === here),
      foreign: await idsOf('language', (language) => language !== here),
    };
  };
  return {
    isPlain: packs.isPlain,
    pagefind,
    spelling: () => (spelling ??= readSpelling()),
    groups: () => (groups ??= findGroups()),
    isStale: packs.isStale,
  };
}

/** The languages Pagefind would look for: 'de-at', then 'de'. All pages are found under the language of the site. */
function pageLanguages(): string[] {
  const { lang, dataset } = document.documentElement;
  const language = (dataset['siteLanguage'] ?? lang).toLowerCase();
  return [language, language.replace(/-.*$/u, '')];
}

async function nearestAnswer(
  { pagefind, spelling, groups }: Engine,
  query: string,
  filters: SearchFilters,
  order: Order,
): Promise<{ answer: PagefindAnswer; instead: string | undefined }> {
  const known = await groups();
  const ask = async (term: string): Promise<PagefindAnswer> => {
    const found = await pagefind.search(term === '' ? null : term, { filters });
    return {
      ...found,
      results: term === '' || order === 'as-found' ? found.results : ranked(found.results, known),
    };
  };
  const hasPlaybook = ({ results }: PagefindAnswer) => results.some(({ id }) => known.playbooks.has(id));
  const answer = await ask(query);
  const wanted = order === 'for-use' && Object.keys(filters).length === 0;
  const satisfied = answer.results.length > 0 && (!wanted || hasPlaybook(answer));
  const others = await otherQueries(pagefind, spelling, query, satisfied ? answer.results.length : 0);
  let nearest: { answer: PagefindAnswer; instead: string | undefined } | undefined;
  let best: PagefindAnswer | undefined;
  for (const instead of others.slice(0, mostTried)) {
    const other = await ask(instead);
    if (other.results.length === 0) continue;
    nearest ??= { answer: other, instead };
    if (satisfied || !wanted) break;
    if (playbookScore(other, known) > (best ? playbookScore(best, known) : 0)) best = other;
  }
  // What the words found as they are stays on top; what to do follows.
  const before = answer.results.length > 0 && !satisfied ? { answer, instead: undefined } : nearest;
  if (before === undefined) return { answer, instead: undefined };
  if (best === undefined || best === before.answer) return before;
  return {
    answer: { ...before.answer, results: withPlaybooks(before.answer.results, best.results, known) },
    instead: before.instead,
  };
}

/** How well the playbook that fits best fits. */
function playbookScore({ results }: PagefindAnswer, { playbooks }: PageGroups): number {
  return Math.max(0, ...results.map(({ id, score = 0 }) => (playbooks.has(id) ? score : 0)));
}

/** What to ask in the query's place: with its spelling mended, then, if it finds nothing, with fewer of its words. */
async function otherQueries(
  pagefind: PagefindInstance,
  spelling: () => Promise<Spelling>,
  query: string,
  found: number,
): Promise<string[]> {
  if (query === '' || query.includes('"')) return [];
  const words = query.split(/\s+/u);
  const mended = (await mendSpelling(pagefind, await spelling(), words)).filter((word) => word !== '');
  const others = mended.join(' ') === query ? [] : [mended.join(' ')];
  if (found > 0 || mended.length < 2) return others;
  const withoutOne = mended.map((_, left) => mended.filter((_word, at) => at !== left).join(' '));
  const longestFirst = [...mended].sort((a, b) => b.length - a.length);
  const fewer = mended.length > 2 ? [longestFirst.slice(0, 2).join(' '), ...longestFirst] : [];
  return [...others, ...withoutOne, ...fewer];
}

/**
 * Pagefind passes over words it does not know, or finds what only begins like them: `passwrod` finds `passed`. Whether it
 * knows a word by its stem, only itself can say.
 */
async function mendSpelling(
  pagefind: PagefindInstance,
  spelling: Spelling,
  words: string[],
): Promise<string[]> {
  return Promise.all(
    words.map(async (word) => {
      if (word.length < 4 || spelling.isKnown(word)) return word;
      const { results } = await pagefind.search(word, { filters: {} });
      const isKnownByStem = results.length > 0 && spelling.isKnown(stemOf(word));
      return isKnownByStem ? word : (spelling.nearest(word) ?? word);
    }),
  );
}

function stemOf(word: string): string {
  return word.replace(ending, '').replace(/(.)\1$/u, '$1');
}

async function readResult(result: PagefindResult): Promise<SearchResult> {
  const page = await result.data();
  return {
    url: new URL(encodePath(page.raw_url), siteRoot).href,
    title: page.meta['title'] ?? page.raw_url,
    kind: page.filters['kind']?.[0] ?? '',
    excerpt: readExcerpt(page.excerpt),
    alsoKnownAs: result.matchedMetaFields?.includes('words') ? (page.meta['words'] ?? '') : '',
    sections: readSections(page),
  };
}

function readSections(page: PagefindPage): SearchSection[] {
  return page.sub_results.slice(0, sectionsShown + 1).flatMap(({ title, excerpt, anchor }) => {
    if (anchor === undefined) return [];
    const url = new URL(`${encodePath(page.raw_url)}#${encodeURIComponent(anchor.id)}`, siteRoot).href;
    return [{ title, url, excerpt: readExcerpt(excerpt) }];
  });
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** Pagefind marks with `<mark>` and escapes `<` and `>` of the text, nothing else. */
function readExcerpt(excerpt: string): ExcerptPart[] {
  return excerpt
    .split(/(<mark>.*?<\/mark>)/su)
    .filter((part) => part !== '')
    .map((part) => {
      const marked = /^<mark>(.*)<\/mark>$/su.exec(part)?.[1];
      const text = (marked ?? part).replace(/&lt;/gu, '<').replace(/&gt;/gu, '>');
      return { text, marked: marked !== undefined };
    });
}
