import { compareText, isLeftOut } from '../plan/index.ts';
import type { PlanFiles } from '../plan/index.ts';
import { git, gitBytes } from './git.ts';

/** A release is a git tag below this. */
export const RELEASE_PREFIX = 'release/';

export type Release = {
  /** What people call it: the tag without its prefix. */
  name: string;
  tag: string;
  commit: string;
  /** Day on which it was made, YYYY-MM-DD in UTC. */
  date: string;
};

/** The releases that a plan in a folder has behind it. */
export type Releases = {
  /** The release that this plan is, as its files stand in the folder; undefined when they have changed since, or before the first. */
  current: Release | undefined;
  /** The last release that says something else than the files in the folder. */
  last: Release | undefined;
};

/** A release with the tree of the plan's folder in it; newest commit first, of one commit the tag made last. */
type Known = Release & { tree: string };

/**
 * Asks git which releases of a plan there are in the history of its last commit. Undefined where nobody can know: outside a
 * repository, without git, or where only a part of the history is there. `changed` says whether files differ from the commit.
 */
export function readReleases(content: string, changed: boolean): Releases | undefined {
  const where = git(content, ['rev-parse', '--is-shallow-repository', '--show-prefix'])?.split('\n');
  if (where?.[0] !== 'false') return undefined;
  const prefix = where[1] ?? '';
  const known = releasesOf(content, prefix);
  if (known === undefined) return undefined;
  const [newest] = known;
  const tree = changed ? undefined : treesAt(content, prefix, ['HEAD'])[0];
  const isCurrent = newest !== undefined && newest.tree === tree;
  return {
    current: isCurrent ? plain(newest) : undefined,
    last: plain(isCurrent ? known.find((release) => release.tree !== tree) : newest),
  };
}

/** The files of the plan in a folder as they were at a commit; links are named beside them. */
export function filesAtCommit(content: string, commit: string): { files: PlanFiles; links: string[] } {
  const prefix = (git(content, ['rev-parse', '--show-prefix']) ?? '').replace(/\n$/, '');
  const below = prefix === '' ? [] : ['--', prefix];
  const tree = git(content, ['ls-tree', '-r', '-z', '--full-tree', commit, ...below]);
  if (tree === undefined) throw new Error(`git cannot list the files of ${commit}.`);
  const entries = tree.split('\0').flatMap((line) => {
    const [, mode = '', type = '', id = '', path = ''] =
      /^(\d+) (\w+) ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
    const file = path.slice(prefix.length);
    return type === 'blob' && !file.split('/').some(isLeftOut)
      ? [{ isLink: mode === '120000', id, file }]
      : [];
  });
  const blobs = entries.filter(({ isLink }) => !isLink);
  const bytes = objects(
    content,
    blobs.map(({ id }) => id),
  );
  return {
    files: new Map(blobs.map(({ file }, index) => [file, bytes[index] ?? new Uint8Array()])),
    links: entries.filter(({ isLink }) => isLink).map(({ file }) => file),
  };
}

function releasesOf(content: string, prefix: string): Known[] | undefined {
  const format =
    '%(refname)%00%(creatordate:unix)%00%(*objectname)%00%(objectname)%00%(*committerdate:unix)%00%(committerdate:unix)';
  const told = git(content, [
    'for-each-ref',
    '--merged=HEAD',
    `--format=${format}`,
    `refs/tags/${RELEASE_PREFIX}`,
  ]);
  if (told === undefined) return undefined;
  const tags = told
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      // A tag without a message has no object of its own: then what it names stands in the second place.
      const [ref = '', made = '', peeled = '', own = '', committed = '', ownCommitted = ''] =
        line.split('\0');
      const tag = ref.slice('refs/tags/'.length);
      const [commit, time] = peeled === '' ? [own, ownCommitted] : [peeled, committed];
      return { tag, commit, time: Number(time), made: Number(made) };
    })
    .sort((a, b) => b.time - a.time || b.made - a.made || compareText(b.tag, a.tag));
  const trees = treesAt(
    content,
    prefix,
    tags.map(({ commit }) => commit),
  );
  return tags.flatMap(({ tag, commit, made }, index): Known[] => {
    const tree = trees[index];
    if (tree === undefined) return [];
    const date = new Date(made * 1000).toISOString().slice(0, 10);
    return [{ name: tag.slice(RELEASE_PREFIX.length), tag, commit, date, tree }];
  });
}

/** The tree of the plan's folder at each commit; undefined where it was not there. */
function treesAt(content: string, prefix: string, commits: readonly string[]): (string | undefined)[] {
  if (commits.length === 0) return [];
  const asked = commits.map((commit) => `${commit}:${prefix.replace(/\/$/, '')}\n`).join('');
  const told = git(content, ['cat-file', '--batch-check'], asked) ?? '';
  return told.split('\n').map((line) => /^([0-9a-f]+) tree /.exec(line)?.[1]);
}

/** The bytes of objects, in their order: git writes a line with id, type and size, the bytes, a line end. */
function objects(content: string, ids: readonly string[]): Uint8Array[] {
  const all = gitBytes(content, ['cat-file', '--batch'], ids.map((id) => `${id}\n`).join(''));
  let at = 0;
  return ids.map((id) => {
    const end = all?.indexOf('\n', at) ?? -1;
    const size = Number(/^[0-9a-f]+ blob (\d+)$/.exec(all?.toString('utf8', at, end) ?? '')?.[1]);
    if (all === undefined || end < 0 || Number.isNaN(size) || end + 1 + size > all.length)
      throw new Error(`git did not give ${id}.`);
    at = end + 1 + size + 1;
    return all.subarray(end + 1, end + 1 + size);
  });
}

function plain(release: Known | undefined): Release | undefined {
  if (release === undefined) return undefined;
  const { name, tag, commit, date } = release;
  return { name, tag, commit, date };
}
