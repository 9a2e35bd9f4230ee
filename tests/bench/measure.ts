import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

export type Run = {
  seconds: number;
  /** Most memory at one time over the command and all it started, in MB; 0 where /proc is missing. */ peak: number;
};

/** Runs a command to its end and measures it. Throws with what it printed when it fails. */
export async function measure(command: string, args: string[], cwd: string): Promise<Run> {
  const start = performance.now();
  const child = spawn(command, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  let peak = 0;
  const timer = setInterval(() => {
    if (child.pid !== undefined) peak = Math.max(peak, memoryOf(child.pid));
  }, 100);
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(timer);
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${String(status)}:\n${output.slice(-4000)}`);
  return { seconds: (performance.now() - start) / 1000, peak };
}

/** Resident memory of a process and everything below it, in MB. */
function memoryOf(root: number): number {
  try {
    const parents = new Map<number, number>();
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
      } catch {
        continue;
      }
    }
    const below = (pid: number): boolean => {
      for (
        let current: number | undefined = pid;
        current !== undefined && current > 1;
        current = parents.get(current)
      ) {
        if (current === root) return true;
      }
      return false;
    };
    let total = 0;
    for (const pid of parents.keys()) {
      if (below(pid)) total += residentOf(pid);
    }
    return total;
  } catch {
    return 0;
  }
}

function residentOf(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Files below a folder and what they weigh together, in MB. */
export function weigh(folder: string): { files: number; megabytes: number } {
  let files = 0;
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    files++;
    bytes += statSync(join(entry.parentPath, entry.name)).size;
  }
  return { files, megabytes: bytes / 1e6 };
}
