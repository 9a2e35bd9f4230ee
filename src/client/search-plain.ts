// The search for browsers that refuse WebAssembly: in Pagefind's place, over the same packed texts of the pages. It finds
// whole words, their forms and beginnings, but ranks more simply. Bundled by src/publish/search; loaded only where needed.
import { openPlainIndex, type PlainHit, type PlainIndex } from './search-plain-index.ts';
import { readFragment, type Fragment } from './search-plain-page.ts';
import { excerptAround, matchingSections } from './search-plain-excerpt.ts';
import type { CreateInstance, FilterCounts, PagefindInstance, PagefindResult } from './search-packs.ts';

type PackedFetch = (url: string) => Promise<{ arrayBuffer: () => Promise<ArrayBuffer> }>;
const { musterSearch } = globalThis as unknown as {
  musterSearch: { engine: (create: CreateInstance) => void; fetch: PackedFetch };
};

musterSearch.engine(({ basePath, pages, metaWeights }) => {
  let opening: Promise<PlainIndex> | undefined;
  const readPage = async (name: string): Promise<Fragment> => {
    const answer = await musterSearch.fetch(basePath + name);
    return readFragment(await answer.arrayBuffer());
  };
  const index = (): Promise<PlainIndex> =>
    (opening ??= Promise.all(pages.map(readPage)).then((read) => openPlainIndex(read, metaWeights)));
  return plainInstance(index);
});

function plainInstance(index: () => Promise<PlainIndex>): PagefindInstance {
  return {
    async search(term, { filters }) {
      const ready = await index();
      const hits = (term === null ? ready.all() : ready.find(term)).filter(({ page }) =>
        Object.entries(filters).every(([name, value]) => ready.page(page).filters[name]?.includes(value)),
      );
      const pages = hits.map(({ page }) => ready.page(page));
      return {
        results: hits.map((hit) => resultOf(ready.page(hit.page), hit)),
        filters: countFilters(pages),
      };
    },
    async filters() {
      const ready = await index();
      return countFilters(ready.all().map(({ page }) => ready.page(page)));
    },
  };
}

function resultOf(page: Fragment, { page: id, places, inWords }: PlainHit): PagefindResult {
  return {
    id: String(id),
    matchedMetaFields: inWords ? ['words'] : [],
    data: () =>
      Promise.resolve({
        raw_url: page.url,
        excerpt: excerptAround(page.content, places),
        meta: page.meta,
        filters: page.filters,
        sub_results: matchingSections(page, places),
      }),
  };
}

function countFilters(pages: readonly Fragment[]): FilterCounts {
  const counts: FilterCounts = {};
  for (const { filters } of pages) {
    for (const [name, values] of Object.entries(filters)) {
      const of = (counts[name] ??= {});
      for (const value of values) of[value] = (of[value] ?? 0) + 1;
    }
  }
  return counts;
}
