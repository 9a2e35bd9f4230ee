import { poll, type Tab } from './tab.ts';

/** What a page says below about the copy on this device, line by line. */
export function saidBy(tab: Tab): Promise<string[]> {
  return tab.evaluate(
    () =>
      [...document.querySelectorAll('[data-saved]:not([hidden]) p')].map(({ textContent }) => textContent),
    undefined,
  );
}

/** Waits until a page says something about the copy on this device. */
export function hears(tab: Tab, words: RegExp): Promise<string> {
  return poll(`"${words.source}"`, async () => (await saidBy(tab)).find((line) => words.test(line)));
}

/** What a page asks the reader, once it asks. */
export function asked(tab: Tab, words: RegExp): Promise<string> {
  return poll(`the question "${words.source}"`, async () => {
    const text = await tab.evaluate(() => document.querySelector('.saved-choice p')?.textContent, undefined);
    return text !== undefined && words.test(text) ? text : undefined;
  });
}

export function agree(tab: Tab): Promise<void> {
  return tab.evaluate(() => document.querySelector<HTMLElement>('.saved-choice button')?.click(), undefined);
}

export function headingOf(tab: Tab): Promise<string | undefined> {
  return tab.evaluate(() => document.querySelector('h1')?.textContent, undefined);
}

/** What stands on the page, and which version its footer names: of one version both, or it would be a mixture. */
export async function shown(tab: Tab): Promise<{ words: string; version: string }> {
  return tab.evaluate(
    () => ({
      words: document.querySelector('main p')?.textContent ?? '',
      version: document.querySelector('[data-copy-version]')?.textContent ?? '',
    }),
    undefined,
  );
}

/** Opens a page and says in how many milliseconds it stood, as the browser itself measured. */
export async function timeToOpen(tab: Tab, url: string): Promise<number> {
  await tab.goto(url);
  return tab.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return entry?.domContentLoadedEventEnd ?? Infinity;
  }, undefined);
}
