import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { codeOwners, withCodeOwners } from '../author/codeowners.ts';
import { counted } from '../checks/wording.ts';
import { gitIn, GitMissing } from './git.ts';
import { putFiles } from './put-files.ts';
import { readPlan } from './read-plan.ts';

type Given = { content: string; to: string; check: boolean };
type Answer = { output: string; errors: string[]; exitCode: 0 | 1 | 2 };

/**
 * Writes who is asked about which file into CODEOWNERS; what others have written in it stays. Exit code 0 written, or as it was;
 * 1 with `check` where it would be written, or where no role names anybody; 2 bad usage.
 */
export async function codeowners({ content, to, check }: Given): Promise<Answer> {
  const read = readPlan(content);
  if ('fault' in read) return refuse(read.fault, 2);
  const root = await topOf(read.path);
  const folder = relative(root, read.path).replaceAll('\\', '/');
  const { lines, nobody } = codeOwners(read.plan, folder === '' ? '' : `${folder}/`);
  const errors = nobody.map(
    ({ role, name, files }) =>
      `${name} owns or approves ${counted(files, 'file')}, and nobody is named for it: add \`git: "@our-org/team"\` to roles/${role}.yaml.`,
  );
  if (lines.length === 0) return { output: '', errors, exitCode: 1 };
  const file = resolve(to);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const text = withCodeOwners(before, lines);
  const what = `${counted(lines.length, 'file')} of the plan`;
  if (text === before) return { output: `${to} names who is asked about ${what}.`, errors, exitCode: 0 };
  if (check)
    return {
      output: `${to} is not what the plan says; \`muster codeowners\` writes it.`,
      errors,
      exitCode: 1,
    };
  putFiles(dirname(file), new Map([[basename(file), text]]));
  return { output: `${to} names who is asked about ${what}, new.`, errors, exitCode: 0 };
}

/** The top of the repository that a folder lies in; where the command runs when it is in none. */
async function topOf(folder: string): Promise<string> {
  try {
    const top = await gitIn(folder)(['rev-parse', '--show-toplevel']);
    return 'output' in top ? top.output.replace(/\n$/, '') : process.cwd();
  } catch (cause) {
    if (cause instanceof GitMissing) return process.cwd();
    throw cause;
  }
}

const refuse = (error: string, exitCode: 1 | 2): Answer => ({ output: '', errors: [error], exitCode });
