import { cachePrefix, versionCache } from './records.ts';
import { addressOf, root, type ListedFile } from './worker-scope.ts';

/** Stands in the cache of a version once every file of it is there: its list. */
const listAddress = addressOf('.muster/files');

/** Digests of the versions of which this device has files, whole or not. */
export async function versionsHere(): Promise<string[]> {
  const prefix = cachePrefix(root);
  const names = await caches.keys();
  return names
    .filter((name) => name.startsWith(prefix) && name !== `${prefix}records`)
    .map((name) => name.slice(prefix.length));
}

export const openVersion = (digest: string): Promise<Cache> => caches.open(versionCache(root, digest));

/** The list of a version of which every file is here; undefined for any other. */
export async function listOf(cache: Cache): Promise<ListedFile[] | undefined> {
  const list = await cache.match(listAddress);
  return list && ((await list.json()) as ListedFile[]);
}

export const markWhole = (cache: Cache, files: readonly ListedFile[]): Promise<void> =>
  cache.put(listAddress, Response.json(files));

/** Takes versions off the device. */
export async function forget(digests: readonly string[]): Promise<void> {
  await Promise.all(digests.map((digest) => caches.delete(versionCache(root, digest))));
}
