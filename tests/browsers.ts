import { existsSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { chromium, firefox, type Browser as Chromium } from 'playwright-core';
import puppeteer, { type Browser as Firefox } from 'puppeteer-core';
import { CHROMIUMS, QUIET_FLAGS } from '../src/publish/paper/browser.ts';

export type BrowserKind = 'chromium' | 'firefox';

const names: Record<BrowserKind, readonly string[]> = {
  chromium: CHROMIUMS,
  firefox: ['firefox-esr', 'firefox'],
};

/**
 * The path of a browser on this machine, or undefined: MUSTER_CHROMIUM or MUSTER_FIREFOX, MUSTER_BROWSER if it names
 * this kind, the system's own, then the one Playwright installed (not for Firefox: Playwright's speaks no BiDi to others).
 */
export function findBrowser(kind: BrowserKind): string | undefined {
  const any = process.env['MUSTER_BROWSER'];
  const named = process.env[kind === 'chromium' ? 'MUSTER_CHROMIUM' : 'MUSTER_FIREFOX'];
  const fits = any !== undefined && basename(any).toLowerCase().includes('firefox') === (kind === 'firefox');
  const given = [named, fits ? any : undefined].filter((path) => path !== undefined && path !== '');
  const folders = [
    '/usr/bin',
    ...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
  ];
  const system = names[kind].flatMap((name) => folders.map((folder) => join(folder, name)));
  const playwrights = kind === 'chromium' ? [chromium.executablePath()] : [firefox.executablePath()];
  return [...given, ...system, ...playwrights].find((path) => path !== undefined && existsSync(path));
}

/** Starts Chromium under Playwright, headless, at peace with being root. */
export async function launchChromium(): Promise<Chromium> {
  return chromium.launch({
    executablePath: pathOf('chromium'),
    args: [...QUIET_FLAGS],
    timeout: 30_000,
  });
}

/** Starts Firefox by WebDriver BiDi, headless, with the strict file policy that Puppeteer would turn off. */
export async function launchFirefox(): Promise<Firefox> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: pathOf('firefox'),
    headless: true,
    timeout: 30_000,
    protocolTimeout: 30_000,
    extraPrefsFirefox: {
      'security.fileuri.strict_origin_policy': true,
      'app.update.auto': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
    },
  });
}

function pathOf(kind: BrowserKind): string {
  const path = findBrowser(kind);
  if (path === undefined) throw new Error(`No ${kind} was found. Name one in MUSTER_${kind.toUpperCase()}.`);
  return path;
}
