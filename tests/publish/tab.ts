import { launchChromium, launchFirefox, type BrowserKind } from '../browsers.ts';

/** What the tests need of a browser's tab, whoever drives it. */
export type Tab = {
  goto: (url: string) => Promise<unknown>;
  evaluate: <Argument, Result>(
    ask: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ) => Promise<Result>;
  type: (text: string) => Promise<void>;
  press: (key: 'ArrowDown' | 'ArrowUp' | 'Enter' | 'Escape' | '/') => Promise<void>;
  url: () => string;
  /** What the page complained of: errors, refusals by its policy. */
  complaints: string[];
};

export type OpenBrowser = { newTab: () => Promise<Tab>; close: () => Promise<void> };

export async function openBrowser(kind: BrowserKind): Promise<OpenBrowser> {
  return kind === 'chromium' ? openChromium() : openFirefox();
}

/** Asks again until the answer is not undefined; `what` names what never came. */
export async function poll<Result>(what: string, ask: () => Promise<Result | undefined>): Promise<Result> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const answer = await ask().catch(() => undefined);
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited in vain for ${what}.`);
}

async function openChromium(): Promise<OpenBrowser> {
  const browser = await launchChromium();
  // Tabs of one browser keep things together, as a reader's do.
  const context = await browser.newContext();
  return {
    close: () => browser.close(),
    async newTab() {
      const page = await context.newPage();
      const complaints: string[] = [];
      page.setDefaultTimeout(60_000);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      return {
        goto: (url) => page.goto(url),
        evaluate: (ask, argument) => page.evaluate(ask as (given: unknown) => never, argument),
        type: (text) => page.keyboard.type(text),
        press: (key) => page.keyboard.press(key),
        url: () => page.url(),
        complaints,
      };
    },
  };
}

async function openFirefox(): Promise<OpenBrowser> {
  const browser = await launchFirefox();
  return {
    close: () => browser.close(),
    async newTab() {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.setDefaultTimeout(60_000);
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      return {
        goto: (url) => page.goto(url),
        evaluate: (ask, argument) => page.evaluate(ask as (given: unknown) => never, argument),
        type: (text) => page.keyboard.type(text),
        press: (key) => page.keyboard.press(key),
        url: () => page.url(),
        complaints,
      };
    },
  };
}
