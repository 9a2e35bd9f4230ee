import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files to write: path with `/`, relative to the folder -> text or bytes. */
export type NewFiles = ReadonlyMap<string, string | Uint8Array>;

/** Which of some files are not there yet, say something else than what is there, or are there already as they are. */
export function compareFiles(folder: string, files: NewFiles) {
  const added: string[] = [];
  const changed: string[] = [];
  const same: string[] = [];
  for (const [path, content] of files) {
    const file = join(folder, path);
    if (!existsSync(file)) added.push(path);
    else (readFileSync(file).equals(Buffer.from(content)) ? same : changed).push(path);
  }
  return { added, changed, same };
}

/**
 * Writes files into a folder, all of them or none: they are written whole beside their places first, and what was there comes
 * back when one cannot be put in its place. Throws then.
 */
export function putFiles(folder: string, files: NewFiles): void {
  mkdirSync(folder, { recursive: true });
  // A name with a dot is no part of a plan, should the machine stop half-way.
  const stage = mkdtempSync(join(folder, '.muster-import-'));
  const undo: (() => void)[] = [];
  try {
    for (const [path, content] of files) {
      mkdirSync(dirname(join(stage, 'new', path)), { recursive: true });
      writeFileSync(join(stage, 'new', path), content);
    }
    for (const path of files.keys()) {
      const target = join(folder, path);
      const made = mkdirSync(dirname(target), { recursive: true });
      if (made !== undefined) undo.push(() => rmSync(made, { recursive: true, force: true }));
      if (existsSync(target)) {
        const kept = join(stage, 'old', path);
        mkdirSync(dirname(kept), { recursive: true });
        renameSync(target, kept);
        undo.push(() => renameSync(kept, target));
      } else undo.push(() => rmSync(target, { force: true }));
      renameSync(join(stage, 'new', path), target);
    }
  } catch (cause) {
    for (const step of undo.reverse()) step();
    throw new Error(`Nothing was written to ${folder}.`, { cause });
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
