import { findBrowser, launchChromium } from '../browsers.ts';
import { serve } from '../serve.ts';

/**
 * Seconds from the first request of a device that has never been here until it says that every page is saved: the median of
 * some visits to a host on this machine. Undefined where there is no browser.
 */
export async function measureSaving(dist: string, visits = 3): Promise<number | undefined> {
  if (findBrowser('chromium') === undefined) return undefined;
  const browser = await launchChromium();
  const times: number[] = [];
  try {
    for (let visit = 0; visit < visits; visit += 1) {
      const host = await serve(dist);
      const device = await browser.newContext();
      const page = await device.newPage();
      page.setDefaultTimeout(240_000);
      await page.goto(host.url);
      times.push(await page.evaluate(secondsToSaved));
      await device.close();
      await host.close();
    }
  } finally {
    await browser.close();
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

/** Runs in the page. Playwright's own waiting looks twice a second: too coarse to measure with. */
export function secondsToSaved(): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      const said = document.querySelector('[data-saved]')?.textContent ?? '';
      if (/^All \d+ pages saved/.test(said)) resolve(performance.now() / 1000);
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
    look();
  });
}
