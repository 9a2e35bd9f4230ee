import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** What the programs are called that print as Chromium does. */
export const CHROMIUMS: readonly string[] = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
];

const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A browser that nobody watches: nothing leaves the machine, nothing is asked of the screen; root may start it. */
export const QUIET_FLAGS: readonly string[] = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Letters stand where the file says, not where a screen would, and no page asks another host. */
const PRINTER_FLAGS = [
  ...QUIET_FLAGS,
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

/** The path of a browser that prints: MUSTER_CHROMIUM, else the machine's own Chromium, Chrome or Edge, else Playwright's. */
export function findPrinter(environment: NodeJS.ProcessEnv): string | undefined {
  const named = environment['MUSTER_CHROMIUM'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : undefined;
  const folders = ['/usr/bin', ...(environment['PATH'] ?? '').split(delimiter)].filter((each) => each !== '');
  const system = CHROMIUMS.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...system, ...APPLICATIONS, chromium.executablePath()].find((path) => existsSync(path));
}

/** What a browser says of itself; its path where it says nothing. Another version gives other bytes. */
export function versionOf(path: string): string {
  try {
    const said = execFileSync(path, ['--version'], {
      encoding: 'utf8',
      timeout: 20_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return said.trim() || path;
  } catch {
    return path;
  }
}

/** Starts the browser at `path`. Throws when it does not start in time. */
export async function startPrinter(path: string, milliseconds: number): Promise<Browser> {
  try {
    return await chromium.launch({
      executablePath: path,
      args: PRINTER_FLAGS,
      // Dates and sorting must not hang on who prints.
      env: { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8' },
      timeout: milliseconds,
    });
  } catch (cause) {
    throw new Error(`The browser ${path} did not start. Name another one in MUSTER_CHROMIUM.`, { cause });
  }
}
