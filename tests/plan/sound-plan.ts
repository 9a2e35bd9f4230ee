import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allChecks, runChecks } from '../../src/checks/index.ts';
import { parsePlan } from '../../src/plan/index.ts';
import type { Problem } from '../../src/plan/index.ts';

/** Files of a plan in memory: path -> text or bytes. */
export type Files = Map<string, string | Uint8Array>;

/** The day on which the fixtures are judged. */
export const TODAY = '2026-06-15';

/** A fixture's files as text, by path with `/`. */
export function fixture(name: string): Map<string, string> {
  const folder = new URL(`../fixtures/${name}/`, import.meta.url).pathname;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(files.map((file) => [file.slice(folder.length), readFileSync(file, 'utf8')]));
}

/** A small plan without problems, in which tests break one thing. */
export function soundPlan(changes: Record<string, string | Uint8Array | undefined> = {}): Files {
  const files: Files = fixture('sound');
  for (const [file, content] of Object.entries(changes)) {
    if (content === undefined) files.delete(file);
    else files.set(file, content);
  }
  return files;
}

/** A file of the sound plan with one piece of its text replaced. Throws when the piece is not there. */
export function changed(file: string, from: string, to: string): Record<string, string> {
  const text = fixture('sound').get(file);
  if (text?.includes(from) !== true) throw new Error(`${file} does not hold: ${from}`);
  return { [file]: text.replace(from, () => to) };
}

/** A problem on one line, as the report begins it. */
export function written({ file, line, column, message, check }: Problem): string {
  return `${file}:${line}:${column} ${message} [${check}]`;
}

/** Checks of whether a plan can be read as one: what one change breaks there, it breaks once. */
export const ofStructure = allChecks.filter(({ family }) => family === 'structure');

/** What is wrong with the structure of the sound plan after these changes: first what reading finds, then the checks. */
export function problemsOf(changes: Record<string, string | Uint8Array | undefined>): string[] {
  const { plan, problems } = parsePlan(soundPlan(changes));
  return [...problems, ...runChecks(plan, { today: TODAY }, ofStructure)].map(written);
}
