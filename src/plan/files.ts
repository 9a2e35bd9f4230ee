import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareText, structureProblem } from './problem.ts';
import type { Problem } from './problem.ts';

/** Everything a content folder holds: path with `/`, relative to the folder -> bytes. */
export type PlanFiles = Map<string, Uint8Array>;

const IGNORED = new Set(['node_modules']);

/** Whether a file or folder of this name is no part of a plan. */
export function isLeftOut(name: string): boolean {
  return name.startsWith('.') || IGNORED.has(name);
}

/** Whether a file holds the same bytes as another; one that is not there is like none. */
export function isSameFile(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || a.length !== b?.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

/** What is said of a symbolic link. */
export function symbolicLink(file: string): Problem {
  const message = 'It is a symbolic link, which is not followed. Put the file itself here.';
  return structureProblem('file-readable', { file, line: 1, column: 1 }, message);
}

/**
 * Reads a content folder. Symbolic links are not followed but reported, since a plan must be whole wherever it is copied.
 * Names that begin with a dot are left out. Throws when the folder itself cannot be read.
 */
export function readFolder(folder: string): { files: PlanFiles; problems: Problem[] } {
  const files: PlanFiles = new Map();
  const problems: Problem[] = [];
  const visit = (path: string) => {
    for (const name of readdirSync(join(folder, path)).sort(compareText)) {
      if (isLeftOut(name)) continue;
      const file = path === '' ? name : `${path}/${name}`;
      const absolute = join(folder, file);
      const entry = lstatSync(absolute);
      if (entry.isSymbolicLink()) {
        problems.push(symbolicLink(file));
      } else if (entry.isDirectory()) visit(file);
      else if (entry.isFile()) {
        try {
          files.set(file, readFileSync(absolute));
        } catch (cause) {
          const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
          problems.push(
            structureProblem(
              'file-readable',
              { file, line: 1, column: 1 },
              `It cannot be read (${why}). Check its permissions.`,
            ),
          );
        }
      }
    }
  };
  visit('');
  return { files, problems };
}
