import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What browsers save: each file with the hash of its bytes in base64 and their number. */
export type OfflineList = readonly (readonly [file: string, hash: string, bytes: number])[];

const OPENING = 'globalThis.musterSite = {version: ';

/** The list as sw.js begins with it. One file stands on a line: what changed between two versions can be seen. */
export function writeOfflineList(version: object, files: OfflineList): string {
  const list = files.map((file) => JSON.stringify(file)).join(',\n');
  return `${OPENING}${JSON.stringify(version)}, files: [\n${list}\n]};\n`;
}

/** The list that a worker begins with, by file; empty where it begins with none. */
function readOfflineList(worker: string): ReadonlyMap<string, string> {
  const end = worker.indexOf('\n]};\n');
  if (!worker.startsWith(OPENING) || end < 0) return new Map();
  const list = JSON.parse(`[${worker.slice(worker.indexOf('\n') + 1, end)}]`) as OfflineList;
  return new Map(list.map(([file, hash]) => [file, hash]));
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}

/**
 * Says why a page of a site cannot be read offline: it is not in the list, or no longer the page that stands there, for which
 * browsers refuse the whole version. A site without a worker is saved by nobody and not judged.
 */
export function offlineJudge(dist: string): (file: string, bytes: Uint8Array) => string | undefined {
  const worker = join(dist, 'sw.js');
  if (!existsSync(worker)) return () => undefined;
  const list = readOfflineList(readFileSync(worker, 'utf8'));
  return (file, bytes) => {
    const hash = list.get(file);
    if (hash === undefined) return 'is not in the list of what browsers save for reading offline (sw.js).';
    if (hash === hashOf(bytes)) return undefined;
    return 'is not the page that stands in the list of what browsers save (sw.js), for which they save nothing.';
  };
}
