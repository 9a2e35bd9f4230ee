import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { findBrowser, launchChromium } from '../browsers.ts';

/** Milliseconds from typing to results, opened from the disk in Chromium; undefined where there is no browser. */
export async function measureSearch(
  dist: string,
  queries: readonly string[],
): Promise<{ cold: number; median: number; slowest: number } | undefined> {
  if (findBrowser('chromium') === undefined) return undefined;
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(dist, 'index.html')).href);
    const times: number[] = [];
    for (const query of [...queries, ...queries, ...queries])
      times.push(await page.evaluate(timeSearch, query));
    const [cold = 0] = times;
    const warm = times.slice(queries.length).sort((a, b) => a - b);
    return { cold, median: warm[Math.floor(warm.length / 2)] ?? 0, slowest: warm.at(-1) ?? 0 };
  } finally {
    await browser.close();
  }
}

/** Runs in the page: types a query and waits until the status line says how many were found. */
async function timeSearch(query: string): Promise<number> {
  const field = document.querySelector<HTMLInputElement>('[data-search] input');
  const status = document.querySelector('[data-search-status]');
  if (!field || !status) return Number.NaN;
  status.textContent = '';
  const start = performance.now();
  return await new Promise((resolve) => {
    new MutationObserver((_changes, observer) => {
      if (!/\d+ result|Nothing found|No page/.test(status.textContent)) return;
      observer.disconnect();
      resolve(performance.now() - start);
    }).observe(status, { childList: true, characterData: true, subtree: true });
    field.focus();
    field.value = query;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
