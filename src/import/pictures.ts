import { posix } from 'node:path';
import { isPicture } from './documents.ts';

/** Sorts of pictures that other programs write and no browser shows. */
const OTHERS = /\.(?:emf|wmf|emz|wmz|tiff?|bmp|pict?|eps|psd|heic|heif|ico|vsdx?|drawio)$/i;

/**
 * Why a picture stays behind though it is there: a site cannot show it, or it can run something when it is opened alone. What
 * cannot be seen of its name is known of those that are `unshown`.
 */
export function whyNotShown(path: string, bytes: Uint8Array, unshown: boolean): string | undefined {
  if (!isPicture(path)) return unshownSort(path);
  const ending = endingOf(path);
  const runs = /<script\b|\son[a-z]+\s*=|javascript:|<foreignObject\b|<!ENTITY/i;
  if (ending === 'svg' && runs.test(Buffer.from(bytes).toString('latin1')))
    return 'is a drawing that holds a script';
  if (!unshown) return undefined;
  return ending === 'svg'
    ? 'is a drawing that does not say its size: give it a `viewBox`'
    : `is no whole ${ending.toUpperCase()} picture: save it anew`;
}

/** Why a picture that is named was not found among those that are imported. */
export function whyGone(url: string, path: string): string {
  if (/^[a-z]+:|^\/\//i.test(url))
    return 'is only linked and lies elsewhere: put the picture itself in its place';
  if (path.startsWith('..')) return 'leads out of the folder that is imported';
  return OTHERS.test(path) ? unshownSort(path) : 'is not there';
}

const unshownSort = (path: string) =>
  `is a picture of the sort ${endingOf(path).toUpperCase()}, which no browser shows: save it as PNG and put that in its place`;

const endingOf = (path: string) => posix.extname(path).slice(1).toLowerCase();
