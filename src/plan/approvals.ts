import { bodyContent } from './body-content.ts';
import { digestOfContent } from './digest.ts';
import { collections } from './plan.ts';
import type { AnyEntity, Plan, Translation } from './plan.ts';
import { plain } from './private-data.ts';
import type { Governed } from './reviews.ts';

/** What somebody approves: something of the plan with an owner and a version, or a translation of a playbook. */
export type Approvable = Governed | Translation;

/** How it stands with something rather than what it says: a change of these is no change of what was approved. */
const STANDING = new Set(['approvals', 'status', 'version', 'lastReviewed', 'accept']);

/** Everything that can be approved: `kind/id`, for a translation `playbook/id.language` -> the entity. */
export function approvables(plan: Plan): Map<string, Approvable> {
  const entities = Object.values(collections).flatMap((name) => [
    ...(plan[name] as ReadonlyMap<string, AnyEntity>).values(),
  ]);
  return new Map([
    ...entities.flatMap((entity): [string, Approvable][] =>
      'approvals' in entity ? [[`${entity.kind}/${entity.id}`, entity]] : [],
    ),
    ...plan.translations.map((each): [string, Approvable] => [`playbook/${each.id}.${each.language}`, each]),
  ]);
}

/**
 * The digest of what a file of the plan says: its data as it is written, and its body, without how they are set, in which order the
 * keys stand, and what says how it stands with it: approvals, status, version, last review, accepted problems. Undefined where
 * the file is not of the plan or cannot be read.
 */
export function contentDigest(plan: Plan, file: string): string | undefined {
  const source = plan.sources.get(file);
  const data = source?.yaml?.errors.length === 0 ? plain(source.yaml) : undefined;
  if (source === undefined || data === undefined) return undefined;
  return digestOfContent([inOrder(data, STANDING), file.endsWith('.mdx') ? bodyContent(source.text) : null]);
}

/** The approvals of the version that something has now, the last one last. */
export function approvalsOfNow({ version, approvals }: Approvable): Approvable['approvals'] {
  return approvals.filter((approval) => approval.version === version);
}

/** The same data with keys in order, and without those left out at the top. */
function inOrder(data: unknown, without: ReadonlySet<string> = new Set()): unknown {
  if (Array.isArray(data)) return data.map((item) => inOrder(item));
  if (typeof data === 'string') return data.trim();
  if (typeof data !== 'object' || data === null) return data;
  return Object.entries(data)
    .filter(([key]) => !without.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => [key, inOrder(value)]);
}
