import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What git says; undefined when it ends with an error. Throws `GitMissing` when there is no git. */
export type Git = (args: readonly string[]) => Promise<{ output: string } | { refusal: string }>;

/** There is no git on this machine. */
export class GitMissing extends Error {}

/** Runs git's plumbing in a folder, in English and without a question to the user. */
export function gitIn(folder: string): Git {
  return async (args) => {
    try {
      const { stdout } = await run('git', ['-C', folder, ...args], {
        env: quietly(),
        maxBuffer: 256 * 1024 * 1024,
      });
      return { output: stdout };
    } catch (cause) {
      if (isMissing(cause)) throw new GitMissing('There is no git.', { cause });
      const said = (cause as { stderr?: unknown }).stderr;
      const [first = ''] = typeof said === 'string' ? said.trim().split('\n') : [];
      return { refusal: first.replace(/^fatal: /, '') };
    }
  };
}

function quietly(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
