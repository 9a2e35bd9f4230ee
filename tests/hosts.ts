import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hosting } from '../src/cli/hosting.ts';

/** Servers that the recipes are for. */
export type HostKind = 'nginx' | 'caddy';

/** A real server that serves by the recipe that muster prints for it. */
export type Host = {
  kind: HostKind;
  origin: string;
  /** The site's root with its slash. */
  url: string;
  /** Answers nobody from now on, and closes no connection. */
  hang: () => void;
  wake: () => void;
  stop: () => Promise<void>;
};

export type HostOptions = {
  /** A built site, whose policy the recipe reads. */
  dist: string;
  /** Where `current` leads to the version that is read. */
  folder: string;
  base?: string;
  users?: string;
};

/** Debian keeps servers where the path of an ordinary user does not look. */
const environment = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };

/** Whether a command can be had on this machine. */
export function isThere(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`], { env: environment }).status === 0;
}

/** Starts nginx or Caddy on a free port of 127.0.0.1 with what `muster hosting` prints, and waits until it answers. */
export async function startHost(kind: HostKind, options: HostOptions): Promise<Host> {
  const { dist, folder, base = '/', users } = options;
  const own = mkdtempSync(join(tmpdir(), 'muster-host-'));
  const origin = `http://127.0.0.1:${await freePort()}`;
  const { output, errors } = hosting({ names: [kind, origin + base], out: dist, to: folder, users });
  if (errors.length > 0) throw new Error(errors.join('\n'));
  const config = join(own, kind);
  writeFileSync(config, kind === 'nginx' ? nginxAround(output, own) : `{\n\tadmin off\n}\n${output}\n`);
  const args = kind === 'nginx' ? ['-c', config] : ['run', '--adapter', 'caddyfile', '--config', config];
  const home = { ...environment, HOME: own, XDG_DATA_HOME: own, XDG_CONFIG_HOME: own };
  const child = spawn(kind, args, { env: home, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const tell = (signal: NodeJS.Signals): void => {
    const isRunning = child.exitCode === null && child.signalCode === null;
    if (isRunning && child.pid !== undefined) process.kill(-child.pid, signal);
  };
  const stop = async (): Promise<void> => {
    tell('SIGCONT');
    tell('SIGKILL');
    await ended;
    rmSync(own, { recursive: true, force: true });
  };
  for (let tries = 0; ; tries += 1) {
    if (await fetch(origin + base).catch(() => undefined)) break;
    if (tries < 100 && child.exitCode === null) await new Promise((done) => setTimeout(done, 100));
    else {
      await stop();
      throw new Error(`${kind} does not answer:\n${said}`);
    }
  }
  return {
    kind,
    origin,
    url: origin + base,
    hang: () => tell('SIGSTOP'),
    wake: () => tell('SIGCONT'),
    stop,
  };
}

/** What Debian has around a site's configuration, kept to a folder of its own. */
function nginxAround(site: string, own: string): string {
  const user = process.getuid?.() === 0 ? 'user root;\n' : '';
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `${user}daemon off;
worker_processes 2;
pid "${own}/pid";
error_log stderr warn;
events { worker_connections 1024; }
http {
access_log off;
sendfile on;
${folders.map((name) => `${name}_temp_path "${own}/${name}";`).join('\n')}
${site}
}
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Puts a version on a machine as the recipe says; gives what the script said. @throws Error when it refuses */
export async function deploy(dist: string, folder: string): Promise<string> {
  const { output } = hosting({ names: ['deploy'], out: dist, to: folder, users: undefined });
  const child = spawn('sh', ['-s', '--', dist, folder], { stdio: ['pipe', 'pipe', 'pipe'] });
  let [said, fault] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (fault += text));
  child.stdin.end(`${output}\n`);
  const status = await new Promise((done) => child.once('close', done));
  if (status !== 0) throw new Error(fault);
  return said;
}
