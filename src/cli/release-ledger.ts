import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendSheets, LEDGER, readLedger, withoutDrafts, writeLedger } from '../plan/index.ts';
import type { ReleaseChanges } from '../plan/index.ts';
import type { Git } from './git.ts';
import type { ReadPlan } from './read-plan.ts';

export type LedgerOptions = {
  release: string;
  /** Day of the release, YYYY-MM-DD. */
  on: string;
  /** What the release changes; undefined for the first. */
  changes: ReleaseChanges | undefined;
};

/** How many codes are new, and how to take the commit back; a refusal of git, after which everything is as it was. */
export type Recorded = { added: number; undo: () => Promise<void> } | { refusal: string };

/**
 * Appends the codes of all sheets that are printed from a plan to its ledger, and commits that file and nothing else, so that
 * the release holds it. Without a new code nothing is written.
 */
export async function recordSheets(
  git: Git,
  read: Exclude<ReadPlan, { fault: string }>,
  options: LedgerOptions,
): Promise<Recorded> {
  const known = read.files.has(LEDGER) ? readFileSync(join(read.path, LEDGER), 'utf8') : undefined;
  const before = readLedger(known);
  const after = appendSheets(withoutDrafts(read.plan), before, options);
  const added = after.length - before.length;
  if (added === 0) return { added, undo: () => Promise.resolve() };

  const file = join(read.path, LEDGER);
  const restore = async () => {
    if (known === undefined) rmSync(file, { force: true });
    else writeFileSync(file, known);
    await git(['reset', '--quiet', '--', LEDGER]);
  };
  writeFileSync(file, writeLedger(after));
  const message = `Record the printed sheets of release ${options.release}`;
  for (const command of [
    ['add', '--', LEDGER],
    ['commit', '--quiet', '--message', message, '--', LEDGER],
  ]) {
    const done = await git(command);
    if (!('refusal' in done)) continue;
    await restore();
    return done;
  }
  const undo = async () => {
    await git(['reset', '--quiet', '--soft', 'HEAD~1']);
    await restore();
  };
  return { added, undo };
}
