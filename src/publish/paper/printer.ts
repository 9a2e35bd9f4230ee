import type { Browser } from 'playwright-core';
import { startPrinter } from './browser.ts';

/** A browser that is started when it is first needed, and again when it has ended. */
export type Printer = {
  /** Throws the same error each time once it did not start: it is not tried for every binder. */
  start: () => Promise<Browser>;
  /** Runs something in it; a browser that takes too long is ended. */
  inTime: <T>(run: (browser: Browser) => Promise<T>) => Promise<T>;
};

/** A large binder takes a minute; a browser that hangs takes for ever. */
const PATIENCE = 240_000;
const START_PATIENCE = 60_000;

/** Runs something with a printer and ends it. `patience` is milliseconds for the start and for each run. */
export async function withPrinter<T>(
  path: string,
  patience: number = PATIENCE,
  use: (printer: Printer) => Promise<T>,
): Promise<T> {
  let running: Browser | undefined;
  let unable: Error | undefined;
  const start = async () => {
    if (unable !== undefined) throw unable;
    if (running?.isConnected()) return running;
    try {
      return (running = await startPrinter(path, Math.min(START_PATIENCE, patience)));
    } catch (cause) {
      unable = cause instanceof Error ? cause : new Error(String(cause));
      throw unable;
    }
  };
  try {
    return await use({
      start,
      inTime: async (run) => {
        const browser = await start();
        return await endLate(browser, patience, () => run(browser));
      },
    });
  } finally {
    await Promise.race([running?.close(), wait(5_000)]).catch(() => undefined);
  }
}

async function endLate<T>(browser: Browser, milliseconds: number, run: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      fail(new Error(`The browser did not answer for ${Math.round(milliseconds / 1000)} s and was ended.`));
      void browser.close().catch(() => undefined);
    }, milliseconds);
  });
  const gone = new Promise<never>((_, fail) =>
    browser.once('disconnected', () => fail(new Error('The browser ended while it was printing.'))),
  );
  try {
    return await Promise.race([run(), late, gone]);
  } finally {
    clearTimeout(timer);
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds).unref());
}
