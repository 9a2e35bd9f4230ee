import { parsePlan, releaseChanges } from './plan/index.ts';
import type { PlanFiles, ReleaseChanges } from './plan/index.ts';
import { filesAtCommit } from './publish/releases.ts';
import type { Releases } from './publish/releases.ts';

/** What a plan says of its releases. Undefined where nobody can know of any. */
export type ReleaseNews =
  | (Releases & {
      /** What changed since the last release, read from git when it is asked for; undefined when there is none. */
      changes: () => ReleaseChanges | undefined;
    })
  | undefined;

/** Joins the releases of a plan with what changed since the last one. */
export function releaseNews(content: string, files: PlanFiles, releases: Releases | undefined): ReleaseNews {
  if (releases === undefined) return undefined;
  const { last } = releases;
  let changes: ReleaseChanges | undefined;
  return {
    ...releases,
    changes: () =>
      last && (changes ??= changesSince(filesAtCommit(content, last.commit).files, files)),
  };
}

/** Bodies that are the same in both are not read: they are most of a plan, and say nothing of what changed. */
export function changesSince(before: PlanFiles, after: PlanFiles): ReleaseChanges {
  const isNews = (file: string): boolean =>
    !file.endsWith('.mdx') || !isSame(before.get(file), after.get(file));
  const versionOf = (files: PlanFiles) => {
    const read = new Map([...files].filter(([file]) => isNews(file)));
    return { plan: parsePlan(read).plan, files: read };
  };
  return releaseChanges(versionOf(before), versionOf(after));
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && b !== undefined && Buffer.compare(a, b) === 0;
}
