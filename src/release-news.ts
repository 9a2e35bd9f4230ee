import { changedPlaces, parsePlan, releaseChanges } from './plan/index.ts';
import type { ChangedPlace, Plan, PlanFiles, ReleaseChanges, Version } from './plan/index.ts';
import { filesAtCommit } from './publish/releases.ts';
import type { Releases } from './publish/releases.ts';
import { wordsOf } from './words/index.ts';

/** What a plan says of its releases. Undefined where nobody can know of any. */
export type ReleaseNews =
  | (Releases & {
      /** What changed since the last release, read from git when it is asked for; undefined when there is none. */
      changes: () => ReleaseChanges | undefined;
      /** Where binders say something else than in the last release; undefined when there is none. */
      places: (plan: Plan) => ChangedPlace[] | undefined;
    })
  | undefined;

/** Joins the releases of a plan with what changed since the last one. */
export function releaseNews(content: string, files: PlanFiles, releases: Releases | undefined): ReleaseNews {
  if (releases === undefined) return undefined;
  const { last } = releases;
  let changes: ReleaseChanges | undefined;
  const before = () => (last === undefined ? undefined : filesAtCommit(content, last.commit).files);
  return {
    ...releases,
    changes: () => {
      const then = changes ? undefined : before();
      return (changes ??= then && changesSince(then, files));
    },
    places: (plan) => {
      const then = before();
      return then && changedPlaces(...versions(then, files), plan);
    },
  };
}

/** What changed from some files to others, in the language of the latter. */
export function changesSince(before: PlanFiles, after: PlanFiles): ReleaseChanges {
  const [then, now] = versions(before, after);
  return releaseChanges(then, now, wordsOf(now.plan.organization.languages[0] ?? 'en').changes);
}

/** Both versions read. Bodies that are the same in both are not: they are most of a plan, and say nothing of what changed. */
function versions(before: PlanFiles, after: PlanFiles): [Version, Version] {
  const isNews = (file: string): boolean =>
    !file.endsWith('.mdx') || !isSame(before.get(file), after.get(file));
  const versionOf = (files: PlanFiles) => {
    const read = new Map([...files].filter(([file]) => isNews(file)));
    return { plan: parsePlan(read).plan, files: read };
  };
  return [versionOf(before), versionOf(after)];
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a !== undefined && b !== undefined && Buffer.compare(a, b) === 0;
}
