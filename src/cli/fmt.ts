import { relative, resolve } from 'node:path';
import { formatFile } from '../author/format.ts';
import { counted } from '../checks/wording.ts';
import { didYouMean } from '../plan/index.ts';
import { putFiles } from './put-files.ts';
import { readPlan } from './read-plan.ts';

type Answer = { output: string; errors: string[]; exitCode: 0 | 1 | 2 };

/**
 * Sets files of a plan in one way: those named, as paths from here or from the plan's folder, or all. With `check` nothing is
 * written. Exit code 0 done, or with `check` nothing to do; 1 a file cannot be read, or `check` found one to be set; 2 bad usage.
 */
export function format(given: { content: string; names: readonly string[]; check: boolean }): Answer {
  const read = readPlan(given.content);
  if ('fault' in read) return refuse(read.fault);
  const all = [...read.files.keys()].filter((path) => read.plan.sources.has(path));
  const chosen = given.names.length === 0 ? all : [];
  for (const name of given.names) {
    const paths = [relative(read.path, resolve(name)).replaceAll('\\', '/'), name.replace(/\/$/, '')];
    const found = all.filter((path) =>
      paths.some((each) => each === '' || path === each || path.startsWith(`${each}/`)),
    );
    if (found.length === 0)
      return refuse(`\`${name}\` is no file or folder of the plan in ${read.path}.${didYouMean(name, all)}`);
    chosen.push(...found);
  }
  const changed = new Map<string, string>();
  const errors: string[] = [];
  for (const path of new Set(chosen)) {
    const content = read.files.get(path) ?? '';
    const formatted = formatFile(path, content);
    if ('fault' in formatted) errors.push(`Left as it is: ${formatted.fault}`);
    else if (!Buffer.from(content).equals(Buffer.from(formatted.text))) changed.set(path, formatted.text);
  }
  if (!given.check && changed.size > 0) putFiles(read.path, changed);
  const done = given.check ? 'would be set otherwise; `muster fmt` does it' : 'set anew';
  const summary =
    changed.size === 0
      ? `${counted(chosen.length - errors.length, 'file')}: nothing to do.`
      : `${counted(changed.size, 'file')} of ${chosen.length} ${done}.`;
  return {
    output: [...[...changed.keys()].sort(), summary].join('\n'),
    errors,
    exitCode: errors.length > 0 || (given.check && changed.size > 0) ? 1 : 0,
  };
}

function refuse(error: string): Answer {
  return { output: '', errors: [error], exitCode: 2 };
}
