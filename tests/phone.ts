import type { Page } from 'playwright-core';
import { launchChromium } from './browsers.ts';
import { serve } from './serve.ts';

/** What a reader with an old phone and a weak signal waits for, in milliseconds. */
export type PhoneTimes = {
  /** Until the first words of the start page stand on the screen. */
  start: number;
  /** The same of a playbook, opened first. */
  playbook: number;
  /** From a tap on a step's box until the screen shows its time, the slowest of some. */
  tick: number;
};

/** 400 kbit/s both ways with 150 ms to the host and back. */
const SIGNAL = { offline: false, latency: 150, downloadThroughput: 50_000, uploadThroughput: 50_000 };

/** Measures a built site on a screen of 360 x 640, four times slower than this machine, with nothing kept from before. */
export async function measurePhone(dist: string, playbook: string): Promise<PhoneTimes> {
  const browser = await launchChromium();
  const host = await serve(dist, { compressed: true });
  const open = async (path: string): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 360, height: 640 },
      serviceWorkers: 'block',
    });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await session.send('Network.emulateNetworkConditions', SIGNAL);
    await page.goto(host.url + path);
    return page;
  };
  try {
    const start = await (await open('')).evaluate(firstWords);
    const page = await open(`playbooks/${playbook}.html`);
    return { start, playbook: await page.evaluate(firstWords), tick: await page.evaluate(slowestTick) };
  } finally {
    await browser.close();
    await host.close();
  }
}

/** Runs in the page. */
function firstWords(): number {
  const painted = performance.getEntriesByName('first-contentful-paint')[0];
  if (painted === undefined) throw new Error('Nothing was painted.');
  return painted.startTime;
}

/** Runs in the page: ticks steps, one after the other, and waits each time until the screen has been drawn anew. */
async function slowestTick(): Promise<number> {
  const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-step] input[type=checkbox]')].slice(
    0,
    5,
  );
  if (boxes.length === 0) throw new Error('The page has no step to tick.');
  const times: number[] = [];
  for (const box of boxes) {
    const begun = performance.now();
    box.click();
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    times.push(performance.now() - begun);
  }
  return Math.max(...times);
}
