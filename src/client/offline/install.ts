import { fetchFile, Refused } from './fetch-file.ts';
import { channelName, openRecords, type News, type Offer } from './records.ts';
import { forget, listOf, markWhole, openVersion, versionsHere } from './saved-versions.ts';
import { addressOf, files, root, version, type ListedFile } from './worker-scope.ts';

/** As many as browsers ask of one host at a time. */
const filesAtOnce = 6;

const records = openRecords(root);
const channel = new BroadcastChannel(channelName(root));
export const tell = (news: News): void => channel.postMessage(news);

/**
 * Saves every file of this version, or nothing of it counts. An older version than the one held is not saved unless the
 * reader has asked for it. Rejects, after telling the pages why, when the version is not to be taken.
 */
export async function install(): Promise<void> {
  try {
    if (await isRollback()) {
      await note({ version, at: Date.now(), outcome: 'older' });
      throw new Error('The host offers an older version than the one on this device.');
    }
    const counts = await saveAll();
    await note({ version, at: Date.now(), outcome: 'ready', ...counts });
  } catch (error) {
    if (error instanceof Refused)
      await note({ version, at: Date.now(), outcome: 'failed', file: error.file, reason: error.message });
    throw error;
  }
}

async function note(offer: Offer): Promise<void> {
  // A full device may keep no note either: the open pages hear of it all the same.
  await records.write('offer', offer).catch(() => undefined);
  tell({ kind: 'changed', offer });
}

/** Whether this version is older than the one that answers, or than one that waits to. */
async function isRollback(): Promise<boolean> {
  if ((await records.read('allowed')) === version.digest) return false;
  const offer = await records.read('offer');
  const waiting = offer?.outcome === 'ready' ? offer.version.time : 0;
  const held = await records.read('held');
  return version.time < Math.max(held?.time ?? 0, waiting);
}

async function saveAll(): Promise<{ fetched: number; copied: number }> {
  const cache = await openVersion(version.digest);
  if (await listOf(cache)) return { fetched: 0, copied: files.length };
  const saved = await findSaved();
  const here = new Set((await cache.keys()).map(({ url }) => url));
  let [fetched, copied, bytes, told] = [0, 0, 0, 0];
  const saveOne = async (listed: ListedFile): Promise<void> => {
    const address = addressOf(listed[0]);
    if (!here.has(address)) {
      const copy = await saved.get(listed[1])?.();
      await keep(cache, listed, copy ?? (await fetchFile(listed)));
      if (copy) copied += 1;
      else fetched += 1;
    }
    bytes += listed[2];
    if (Date.now() - told < 100) return;
    told = Date.now();
    tell({ kind: 'saving', share: bytes / version.bytes });
  };
  await eachOf(files, saveOne);
  await markWhole(cache, files);
  return { fetched, copied };
}

async function keep(cache: Cache, [path]: ListedFile, response: Response): Promise<void> {
  try {
    await cache.put(addressOf(path), response);
  } catch (error) {
    await forget([version.digest]);
    throw new Refused(path, 'full', error);
  }
}

/** Bytes that other whole versions have brought here already, by hash. What is left of broken ones goes. */
async function findSaved(): Promise<Map<string, () => Promise<Response | undefined>>> {
  const saved = new Map<string, () => Promise<Response | undefined>>();
  for (const digest of await versionsHere()) {
    if (digest === version.digest) continue;
    const cache = await openVersion(digest);
    const list = await listOf(cache);
    if (!list) await forget([digest]);
    for (const [path, hash] of list ?? []) saved.set(hash, () => cache.match(addressOf(path)));
  }
  return saved;
}

/** Runs some at a time; the first that fails ends it. */
async function eachOf(
  list: readonly ListedFile[],
  run: (listed: ListedFile) => Promise<void>,
): Promise<void> {
  const rest = list.values();
  let hasFailed = false;
  const runSome = async (): Promise<void> => {
    for (const listed of rest) {
      if (hasFailed) return;
      try {
        await run(listed);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const runs = await Promise.allSettled(Array.from({ length: filesAtOnce }, runSome));
  for (const run of runs) if (run.status === 'rejected') throw run.reason;
}

/** This version answers from now on. The one before stays for pages that are still open; all others go. */
export async function activate(): Promise<void> {
  const before = await records.read('held');
  await records.write('held', { ...version, since: Date.now(), replaced: before !== undefined });
  await Promise.all([records.remove('offer'), records.remove('allowed')]);
  const kept = [version.digest, before?.digest];
  await forget((await versionsHere()).filter((digest) => !kept.includes(digest)));
}
