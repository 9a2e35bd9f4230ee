import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from '../checks/wording.ts';
import { appendSheets, LEDGER, loadPlan, readLedger } from '../plan/index.ts';
import { planFolder } from './folders.ts';

/**
 * `muster sheets`: writes the codes of all sheets that are printed today into the plan's ledger, as those of a release, so that
 * later sites know what became of them. Drafts are no part of it. Exit code 0 done, 2 there is no plan.
 */
export function recordSheets(command: { content: string; release: string; on: string }): 0 | 2 {
  const content = planFolder(command.content);
  if ('fault' in content) {
    console.error(content.fault);
    return 2;
  }
  const { plan } = loadPlan(content.path);
  const file = join(content.path, LEDGER);
  const before = readLedger(existsSync(file) ? readFileSync(file, 'utf8') : undefined);
  const after = appendSheets(plan, before, command);
  // One line for each code: a later release changes none of those that are there.
  const lines = after.map((line) => `  ${JSON.stringify(line)}`).join(',\n');
  writeFileSync(file, `[\n${lines}\n]\n`);
  console.log(
    `${counted(after.length - before.length, 'new sheet')} in ${file}. Commit it with the release.`,
  );
  return 0;
}
