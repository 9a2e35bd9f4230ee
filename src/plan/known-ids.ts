import { entityKinds } from './kinds/index.ts';
import { KINDS } from './kinds/fields.ts';
import type { Kind } from './kinds/fields.ts';
import { identify } from './layout.ts';
import { isEntityKind } from './parse.ts';
import { structureProblem } from './problem.ts';
import type { Place, Problem } from './problem.ts';
import { didYouMean } from './suggest.ts';

export type KnownIds = ReadonlyMap<Kind, ReadonlySet<string>>;

/** Ids by kind, by the names of files: a reference to a file that is there but broken is not a second fault. */
export function knownIds(paths: Iterable<string>): KnownIds {
  const known = new Map<Kind, Set<string>>(KINDS.map((kind) => [kind, new Set()]));
  for (const path of paths) {
    const { identity, meant = identity } = identify(path);
    if (meant && isEntityKind(meant.definition.kind)) known.get(meant.definition.kind)?.add(meant.id);
  }
  return known;
}

/** What is wrong with a reference to an entity that no file stands for; `what` begins the sentence. */
export function missing(
  known: KnownIds,
  kind: Kind,
  id: string,
  what: string,
  place: () => Place,
): Problem | undefined {
  const ids = known.get(kind) ?? new Set();
  if (ids.has(id)) return undefined;
  const label = kind.replace('-', ' ');
  const hint =
    didYouMean(id, ids) ||
    ` Correct the name, or add ${entityKinds[kind].source}/${id}.${kind === 'playbook' ? 'mdx' : 'yaml'}.`;
  return structureProblem(
    'reference-exists',
    place(),
    `${what} the ${label} \`${id}\`, which does not exist.${hint}`,
  );
}
