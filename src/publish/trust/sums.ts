import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../files.ts';
import type { SigningKey } from './keys.ts';
import { signatureOf } from './signature.ts';

export const SUMS = 'SHA256SUMS';
export const SIGNATURE = 'SHA256SUMS.sig';

/**
 * Writes the sums of every file of a dist, as `sha256sum -c` reads them, and their signature if there is a key. Comes last:
 * a file that is written or changed afterwards counts as damaged. Gives the names of what it wrote.
 */
export function writeSums(dist: string, key: SigningKey | undefined): string[] {
  const files = listFiles(dist).filter((file) => file !== SUMS && file !== SIGNATURE);
  const lines = files.map((file) => `${sha256(readFileSync(join(dist, file)))}  ${file}\n`);
  const sums = Buffer.from(lines.join(''));
  writeFileSync(join(dist, SUMS), sums);
  if (key === undefined) return [SUMS];
  writeFileSync(join(dist, SIGNATURE), signatureOf(sums, key));
  return [SUMS, SIGNATURE];
}

/** File -> digest; undefined when a letter of the text is not as it was written, or a name leads out of the copy. */
export function parseSums(text: string): Map<string, string> | undefined {
  if (!text.endsWith('\n')) return undefined;
  const sums = new Map<string, string>();
  for (const line of text.slice(0, -1).split('\n')) {
    const [, digest, file] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (digest === undefined || file === undefined || !staysInside(file) || sums.has(file)) return undefined;
    sums.set(file, digest);
  }
  return sums;
}

/** Whether a name means a file below the folder that holds it, on any system. */
export function staysInside(file: string): boolean {
  return (
    !/[\\\u0000-\u001f]|^\/|^[A-Za-z]:/.test(file) &&
    file.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
