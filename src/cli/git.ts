import { execFile, spawn } from 'node:child_process';
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

/** The bytes of objects, in their order. Throws when git ends before it has given them all. */
export async function readObjects(folder: string, ids: readonly string[]): Promise<Uint8Array[]> {
  const child = spawn('git', ['-C', folder, 'cat-file', '--batch'], {
    env: quietly(),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((done, fail) => child.on('error', fail).on('close', () => done()));
  child.stdin.on('error', () => undefined).end(ids.map((id) => `${id}\n`).join(''));
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) chunks.push(chunk);
  await ended;
  return objectsIn(Buffer.concat(chunks), ids);
}

/** Cuts what `cat-file --batch` writes: a line with id, type and size, the bytes, a line end. */
function objectsIn(all: Buffer, ids: readonly string[]): Uint8Array[] {
  let at = 0;
  return ids.map((id) => {
    const end = all.indexOf('\n', at);
    const size = Number(/^[0-9a-f]+ blob (\d+)$/.exec(all.toString('utf8', at, end))?.[1]);
    if (end < 0 || Number.isNaN(size) || end + 1 + size > all.length)
      throw new Error(`git did not give ${id}.`);
    at = end + 1 + size + 1;
    return all.subarray(end + 1, end + 1 + size);
  });
}

function quietly(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}
