import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

/** The file that `muster` starts, in this checkout. */
export const MUSTER = resolve('src/cli/muster.mjs');

export type Ran = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string };

export type RunOptions = {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** The file to run, where it is not this checkout's. */
  file?: string;
  /** The Node that runs it, where it is not the one that runs the tests. */
  node?: string;
  /** Milliseconds after which it is killed. */
  timeout?: number;
};

/** Runs a command to its end. */
export function muster(args: readonly string[], options: RunOptions): Promise<Ran> {
  const started = startMuster(args, options);
  return started.ended;
}

export type Started = {
  child: ChildProcess;
  ended: Promise<Ran>;
  /** What it has written so far. */
  output: () => string;
  /** Waits until what it writes matches, from `since` characters on; throws when it ends or the time is over before. */
  says: (pattern: RegExp, since?: number) => Promise<RegExpExecArray>;
  /** Asks it to end, and waits until it has. */
  stop: (signal?: NodeJS.Signals) => Promise<Ran>;
};

/** Starts a command that goes on, such as a server. */
export function startMuster(args: readonly string[], options: RunOptions): Started {
  const { cwd, env, file = MUSTER, node = process.execPath, timeout = 60_000 } = options;
  return startCommand(node, [file, ...args], { cwd, env, timeout });
}

/** What the test runner sets, and Astro looks at, or what the caller's shell may hold. */
const NOT_PASSED_ON = Object.fromEntries(
  [
    'NODE_ENV',
    'TEST',
    'VITEST',
    'VITEST_MODE',
    'MUSTER_DEBUG',
    'SOURCE_DATE_EPOCH',
    'MUSTER_SIGNING_KEY',
    'MUSTER_SIGNING_KEY_FILE',
  ].map((name) => [name, undefined]),
);

/** Starts any program in a process group of its own, so that nothing of it outlives the test. */
export function startCommand(
  program: string,
  args: readonly string[],
  { cwd, env, timeout }: { cwd: string; env?: NodeJS.ProcessEnv | undefined; timeout: number },
): Started {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...NOT_PASSED_ON, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  const heard = () => {
    for (const wake of waiting) wake();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    heard();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    heard();
  });
  const timer = setTimeout(() => end(child, 'SIGKILL'), timeout);
  const ended = new Promise<Ran>((done, fail) => {
    child.on('error', fail);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      done({ code, signal, stdout, stderr });
      heard();
    });
  });
  const output = () => stdout + stderr;
  return {
    child,
    ended,
    output,
    says: (pattern, since = 0) =>
      new Promise((found, fail) => {
        const look = () => {
          const match = pattern.exec(output().slice(since));
          if (match) found(match);
          else if (child.exitCode === null && child.signalCode === null) return;
          else fail(new Error(`It ended without saying ${pattern}:\n${output()}`));
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      }),
    stop(signal = 'SIGINT') {
      end(child, signal);
      return ended;
    },
  };
}

function end(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}
