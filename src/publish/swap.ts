import { cp, rename, rm, stat } from 'node:fs/promises';

/**
 * Puts a finished folder in the place of the last good one. The last good one is renamed, not deleted, until the new
 * one stands; a run that was interrupted between the two renames is mended by the next call of this or `restoreLastGood`.
 */
export async function swapInto(staged: string, out: string): Promise<void> {
  if (!(await isFolder(staged))) throw new Error(`Nothing to put in place: ${staged} is not a folder.`);
  await restoreLastGood(out);
  const near = await besideOut(staged, out);
  const previous = previousOf(out);
  if (await isFolder(out)) {
    await rm(previous, { recursive: true, force: true });
    await rename(out, previous);
  }
  try {
    await rename(near, out);
  } catch (error) {
    await restoreLastGood(out);
    throw new Error(`The new site could not be put at ${out}; the last good one stands there again.`, {
      cause: error,
    });
  }
  await rm(previous, { recursive: true, force: true });
}

/** Brings the last good folder back when a swap was interrupted half way; otherwise does nothing. */
export async function restoreLastGood(out: string): Promise<void> {
  if (!(await isFolder(out)) && (await isFolder(previousOf(out)))) await rename(previousOf(out), out);
}

function previousOf(out: string): string {
  return `${out.replace(/[/\\]+$/u, '')}.previous`;
}

/** A rename works only inside one file system: from elsewhere the folder is first copied next to its place. */
async function besideOut(staged: string, out: string): Promise<string> {
  const incoming = `${out.replace(/[/\\]+$/u, '')}.incoming`;
  await rm(incoming, { recursive: true, force: true });
  try {
    await rename(staged, incoming);
  } catch (error) {
    if (!isCrossDevice(error)) throw error;
    await cp(staged, incoming, { recursive: true });
    await rm(staged, { recursive: true, force: true });
  }
  return incoming;
}

function isCrossDevice(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EXDEV';
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
