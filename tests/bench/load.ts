import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploy, isThere, startHost, type HostKind } from '../hosts.ts';

/** What 200 readers at once got of the start page in some seconds. */
export type Load = { kind: HostKind; median: number; requests: number; errors: number };

const readers = 200;

/** Asks nginx and Caddy, on this machine by the recipes, for the start page; a server or wrk that is missing is left out. */
export async function measureLoad(dist: string, seconds = 10): Promise<Load[]> {
  const kinds = (['nginx', 'caddy'] as const).filter(isThere);
  if (!isThere('wrk')) return [];
  const folder = mkdtempSync(join(tmpdir(), 'muster-load-'));
  const loads: Load[] = [];
  try {
    await deploy(dist, folder);
    for (const kind of kinds) {
      const host = await startHost(kind, { dist, folder });
      try {
        loads.push({ kind, ...askFor(`${host.url}index.html`, seconds) });
      } finally {
        await host.stop();
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return loads;
}

function askFor(url: string, seconds: number): Omit<Load, 'kind'> {
  const args = ['-t2', `-c${readers}`, `-d${seconds}s`, '--latency', '-H', 'Accept-Encoding: gzip', url];
  const said = execFileSync('wrk', args, { encoding: 'utf8', timeout: (seconds + 30) * 1000 });
  const [, value = 'NaN', unit = 'ms'] = /50%\s+([\d.]+)(us|ms|s)\b/.exec(said) ?? [];
  const numbers = [...said.matchAll(/(?:connect|read|write|timeout) (\d+)/g)].map(([, count]) =>
    Number(count),
  );
  const refused = Number(/Non-2xx or 3xx responses: (\d+)/.exec(said)?.[1] ?? 0);
  return {
    median: Number(value) * ({ us: 0.001, ms: 1, s: 1000 }[unit] ?? Number.NaN),
    requests: Number(/(\d+) requests in/.exec(said)?.[1] ?? 0),
    errors: numbers.reduce((sum, count) => sum + count, refused),
  };
}
