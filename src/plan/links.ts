import { addressOf, entityAt, teamSlug } from './addresses.ts';
import type { Body, BodyLink } from './body.ts';
import { KINDS } from './kinds/fields.ts';
import { missing } from './known-ids.ts';
import type { KnownIds } from './known-ids.ts';
import type { Entry } from './parse.ts';
import { isWhole } from './places.ts';
import type { Plan } from './plan.ts';
import { structureProblem } from './problem.ts';
import type { Problem } from './problem.ts';
import { pagesLacking, pagesOf } from './site-map.ts';
import { didYouMean, nearest } from './suggest.ts';

/** What a link may lead to. */
export type LinkTargets = {
  known: KnownIds;
  /** Addresses of pages that are not one entity's own. */
  pages: ReadonlySet<string>;
  /** Addresses that would be pages if the plan had something for them -> what it has none of. */
  lacking: ReadonlyMap<string, string>;
  /** Anchors by page, for the pages of which they are known. */
  anchors: ReadonlyMap<string, readonly string[]>;
  /** Whether every process could be read: a team of a broken file is no second fault. */
  allTeams: boolean;
};

/** Anchors of the page around a playbook or guide page. */
const AROUND = ['content', 'approval', 'related'];

export function linkTargets(plan: Plan, known: KnownIds, entries: readonly Entry[]): LinkTargets {
  const pages = new Set(pagesOf(plan).map(({ address }) => cleanPath(address)));
  for (const { unit } of plan.processes.values()) pages.add(`/teams/${teamSlug(unit)}`);
  for (const id of known.get('binder') ?? []) pages.add(`/binders/${id}`);
  const anchors = new Map<string, string[]>();
  for (const { definition, id, language, body } of entries) {
    if (!body) continue;
    const page = `/${definition.source}/${id}${language === undefined ? '' : `.${language}`}`;
    if (definition.kind === 'guide' || language !== undefined) pages.add(page);
    if (body.readable) anchors.set(page, [...body.anchors, ...AROUND]);
  }
  return {
    known,
    pages,
    lacking: new Map(pagesLacking(plan).map(({ address, lacks }) => [cleanPath(address), lacks])),
    anchors,
    allTeams: isWhole(plan, 'process'),
  };
}

/** What is wrong with a link to a page of the site; undefined for a link to another host and one that leads somewhere. */
export function deadLink(targets: LinkTargets, own: Body, { url, place }: BodyLink): Problem | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith('//')) return undefined;
  const dead = (message: string) => structureProblem('reference-exists', place, message);
  const hash = decoded(url.split('#')[1] ?? '');
  if (url.startsWith('#')) {
    const hint = hash === '' || !own.readable ? undefined : lost(hash, [...own.anchors, ...AROUND]);
    return hint === undefined
      ? undefined
      : dead(`The link \`${url}\` leads to no place of this page.${hint}`);
  }
  if (!url.startsWith('/')) {
    const meant = `/${url.replace(/^(\.\.?\/)+/, '')}`;
    const playbook = [...(targets.known.get('playbook') ?? [])][0] ?? 'id';
    const hint = leadsSomewhere(targets, cleanPath(meant))
      ? ` Write \`${meant}\`.`
      : `, such as /playbooks/${playbook}.`;
    return dead(
      `The link \`${url}\` is relative. Links to pages of the site begin with \`/\`${hint.replace(/^ /, '. ')}`,
    );
  }
  const path = cleanPath(url);
  const withoutEnding = cleanPath(path.replace(/(\/index)?\.(html?|mdx?)$/i, '') || '/');
  if (withoutEnding !== path && leadsSomewhere(targets, withoutEnding)) {
    return dead(
      `The link \`${url}\` names a file, but links name pages, so that they work on every host. Write \`${withoutEnding}${url.slice(url.split(/[?#]/)[0]?.length)}\`.`,
    );
  }
  if (!leadsSomewhere(targets, path)) return deadPath(targets, url, withoutEnding, place);
  const anchors = hash === '' ? undefined : (targets.anchors.get(path) ?? sharedAnchors(targets.known, path));
  // Shared pages have other places too: only a slip of the hand is told there.
  if (!targets.anchors.has(path) && nearest(hash, anchors ?? []) === undefined) return undefined;
  const hint = anchors && lost(hash, anchors);
  if (hint === undefined) return undefined;
  return dead(`The link \`${url}\` leads to a page that has no place \`#${hash}\`.${hint}`);
}

function leadsSomewhere({ known, pages, allTeams }: LinkTargets, path: string): boolean {
  if (pages.has(path)) return true;
  const entity = entityAt(path);
  if (entity) return known.get(entity.kind)?.has(entity.id) === true;
  return path.startsWith('/checks/') || (!allTeams && path.startsWith('/teams/'));
}

function deadPath(
  { known, pages, lacking }: LinkTargets,
  url: string,
  path: string,
  place: BodyLink['place'],
): Problem | undefined {
  const entity = entityAt(path);
  if (entity) return missing(known, entity.kind, entity.id, `The link \`${url}\` leads to`, () => place);
  const lacks = lacking.get(path);
  const why =
    lacks === undefined
      ? `leads to no page of the site.${didYouMean(path, pages)}`
      : `leads to a page that this plan does not have: it has no ${lacks}. Remove the link, or add what it leads to.`;
  return structureProblem('reference-exists', place, `The link \`${url}\` ${why}`);
}

/** The anchors of a page that many entities share, as far as they are known. */
function sharedAnchors(known: KnownIds, path: string): string[] {
  return KINDS.flatMap((kind) =>
    [...(known.get(kind) ?? [])].filter((id) => {
      const [page = '', hash] = addressOf({ kind, id }).split('#');
      return hash !== undefined && cleanPath(page) === path;
    }),
  );
}

/** What to write instead of an anchor that is not there; undefined when it is. */
function lost(hash: string, anchors: readonly string[]): string | undefined {
  if (anchors.includes(hash)) return undefined;
  const prefixed = anchors.find((anchor) => anchor.replace(/^(step|message|decision)-/, '') === hash);
  const near = prefixed ?? nearest(hash, anchors);
  const [first] = anchors;
  if (near !== undefined) return ` Did you mean \`#${near}\`?`;
  return first === undefined ? '' : ` Name one of its headings or steps, such as \`#${first}\`.`;
}

/** A link's path without hash, query and closing slash. */
export function cleanPath(url: string): string {
  return (url.split(/[?#]/)[0] ?? '').replace(/(.)\/$/, '$1');
}

/** An address with its `%20` and the like as characters; as it stands when they make no sense. */
export function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
