import { entityAt } from './addresses.ts';
import { strangers } from './audience.ts';
import { inner } from './facts.ts';
import { keyOf } from './graph.ts';
import type { Edge } from './graph.ts';
import type { Kind } from './kinds/fields.ts';
import { knownIds, missing } from './known-ids.ts';
import { cleanPath, deadLink, decoded, linkTargets } from './links.ts';
import type { Entry } from './parse.ts';
import { collection } from './plan.ts';
import type { Plan } from './plan.ts';
import { structureProblem } from './problem.ts';
import type { Place, Problem } from './problem.ts';
import { written } from './schema-problems.ts';
import { placeOf } from './source.ts';
import { didYouMean } from './suggest.ts';

/** Every reference of every file as an edge, from front matter and from bodies. */
export function edgesOf(entries: readonly Entry[]): Edge[] {
  const edges: Edge[] = [];
  for (const entry of entries) {
    if (entry.language !== undefined) continue;
    const from = `${entry.definition.kind}/${entry.id}`;
    for (const { to, path } of entry.references) {
      edges.push({
        from,
        to: keyOf(to),
        field: written(path),
        // Sought when a problem is shown there: most never are.
        get place() {
          return placeOf(entry.source, path);
        },
      });
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
  const problems = strangers(plan, entries);
  const known = knownIds(plan.paths);
  const site = linkTargets(plan, known, entries);
  for (const entry of entries) {
    for (const { to, path } of entry.references) {
      const problem = missing(known, to.kind, to.id, `\`${written(path)}\` names`, () =>
        placeOf(entry.source, path),
      );
      if (problem) problems.push(problem);
    }
    if (!entry.body) continue;
    for (const { to, component, place } of entry.body.references) {
      const problem = missing(known, to.kind, to.id, `\`<${component}>\` names`, () => place);
      if (problem) problems.push(problem);
    }
    for (const link of entry.body.links) {
      const problem = deadLink(site, entry.body, link);
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

/** A picture that is not there; one on another host is the matter of no-remote-asset. */
function missingPicture(plan: Plan, file: string, url: string, place: Place): Problem | undefined {
  if (/^(https?:)?\/\//i.test(url)) return undefined;
  const path = joinPath(file, decoded(url.split(/[?#]/)[0] ?? ''));
  if (plan.paths.has(path)) return undefined;
  return structureProblem(
    'reference-exists',
    place,
    `The picture \`${url}\` does not exist.${didYouMean(path, plan.paths) || ' Put it beside the file, or correct the name.'}`,
  );
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
