import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { createGzip } from 'node:zlib';

/** A folder served on this machine, as one of the hosts a site may find itself on. */
export type Served = {
  /** 'http://127.0.0.1:1234' */
  origin: string;
  /** The site's root with its slash: origin and base. */
  url: string;
  /** Path and query of every request so far. */
  requests: string[];
  /** Another folder is served from now on: a deployment. */
  deploy: (folder: string) => void;
  /** What goes wrong from now on, by path below the base; nothing when not given. */
  fail: (fault?: (path: string) => Fault | undefined) => void;
  close: () => Promise<void>;
};

/** No answer at all, or one that is not the file. */
export type Fault =
  'hang' | { status: number; type?: string; body: string; headers?: Record<string, string> };

export type ServeOptions = {
  /** The path the folder is served under, with slashes at both ends; '/' if not given. */
  base?: string;
  /** Hides `.html` as some hosts do: `x.html` redirects to `x`, `x/index.html` to `x/`. */
  pretty?: boolean;
  /** Header lines for every answer. */
  headers?: Record<string, string>;
  /** Served over https with these. */
  secure?: { cert: string; key: string };
  /** The name or address that it listens on and is asked by; '127.0.0.1' if not given. */
  host?: string;
  /** Whether text goes out compressed, as every real host sends it. */
  compressed?: boolean;
};

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Serves a folder on a free port of 127.0.0.1; what it does not have is answered with its 404.html. */
export async function serve(folder: string, options: ServeOptions = {}): Promise<Served> {
  const { base = '/', pretty = false, headers = {}, secure, host = '127.0.0.1', compressed } = options;
  const requests: string[] = [];
  let served = folder;
  let faultAt: (path: string) => Fault | undefined = () => undefined;
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const target = request.url ?? '/';
    requests.push(target);
    const { pathname, search } = new URL(target, 'http://host');
    const fault = faultAt(decodeURIComponent(pathname.slice(base.length)));
    if (fault === 'hang') return;
    if (fault !== undefined) {
      response
        .writeHead(fault.status, { ...headers, 'content-type': fault.type ?? 'text/html', ...fault.headers })
        .end(fault.body);
      return;
    }
    const redirect = pretty ? prettyForm(pathname) : undefined;
    if (redirect !== undefined) {
      response.writeHead(301, { ...headers, location: redirect + search }).end();
      return;
    }
    const found = pathname.startsWith(base)
      ? findFile(served, pathname.slice(base.length), pretty)
      : undefined;
    const file = found ?? join(served, '404.html');
    const type = types[extname(file)] ?? 'application/octet-stream';
    const zipped = compressed === true && /^text|json|svg/.test(type);
    response.writeHead(found === undefined ? 404 : 200, {
      ...headers,
      'content-type': type,
      ...(zipped && { 'content-encoding': 'gzip' }),
    });
    const text = createReadStream(file).on('error', () => response.end('Not found'));
    (zipped ? text.pipe(createGzip()) : text).pipe(response);
  };
  const server = secure ? createSecureServer(secure, answer) : createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const origin = `${secure ? 'https' : 'http'}://${host}:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: origin + base,
    requests,
    deploy: (other) => (served = other),
    fail: (fault = () => undefined) => (faultAt = fault),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function prettyForm(pathname: string): string | undefined {
  if (pathname.endsWith('/index.html')) return pathname.slice(0, -'index.html'.length);
  if (pathname.endsWith('.html')) return pathname.slice(0, -'.html'.length);
  return undefined;
}

function findFile(folder: string, path: string, pretty: boolean): string | undefined {
  const wanted = normalize(join(folder, decodeURIComponent(path)));
  if (wanted !== folder && !wanted.startsWith(folder + sep) && wanted !== folder + sep) return undefined;
  const candidates = [wanted, join(wanted, 'index.html'), ...(pretty ? [`${wanted}.html`] : [])];
  return candidates.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}
