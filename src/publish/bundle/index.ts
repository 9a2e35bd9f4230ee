import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { parseCopyScript } from '../copy-script.ts';
import type { CopyName } from '../copy-script.ts';
import { listFiles } from '../files.ts';
import { restoreLastGood, swapInto } from '../swap.ts';
import { folderSource } from '../trust/folder-source.ts';
import { verifyCopy } from '../trust/verify.ts';
import { outerFiles, READ_ME, SITE_FOLDER, START_FILE } from './outer-files.ts';
import { zip } from './zip.ts';

/** Where a site is put together before it takes the place of the last one. */
const STAGED = `${SITE_FOLDER}.new`;

/** Writes a built site as one archive, for sticks and handover. The same site gives the same bytes on any machine. */
export function writeBundle(dist: string, file: string): void {
  const copy = copyIn(dist);
  const site = listFiles(dist).map(
    (name) => [`${SITE_FOLDER}/${name}`, readFileSync(join(dist, name))] as const,
  );
  const outer = [...outerFiles(copy)].map(([name, text]) => [name, Buffer.from(text)] as const);
  const bytes = zip(new Map<string, Uint8Array>([...site, ...outer]), copy.date);
  const staged = `${file}.new`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeThrough(staged, bytes);
    renameSync(staged, file);
  } catch (cause) {
    removeQuietly(staged);
    throw unwritable(file, cause);
  }
}

/**
 * Brings a stick up to date: the new site is written and read back beside the last one, takes its place, and only then is the
 * last one removed. Whatever fails, the stick holds one whole site. What else is on the stick stays as it is.
 */
export async function refreshStick(dist: string, stick: string): Promise<void> {
  const site = join(stick, SITE_FOLDER);
  const staged = join(stick, STAGED);
  try {
    await restoreLastGood(site);
    rmSync(staged, { recursive: true, force: true });
    const files = listFiles(dist).map((name) => ({ name, bytes: readFileSync(join(dist, name)) }));
    const needed = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const { bavail, bsize } = statfsSync(stick);
    if (bavail * bsize < needed) throw new Error('Too little room.', { cause: { code: 'ENOSPC' } });
    // Alone, because of a folder with those above it Node does not say that the stick is read-only.
    mkdirSync(staged);
    for (const { name, bytes } of files) {
      mkdirSync(dirname(join(staged, name)), { recursive: true });
      writeThrough(join(staged, name), bytes);
    }
    const { fine, changed, missing } = await verifyCopy(folderSource(staged), {
      trusted: [],
      today: '1980-01-01',
    });
    if (!fine)
      throw new Error(
        `${stick} does not give back what was written to it: ${[...changed, ...missing].join(', ')}.`,
      );
    const outer = outerFiles(copyIn(dist));
    for (const [name, text] of outer) writeThrough(join(stick, `${name}.new`), Buffer.from(text));
    await swapInto(staged, site);
    for (const name of outer.keys()) renameSync(join(stick, `${name}.new`), join(stick, name));
  } catch (cause) {
    removeStaged(stick);
    throw unwritable(stick, cause);
  }
}

/** Removes what an interrupted refresh has left on a stick, and nothing else. */
export function removeStaged(stick: string): void {
  for (const name of [STAGED, `${START_FILE}.new`, `${READ_ME}.new`]) removeQuietly(join(stick, name));
}

function copyIn(dist: string): CopyName {
  return (
    parseCopyScript(readFileSync(join(dist, 'copy.js'))) ?? { site: 'Continuity plan', version: '', date: '' }
  );
}

/** Writes a file so that it is there when the stick is pulled out. */
function writeThrough(file: string, bytes: Uint8Array): void {
  const handle = openSync(file, 'w');
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // What cannot be removed could not be written either: the sentence about that is the one to say.
  }
}

const SENTENCES: Readonly<Record<string, string>> = {
  ENOSPC: 'is full',
  EDQUOT: 'is full',
  EFBIG: 'cannot hold files of this size',
  EROFS: 'is read-only',
  EACCES: 'may not be written to',
  EPERM: 'may not be written to',
  EIO: 'is damaged, or was taken out',
  ENODEV: 'was taken out',
};

/** The error of writing as one sentence; other errors as they are. */
function unwritable(where: string, error: unknown): unknown {
  const why = SENTENCES[codeOf(error)] ?? SENTENCES[error instanceof Error ? codeOf(error.cause) : ''];
  return why === undefined ? error : new Error(`${where} ${why}. What it held before is as it was.`);
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
