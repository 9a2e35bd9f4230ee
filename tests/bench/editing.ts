import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findBrowser, launchChromium } from '../browsers.ts';
import { startMuster } from '../commands/muster.ts';
import { generatePlan, LARGE, writePlan } from './generate.ts';

/** Milliseconds from a save until a browser shows it: the median of some saves. */
export type Editing = { page: number; problems: number };

/**
 * Edits a playbook of a plan of 300 while `muster dev` shows it: until the page has the new words, and until the panel beside it has
 * the problem that they bring. The plan lies in a repository, so that the panel compares with its commit. Undefined where there is no browser.
 */
export async function measureEditing(folder: string, saves = 7): Promise<Editing | undefined> {
  if (findBrowser('chromium') === undefined) return undefined;
  const content = join(folder, 'content');
  writePlan(content, generatePlan({ ...LARGE, playbooks: 300, bodyDiagrams: 50 }));
  const git = (...args: string[]) =>
    execFileSync('git', [
      '-C',
      folder,
      '-c',
      'user.name=Bench',
      '-c',
      'user.email=bench@works.example',
      ...args,
    ]);
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'Begin');
  const server = startMuster(['dev', '--port', '0'], { cwd: folder, timeout: 600_000 });
  const browser = await launchChromium();
  try {
    const [address] = await server.says(/http:\/\/\S+\//);
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.setDefaultTimeout(120_000);
    await page.goto(new URL('/playbooks/playbook-0150', address).href);
    await page.getByText('No problems').or(page.locator('.problems').first()).first().waitFor();
    const file = join(content, 'playbooks/playbook-0150.mdx');
    const text = readFileSync(file, 'utf8');
    const times: Editing[] = [];
    for (let save = 0; save < saves; save += 1) {
      const word = `Sentence${save}`;
      const start = performance.now();
      writeFileSync(file, `${text}\n${word} comes before XQZ${save} is told.\n`);
      await shown(page, 'main', word);
      const seen = performance.now() - start;
      await shown(page, '.sheet', `XQZ${save}`);
      times.push({ page: seen, problems: performance.now() - start });
    }
    return {
      page: median(times.map(({ page }) => page)),
      problems: median(times.map(({ problems }) => problems)),
    };
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function shown(page: Page, place: string, text: string): Promise<void> {
  await page.locator(place).getByText(text).first().waitFor({ state: 'attached' });
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
