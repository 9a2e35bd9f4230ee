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

type Asset = { file: string; plain: number; carried: number; loads: string[] };

const TEXT = /\.(?:css|js|svg|json|webmanifest)$/u;

/** Tells what pages of a built site cost a reader before anything is typed. What several pages load is read once. */
export function pageWeigher(dist: string): (page: string) => PageWeight {
  const known = new Map<string, Asset>();
  const assetOf = (file: string): Asset => {
    const asset = known.get(file) ?? readAsset(dist, file);
    known.set(file, asset);
    return asset;
  };
  return (page) => {
    const source = readFileSync(join(dist, page));
    const html = gzipSync(source).length;
    const loaded = new Set(loadedBy(page, source.toString('utf8')));
    for (const file of loaded) for (const next of assetOf(file).loads) loaded.add(next);
    const assets = [...loaded].map(assetOf);
    const scripts = assets.filter(({ file }) => file.endsWith('.js'));
    return {
      html,
      all: assets.reduce((sum, { carried }) => sum + carried, html),
      largestScript: Math.max(0, ...scripts.map(({ plain }) => plain)),
    };
  };
}

function readAsset(dist: string, file: string): Asset {
  const bytes = readFileSync(join(dist, file));
  const sheet = file.endsWith('.css') ? bytes.toString('utf8') : '';
  return {
    file,
    plain: bytes.length,
    carried: TEXT.test(file) ? gzipSync(bytes).length : bytes.length,
    loads: [...sheet.matchAll(/url\(["']?([^"')]+)["']?\)/gu)].flatMap(([, url = '']) => fileAt(file, url)),
  };
}

function loadedBy(page: string, html: string): string[] {
  const sources = [...html.matchAll(/<(?:script|img)\b[^>]*\ssrc="([^"]+)"/gu)].map(([, url = '']) => url);
  const links = [...html.matchAll(/<link\b[^>]*>/gu)]
    .map(([tag]) => tag)
    .filter((tag) => /rel="(?:stylesheet|icon|preload|manifest)"/u.test(tag))
    .map((tag) => /href="([^"]+)"/u.exec(tag)?.[1] ?? '');
  return [...sources, ...links].flatMap((url) => fileAt(page, url));
}

/** The file of the dist that an address leads to; none for another host. */
function fileAt(from: string, url: string): string[] {
  if (/^(?:data:|#|https?:|\/\/|$)/u.test(url)) return [];
  return [posix.join(posix.dirname(from), decodeURI(url.split(/[?#]/u)[0] ?? ''))];
}
