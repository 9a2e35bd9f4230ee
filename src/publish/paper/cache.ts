import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A binder that was printed before, with what its print is reported to be. */
export type Kept<T> = { pdf: Buffer; report: T };

/**
 * The key of a print: all that its bytes follow from. `page` is the page's HTML as it is printed from `folder`; files that it
 * loads are found by their names in it.
 */
export function printKey(folder: string, page: string, others: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of [page, ...others]) hash.update(part).update('\0');
  const loaded = new Set(
    [...page.matchAll(/(?:href|src)="(\/[^"#?]+\.(?:css|svg|png|jpe?g|webp|avif|gif))"/g)].map(
      ([, path = '']) => path,
    ),
  );
  for (const path of [...loaded].sort()) {
    const file = join(folder, decodeURIComponent(path));
    if (existsSync(file)) hash.update(path).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 32);
}

/** A print that is kept under this key, or undefined. */
export function readKept<T>(folder: string, key: string): Kept<T> | undefined {
  try {
    const report = JSON.parse(readFileSync(join(folder, `${key}.json`), 'utf8')) as T & { digest: string };
    const pdf = readFileSync(join(folder, `${key}.pdf`));
    return digestOf(pdf) === report.digest ? { pdf, report } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a print. A full disk is no reason to fail: the next build prints again. */
export function keepPrint(folder: string, key: string, pdf: Buffer, report: object): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${key}.pdf`), pdf);
    writeFileSync(join(folder, `${key}.json`), JSON.stringify({ ...report, digest: digestOf(pdf) }));
  } catch {
    return;
  }
}

/** Writes a file whole or not at all. Throws when it cannot be written. */
export function writeWhole(file: string, bytes: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, bytes);
  renameSync(`${file}.new`, file);
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
