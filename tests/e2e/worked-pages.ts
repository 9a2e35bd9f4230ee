import type { BrowserContext, Page } from 'playwright-core';

export const PHONE = { width: 360, height: 640 };
export const PLAYBOOK = 'playbooks/cannot-sign-in.html';

/** Opens a page of the site on a device, as one more tab, and agrees to whatever it asks. */
export async function openTab(device: BrowserContext, url: string): Promise<Page> {
  const page = await device.newPage();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(url);
  return page;
}

export const tick = (page: Page, step: string) => page.locator(`#step-${step} .step-tick`).check();

export const ticked = (page: Page) =>
  page.locator('.step.ticked').evaluateAll((all) => all.map((step) => step.id.replace('step-', '')));

export const logged = async (page: Page) =>
  (await page.locator('.log-lines > li').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));

/** What a page hands over as a file when something is pressed. */
export async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; path: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

/** Takes the saved log of another device into the log page that is open. */
export const takeIn = (page: Page, path: string) => page.getByLabel('Take in the log').setInputFiles(path);

/** What the log page says of a log that it was given. */
export const answerOf = (page: Page) => page.locator('[data-log-file-said]').innerText();

/** Has a browser refuse to keep anything, as some do for files and private windows. */
export const refuseStorage = (device: BrowserContext) =>
  device.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });

/** Sets a start so many minutes ago in the tools at the lower edge of a playbook. */
export async function setClock(page: Page, minutesAgo: number): Promise<void> {
  // As the field has it: local time without its zone.
  const start = await page.evaluate((minutes) => {
    const then = new Date(Date.now() - minutes * 60_000);
    return new Date(then.getTime() - then.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  }, minutesAgo);
  await page.locator('.work-more > summary').click();
  await page.getByLabel('The clock started at').fill(start);
  await page.getByRole('button', { name: 'Set the clock' }).click();
}
