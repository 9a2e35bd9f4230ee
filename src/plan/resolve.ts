import { entityAt, teamSlug } from './addresses.ts';
import { inner } from './facts.ts';
import { keyOf } from './graph.ts';
import type { Edge } from './graph.ts';
import { entityKinds } from './kinds/index.ts';
import type { Kind } from './kinds/fields.ts';
import { identify } from './layout.ts';
import { isEntityKind } from './parse.ts';
import type { Entry } from './parse.ts';
import { collection, collections } from './plan.ts';
import type { Plan } from './plan.ts';
import { structureProblem } from './problem.ts';
import type { Place, Problem } from './problem.ts';
import { written } from './schema-problems.ts';
import { pagesOf } from './site-map.ts';
import { placeOf } from './source.ts';
import { didYouMean } from './suggest.ts';

/** Every reference of every file as an edge, from front matter and from bodies. */
export function edgesOf(entries: readonly Entry[]): Edge[] {
  const edges: Edge[] = [];
  for (const entry of entries) {
    if (entry.language !== undefined) continue;
    const from = `${entry.definition.kind}/${entry.id}`;
    for (const { to, path } of entry.references) {
      edges.push({ from, to: keyOf(to), field: written(path), place: placeOf(entry.source, path) });
    }
    for (const { to, component, place } of entry.body?.references ?? []) {
      edges.push({ from, to: keyOf(to), field: `<${component}>`, place });
    }
    for (const { url, place } of entry.body?.links ?? []) {
      const to = entityAt(cleanPath(url));
      if (to) edges.push({ from, to: keyOf(to), field: 'link', place });
    }
  }
  return edges;
}

/** Check reference-exists: references, links between pages, pictures, messages, decisions and facts without a target. */
export function unresolved(plan: Plan, entries: readonly Entry[]): Problem[] {
  const problems: Problem[] = [];
  const known = knownIds(plan.paths);
  for (const entry of entries) {
    for (const { to, path } of entry.references) {
      const problem = missing(
        known,
        to.kind,
        to.id,
        `\`${written(path)}\` names`,
        placeOf(entry.source, path),
      );
      if (problem) problems.push(problem);
    }
    if (!entry.body) continue;
    for (const { to, component, place } of entry.body.references) {
      const problem = missing(known, to.kind, to.id, `\`<${component}>\` names`, place);
      if (problem) problems.push(problem);
    }
    for (const link of entry.body.links) {
      const problem = deadLink(plan, known, link.url, link.place);
      if (problem) problems.push(problem);
    }
    for (const picture of entry.body.pictures) {
      const problem = missingPicture(plan, entry.file, picture.url, picture.place);
      if (problem) problems.push(problem);
    }
    problems.push(...inner(plan, entry));
  }
  return problems;
}

type Known = ReadonlyMap<Kind, ReadonlySet<string>>;

/** Ids by kind, by the names of files: a reference to a file that is there but broken is not a second fault. */
function knownIds(paths: Iterable<string>): Known {
  const known = new Map<Kind, Set<string>>(
    (Object.keys(collections) as Kind[]).map((kind) => [kind, new Set()]),
  );
  for (const path of paths) {
    const { identity } = identify(path);
    if (identity && isEntityKind(identity.definition.kind))
      known.get(identity.definition.kind)?.add(identity.id);
  }
  return known;
}

function missing(known: Known, kind: Kind, id: string, what: string, place: Place): Problem | undefined {
  const ids = known.get(kind) ?? new Set();
  if (ids.has(id)) return undefined;
  const label = kind.replace('-', ' ');
  const hint =
    didYouMean(id, ids) ||
    ` Correct the name, or add ${entityKinds[kind].source}/${id}.${kind === 'playbook' ? 'mdx' : 'yaml'}.`;
  return structureProblem(
    'reference-exists',
    place,
    `${what} the ${label} \`${id}\`, which does not exist.${hint}`,
  );
}

function deadLink(plan: Plan, known: Known, url: string, place: Place): Problem | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith('#') || url.startsWith('//')) return undefined;
  if (!url.startsWith('/')) {
    return structureProblem(
      'reference-exists',
      place,
      `The link \`${url}\` is relative. Links to pages of the site begin with \`/\`, such as /playbooks/${[...plan.playbooks.keys()][0] ?? 'id'}.`,
    );
  }
  const path = cleanPath(url);
  const entity = entityAt(path);
  if (entity) return missing(known, entity.kind, entity.id, `The link \`${url}\` leads to`, place);
  const pages = new Set<string>([
    ...pagesOf(plan).map(({ address }) => cleanPath(address)),
    ...plan.guide.map((page) => `/guide/${page.slug}`),
  ]);
  for (const businessProcess of plan.processes.values())
    pages.add(`/teams/${teamSlug(businessProcess.unit)}`);
  for (const id of plan.binders.keys()) pages.add(`/binders/${id}`);
  if (pages.has(path) || path.startsWith('/checks/')) return undefined;
  return structureProblem(
    'reference-exists',
    place,
    `The link \`${url}\` leads to no page of the site.${didYouMean(path, pages)}`,
  );
}

function missingPicture(plan: Plan, file: string, url: string, place: Place): Problem | undefined {
  if (/^https?:/i.test(url) || url.startsWith('//')) {
    return structureProblem(
      'reference-exists',
      place,
      `The picture \`${url}\` lies on another host, which may be lost in the outage. Put it beside the file.`,
    );
  }
  const path = joinPath(file, decoded(url.split(/[?#]/)[0] ?? ''));
  if (plan.paths.has(path)) return undefined;
  return structureProblem(
    'reference-exists',
    place,
    `The picture \`${url}\` does not exist.${didYouMean(path, plan.paths) || ' Put it beside the file, or correct the name.'}`,
  );
}

/** A link's path without hash, query and closing slash. */
function cleanPath(url: string): string {
  return (url.split(/[?#]/)[0] ?? '').replace(/(.)\/$/, '$1');
}

/** An address with its `%20` and the like as characters; as it stands when they make no sense. */
function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

function joinPath(file: string, relative: string): string {
  const segments = file.split('/').slice(0, -1);
  for (const segment of relative.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}

/** Whether a plan has an entity, for callers that hold only a kind and an id. */
export function exists(plan: Plan, kind: Kind, id: string): boolean {
  return collection(plan, kind).has(id);
}
