import { renameSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Moves `x.html` beside a folder `x` to `x/index.html`: hosts that hide `.html` cannot tell the two apart.
 * Gives the moved files, old name to new.
 */
export function moveIndexes(dist: string, names: readonly string[]): Map<string, string> {
  const all = new Set(names);
  const folders = new Set(names.flatMap(foldersAbove));
  const moved = new Map<string, string>();
  for (const name of names) {
    if (!name.endsWith('.html')) continue;
    const folder = name.slice(0, -'.html'.length);
    const index = `${folder}/index.html`;
    if (!folders.has(folder) || all.has(index)) continue;
    renameSync(join(dist, name), join(dist, index));
    moved.set(name, index);
  }
  return moved;
}

function foldersAbove(name: string): string[] {
  const segments = name.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}
