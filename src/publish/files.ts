import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder, as paths with forward slashes, sorted by code unit so that no locale plays a part. */
export function listFiles(folder: string): string[] {
  const found: string[] = [];
  const visit = (inside: string): void => {
    for (const entry of readdirSync(join(folder, inside), { withFileTypes: true })) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else found.push(path);
    }
  };
  visit('');
  return found.sort(byCodeUnit);
}

/** The order of everything this room writes: the same on every machine, whatever its locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The first characters of a SHA-256 in hexadecimal: a name that changes when the bytes do. */
export function contentHash(bytes: string | Uint8Array, length = 10): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, length);
}

/** The folder part of a path in the dist, without a trailing slash; '' for the root. */
export function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}
