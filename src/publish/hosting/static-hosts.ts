import { askAgain, commonHeaders, keepForever, type Served } from './served.ts';

/**
 * A file `_headers` as Cloudflare Pages and Netlify read it. Such hosts give 404.html the headers of the address that was asked
 * for, so the header holds only what fits every page; each page brings its whole policy itself.
 */
export function headersFile(served: Served): string {
  const rule = (path: string, ...headers: string[]): string =>
    [path, ...headers.map((header) => `  ${header}`)].join('\n');
  // A header that is named again is added to the one before: the first must be taken off.
  const cached = (value: string): string[] => ['! Cache-Control', `Cache-Control: ${value}`];
  const common = commonHeaders(served).map(([name, value]) => `${name}: ${value}`);
  return [
    '# Made by `muster hosting headers`. Lies beside index.html, in the copy of dist/ that is put on the host.',
    rule('/*', ...common, `Content-Security-Policy: ${framesOnly}`, `Cache-Control: ${askAgain}`),
    rule('/assets/*', ...cached(keepForever)),
    rule('/search/*', ...cached(keepForever)),
    rule('/search/map.js', ...cached(askAgain)),
    rule('/copy.js', 'Access-Control-Allow-Origin: *'),
    '',
  ].join('\n\n');
}

/** A staticwebapp.config.json for Azure Static Web Apps, which is to lie in another tenant than the organisation's. */
export function azureConfig(served: Served): string {
  const config = {
    trailingSlash: 'auto',
    globalHeaders: {
      ...Object.fromEntries(commonHeaders(served)),
      'Content-Security-Policy': framesOnly,
      'Cache-Control': askAgain,
    },
    routes: [
      { route: '/search/map.js', headers: { 'Cache-Control': askAgain } },
      { route: '/assets/*', headers: { 'Cache-Control': keepForever } },
      { route: '/search/*', headers: { 'Cache-Control': keepForever } },
      { route: '/copy.js', headers: { 'Access-Control-Allow-Origin': '*' } },
    ],
    responseOverrides: { 404: { rewrite: '/404.html', statusCode: 404 } },
    mimeTypes: { '.webmanifest': 'application/manifest+json', '.woff2': 'font/woff2', '.sig': 'text/plain' },
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

const framesOnly = `frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'`;
