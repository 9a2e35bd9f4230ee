import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

export type PageWeight = {
  /** Bytes of the compressed HTML. */
  html: number;
  /** Bytes of everything that the page loads by itself, text compressed, fonts and pictures as they are. */
  all: number;
  /** Bytes of the largest script, uncompressed. */
  largestScript: number;
};

/** What a built page costs a reader before anything is typed. */
export function pageWeight(dist: string, page: string): PageWeight {
  const html = readFileSync(join(dist, page), 'utf8');
  const loaded = new Set<string>();
  const load = (from: string, url: string) => {
    if (/^(data:|#|https?:)/.test(url)) return;
    loaded.add(posix.join(posix.dirname(from), decodeURI(url.split(/[?#]/)[0] ?? '')));
  };
  for (const match of html.matchAll(/<(?:script|img)\b[^>]*\ssrc="([^"]+)"/g)) load(page, match[1] ?? '');
  for (const match of html.matchAll(/<link\b[^>]*>/g)) {
    if (/rel="(stylesheet|icon|preload|manifest)"/.test(match[0]))
      load(page, /href="([^"]+)"/.exec(match[0])?.[1] ?? '');
  }
  for (const file of [...loaded].filter((name) => name.endsWith('.css'))) {
    for (const match of readFileSync(join(dist, file), 'utf8').matchAll(/url\(["']?([^"')]+)["']?\)/g))
      load(file, match[1] ?? '');
  }
  const compressed = gzipSync(html).length;
  const weights = [...loaded].map((file) => ({ file, bytes: readFileSync(join(dist, file)) }));
  const text = /\.(css|js|svg|json|webmanifest)$/;
  return {
    html: compressed,
    all: weights.reduce(
      (sum, { file, bytes }) => sum + (text.test(file) ? gzipSync(bytes).length : bytes.length),
      compressed,
    ),
    largestScript: Math.max(
      0,
      ...weights.filter(({ file }) => file.endsWith('.js')).map(({ bytes }) => bytes.length),
    ),
  };
}
