import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareText } from '../plan/index.ts';

/** What a finished build was made from and what it left, so that the same build need not be made again. */
type Stamp = { inputs: string; outputs: string };

/** The folder that holds muster itself: package.json, src, public. */
const PACKAGE_FOLDER = fileURLToPath(new URL('../..', import.meta.url));

/** Digest of what a build depends on: the plan, muster's own files, the version in git, and the options. */
export function inputsDigest(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  for (const name of ['package.json', 'src', 'public']) {
    for (const file of filesBelow(join(PACKAGE_FOLDER, name)))
      hash.update(file.slice(PACKAGE_FOLDER.length)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Whether `out` still holds, untouched, what a build from these inputs left there. */
export function isCurrent(out: string, inputs: string): boolean {
  try {
    const stamp = JSON.parse(readFileSync(stampFile(out), 'utf8')) as Stamp;
    return stamp.inputs === inputs && stamp.outputs === outputsDigest(out);
  } catch {
    return false;
  }
}

/** Remembers that `out` was made from these inputs. */
export function remember(out: string, inputs: string): void {
  const file = stampFile(out);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ inputs, outputs: outputsDigest(out) } satisfies Stamp));
}

function stampFile(out: string): string {
  const name = createHash('sha256').update(resolve(out)).digest('hex').slice(0, 16);
  return resolve('.muster', 'builds', `${name}.json`);
}

function outputsDigest(out: string): string {
  const hash = createHash('sha256');
  const files = filesBelow(out);
  if (files.length === 0) return '';
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\0`);
  }
  return hash.digest('hex');
}

function filesBelow(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort(compareText);
}
