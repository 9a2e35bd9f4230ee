import { execFileSync } from 'node:child_process';

/** What git says in a folder, given on its standard input what it is to read; undefined when it refuses, or is not there. */
export function gitBytes(folder: string, args: readonly string[], input?: string): Buffer | undefined {
  try {
    return execFileSync('git', args, {
      cwd: folder,
      input,
      stdio: ['pipe', 'pipe', 'ignore'],
      maxBuffer: 1 << 30,
      env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
    });
  } catch {
    return undefined;
  }
}

export function git(folder: string, args: readonly string[], input?: string): string | undefined {
  return gitBytes(folder, args, input)?.toString('utf8');
}
