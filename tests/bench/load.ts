import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploy, isThere, startHost, type HostKind } from '../hosts.ts';

/** What 200 readers at once got of the start page in some seconds; `median` is milliseconds. */
export type Load = { kind: HostKind; pace: Pace; median: number; requests: number; errors: number };

/** As fast as answers come, which measures the machine; or each reader five times a second, which no reader reads. */
type Pace = 'without a pause' | 'each five times a second';

const readers = 200;
/** For wrk: milliseconds before the next question. */
const PAUSE = 'function delay() return math.random(0, 400) end\n';

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
        for (const pace of ['each five times a second', 'without a pause'] as const)
          loads.push({ kind, pace, ...askFor(`${host.url}index.html`, seconds, pace, folder) });
      } finally {
        await host.stop();
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return loads;
}

function askFor(url: string, seconds: number, pace: Pace, folder: string): Omit<Load, 'kind' | 'pace'> {
  const script = join(folder, 'pause.lua');
  writeFileSync(script, PAUSE);
  const slowed = pace === 'without a pause' ? [] : ['-s', script];
  const args = [
    '-t2',
    `-c${readers}`,
    `-d${seconds}s`,
    '--latency',
    '-H',
    'Accept-Encoding: gzip',
    ...slowed,
  ];
  const said = execFileSync('wrk', [...args, url], { encoding: 'utf8', timeout: (seconds + 30) * 1000 });
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
