import type { Browser, BrowserContext, Page } from 'playwright-core';

/** What a reader saw at one address: how many of the asked pages stood, whole, how fast, and what the search found. */
export type Seen = {
  /** Pages that did not open, or whose words were not those of the site. */
  lost: string[];
  /** Milliseconds until a page stood: the median, and the slowest. */
  median: number;
  slowest: number;
  /** Queries whose results are not those that the site gave when all was well. */
  differing: string[];
};

/** What the site says when all is well: words by page, results by query. */
export type Truth = { words: Map<string, string>; found: Map<string, string> };

/** A device with its own storage. */
export async function newReader(browser: Browser): Promise<{ device: BrowserContext; page: Page }> {
  const device = await browser.newContext();
  const page = await device.newPage();
  page.setDefaultTimeout(30_000);
  return { device, page };
}

/** Opens the start page and waits until the device has saved everything. */
export async function saveEverything(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('[data-saved] p', { hasText: /^All \d+ pages saved/ }).waitFor();
}

/** Reads the pages and asks the queries at one address, and holds them against what is known. */
export async function readAll(page: Page, root: string, truth: Truth): Promise<Seen> {
  const lost: string[] = [];
  const times: number[] = [];
  for (const [file, words] of truth.words) {
    try {
      await page.goto(new URL(file, root).href);
      times.push(await page.evaluate(timeToStand));
      if ((await wordsOf(page)) !== words) lost.push(`${file} is changed`);
    } catch {
      lost.push(`${file} did not open`);
    }
  }
  const differing: string[] = [];
  for (const [query, found] of truth.found) {
    const here = await resultsOf(page, root, query).catch(() => 'no search');
    if (here !== found) differing.push(query);
  }
  times.sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? Infinity;
  return { lost, median, slowest: times.at(-1) ?? Infinity, differing };
}

/** What a page says, without what depends on the hour and the device. */
export async function wordsOf(page: Page): Promise<string> {
  return page.locator('main').evaluate((main) => {
    const own = main.cloneNode(true) as HTMLElement;
    for (const part of own.querySelectorAll('script, [data-saved], [data-live-status], [data-overdue]'))
      part.remove();
    return own.textContent.replace(/\s+/gu, ' ').trim();
  });
}

/** The titles and addresses that a query finds, in order, as one text. */
export async function resultsOf(page: Page, root: string, query: string): Promise<string> {
  await page.goto(new URL('index.html', root).href);
  await page.locator('[data-search] input').fill(query);
  await page.locator('[data-search-results][aria-busy="false"] a').first().waitFor();
  const links = await page
    .locator('[data-search-results] a')
    .evaluateAll((found) =>
      found.map((link) => [(link as HTMLAnchorElement).href, link.textContent] as const),
    );
  const results = links.map(([href, title]) => `${decodeURI(href).slice(decodeURI(root).length)} ${title}`);
  return results.join('\n');
}

/** Runs in the page: milliseconds until it stood. */
function timeToStand(): number {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry?.domContentLoadedEventEnd ?? Infinity;
}
