import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { launchChromium } from '../browsers.ts';
import { serve } from '../serve.ts';
import type { Served } from '../serve.ts';

/** For pages whose offline copy is not what a test is about: a window that has 7 MB to save is slow. */
export const withoutSaving = { serviceWorkers: 'block' } as const;

/** The built sample on a host of its own, and a Chromium to read it with: there from the first test to the last of a file. */
export function servedSite(): { readonly browser: Browser; readonly host: Served } {
  let browser: Browser | undefined;
  let host: Served | undefined;
  beforeAll(async () => {
    browser = await launchChromium();
    host = await serve(inject('site'));
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });
  const there = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error('The site is there inside tests only.');
    return thing;
  };
  return {
    get browser() {
      return there(browser);
    },
    get host() {
      return there(host);
    },
  };
}
