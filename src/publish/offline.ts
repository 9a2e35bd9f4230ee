import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleClassic } from './classic-scripts.ts';
import { listFiles } from './files.ts';
import { hashOf, writeOfflineList } from './offline-list.ts';
import { SIGNATURE, SUMS } from './trust/sums.ts';
import type { Version } from './version.ts';

const workerSource = fileURLToPath(new URL('../client/offline/worker.ts', import.meta.url));

/** What a device does not save: the worker, which browsers keep themselves, the one that ends saving, and the sums. */
const notSaved = new Set(['sw.js', 'sw-off.js', SUMS, SIGNATURE]);

/** PDFs of binders are as large as the rest of the site, and their pages, from which any browser prints, are saved. */
const isBinderPdf = (file: string) => /^binders\/(?:cards\/)?[^/]+\.pdf$/u.test(file);

/** The order of versions: `time` is a Unix time in seconds, 0 where none is known. */
export type OfflineFacts = {
  pages: number;
  version: (Pick<Version, 'name' | 'date'> & { time?: number }) | undefined;
};

/**
 * Writes sw.js, by which browsers save the site: the hash of every file, then the code. To be called when all files that a
 * reader may want are there; what is written later must be in `notSaved`. A sw.js that is there already is the one that ends
 * saving (public/sw.js): it becomes sw-off.js.
 */
export async function writeWorker(dist: string, { pages, version }: OfflineFacts): Promise<void> {
  const worker = join(dist, 'sw.js');
  if (existsSync(worker)) renameSync(worker, join(dist, 'sw-off.js'));
  const files = listFiles(dist)
    .filter((file) => !notSaved.has(file) && !isBinderPdf(file))
    .map((file) => {
      const bytes = readFileSync(join(dist, file));
      return [file, hashOf(bytes), bytes.length] as const;
    });
  const facts = {
    digest: createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16),
    name: version?.name ?? '',
    time: version?.time ?? 0,
    date: version?.date ?? '',
    pages,
    bytes: files.reduce((sum, [, , bytes]) => sum + bytes, 0),
  };
  const { code } = await bundleClassic({ input: workerSource });
  writeFileSync(worker, writeOfflineList(facts, files) + code);
}
