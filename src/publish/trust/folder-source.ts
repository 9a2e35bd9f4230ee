import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../files.ts';
import type { CopySource } from './source.ts';

/** A copy in a folder. A symbolic link is no file of a copy: what it leads to may change without it. */
export function folderSource(folder: string): CopySource {
  return {
    closed: false,
    list: (below) => (existsSync(join(folder, below)) ? listFiles(join(folder, below)) : []),
    read: (file) => Promise.resolve(readPlain(join(folder, file))),
  };
}

function readPlain(path: string): Uint8Array | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path) : undefined;
}
