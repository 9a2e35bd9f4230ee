/** What a version of the site says of itself. `time` is the second of its commit, 0 where that is not known. */
export type SiteVersion = {
  /** Digest of every file: the version's identity. */
  digest: string;
  /** What people call it: the short commit. */
  name: string;
  time: number;
  /** Day of the commit, YYYY-MM-DD, or ''. */
  date: string;
  pages: number;
  bytes: number;
};

/** The version that answers on this device, whole and verified. */
export type Held = SiteVersion & {
  /** When it began to answer, in milliseconds. */
  since: number;
  /** Whether another version answered before. */
  replaced: boolean;
};

/** What became of the last version that the host offered. `at` is in milliseconds. */
export type Offer = { version: SiteVersion; at: number } & (
  | { outcome: 'ready'; fetched: number; copied: number }
  | { outcome: 'older' }
  | { outcome: 'failed'; file: string; /** `other`, `late`, `answered 404` … */ reason: string }
);

type Entries = {
  held: Held;
  offer: Offer;
  /** When the host was last asked for a newer version and answered, in milliseconds. */
  checked: number;
  /** Digest of an older version that the reader has asked for. */
  allowed: string;
};

/** What the worker tells every open page. */
export type News =
  | { kind: 'saving'; share: number }
  | { kind: 'changed'; offer?: Offer }
  /** The host's worker is the one that ends saving (public/sw.js, which sends the same word). */
  | { kind: 'off' };

/** What worker and pages both know, kept beside the saved files. Each entry is written by one side only. */
export type Records = {
  read: <Name extends keyof Entries>(name: Name) => Promise<Entries[Name] | undefined>;
  write: <Name extends keyof Entries>(name: Name, value: Entries[Name]) => Promise<void>;
  remove: (name: keyof Entries) => Promise<void>;
};

/** Before the name of every cache of the site at this root. public/sw.js spells it too. */
export const cachePrefix = (root: URL): string => `muster:${root.pathname}:`;

/** The cache that holds the files of a version, and only that version's. */
export const versionCache = (root: URL, digest: string): string => `${cachePrefix(root)}${digest}`;

/** The channel that carries `News`. public/sw.js spells it too. */
export const channelName = (root: URL): string => `muster:${root.pathname}`;

export function openRecords(root: URL): Records {
  const opened = () => caches.open(`${cachePrefix(root)}records`);
  const addressOf = (name: string): string => new URL(`.muster/${name}`, root).href;
  return {
    async read<Name extends keyof Entries>(name: Name) {
      const found = await (await opened()).match(addressOf(name));
      return found && ((await found.json()) as Entries[Name]);
    },
    write: async (name, value) => (await opened()).put(addressOf(name), Response.json(value)),
    remove: async (name) => {
      await (await opened()).delete(addressOf(name));
    },
  };
}
