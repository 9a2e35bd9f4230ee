import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { types } from '../publish/hosting/served.ts';
import { interrupted } from './interrupt.ts';

/** Serves a built site on this machine, as a plain static host would. */
export async function preview({
  out,
  port,
  host,
}: {
  out: string;
  port: number;
  host: string;
}): Promise<0 | 3> {
  const root = resolve(out);
  if (!existsSync(join(root, 'index.html'))) {
    console.error(`There is no site in ${root}. Run \`muster build\` first.`);
    return 3;
  }
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const file = fileFor(root, request.url ?? '/');
    const found = file ?? join(root, '404.html');
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': typeOf(found),
    });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    createReadStream(found)
      .on('error', () => response.end())
      .pipe(response);
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, host, done));
  console.log(`${out} is served at ${addressOf(server)}. Ctrl-C ends it.`);
  await interrupted();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  return 0;
}

function addressOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`;
}

/** The file that a request means; undefined when there is none, or when it lies outside the site. */
function fileFor(root: string, url: string): string | undefined {
  let path: string;
  try {
    path = normalize(join(root, decodeURIComponent(new URL(url, 'http://host').pathname)));
  } catch {
    return undefined;
  }
  if (path !== root && !path.startsWith(root + sep)) return undefined;
  return [path, join(path, 'index.html'), `${path}.html`].find(
    (file) => existsSync(file) && statSync(file).isFile(),
  );
}

function typeOf(file: string): string {
  const type = types[extname(file).slice(1)] ?? 'application/octet-stream';
  return /^text\/|json$/.test(type) ? `${type}; charset=utf-8` : type;
}
