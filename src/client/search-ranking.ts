/** What the order of results depends on. */
type Ranked = { id: string; score?: number };

/** Ids of pages by what they are for: playbooks say what to do, keepers' pages are for those who keep the plan. */
export type PageGroups = {
  playbooks: ReadonlySet<string>;
  keepers: ReadonlySet<string>;
  /** Of the pages that are not in the language of the site: those in the reader's, and all others. */
  own: ReadonlySet<string>;
  foreign: ReadonlySet<string>;
};

/** How much more a playbook weighs than a page that tells about a service or a process. */
const PLAYBOOK_WEIGHT = 1.8;
/** The same of a page in the reader's language, and of one in another that a word happens to find as well. */
const OWN_WEIGHT = 4;
const FOREIGN_WEIGHT = 0.4;

/** The nearest first, playbooks before what tells about the same; pages for keepers come last. */
export function ranked<Result extends Ranked>(
  results: readonly Result[],
  { playbooks, keepers, own, foreign }: PageGroups,
): Result[] {
  const weightOf = ({ id, score = 0 }: Ranked) =>
    score *
    (playbooks.has(id) ? PLAYBOOK_WEIGHT : 1) *
    (own.has(id) ? OWN_WEIGHT : foreign.has(id) ? FOREIGN_WEIGHT : 1);
  return [...results].sort(
    (a, b) => Number(keepers.has(a.id)) - Number(keepers.has(b.id)) || weightOf(b) - weightOf(a),
  );
}

/** Results of a query that named no playbook, with the playbooks that fewer of its words name put behind the first two. */
export function withPlaybooks<Result extends Ranked>(
  results: readonly Result[],
  others: readonly Result[],
  { playbooks, keepers }: PageGroups,
): Result[] {
  const known = new Set(results.map(({ id }) => id));
  const found = others.filter(({ id }) => playbooks.has(id) && !known.has(id));
  const first = results.filter(({ id }) => !keepers.has(id));
  return [...first.slice(0, 2), ...found, ...first.slice(2), ...results.filter(({ id }) => keepers.has(id))];
}
