import { relative } from 'node:path';
import { counted } from '../checks/wording.ts';
import { isNothing, KIND_OF } from '../cli/diff-facts.ts';
import type { Diff, ProblemChange } from '../cli/diff-facts.ts';
import {
  changeWords,
  nothingChanged,
  otherFiles,
  problemWords,
  REACHED_WORDS,
  reachedWords,
  summaryOf,
} from '../cli/diff-text.ts';
import { addressOf } from '../plan/index.ts';
import type { Place, Problem } from '../plan/index.ts';
import type { Site } from '../site.ts';
import { escaped, fold, link, list, sentence } from './html.ts';
import { referrersOf } from './panel-facts.ts';
import type { PanelProblems, Subject } from './panel-facts.ts';
import type { SinceCommit } from './since-commit.ts';

/** The longest list that the panel shows; what is beyond it is counted. */
const MOST = 40;

/**
 * What is wrong with what a page is made from: each problem with its place, why, and how to mend it. The errors of other files are
 * folded away unless `unfolded`.
 */
export function problemSection(
  site: Site,
  subject: Subject,
  { here, elsewhere }: PanelProblems,
  unfolded: boolean,
): string {
  const none = `<p>No problems in ${escaped(subject.name)}.</p>`;
  const others = cut(
    elsewhere.map((problem) => briefItem(site, problem)),
    'problems',
  );
  return [
    '<section aria-labelledby="author-problems"><h2 id="author-problems">Problems</h2>',
    here.length === 0 ? none : `<p>In ${escaped(subject.name)}: ${countWords(here)}.</p>`,
    cut(
      here.map((problem) => problemItem(site, problem)),
      'problems',
    ),
    others && fold(`${counted(elsewhere.length, 'error')} in other files`, others, unfolded),
    '</section>',
  ].join('');
}

/** What names the entity of a page, with where it does. */
export function referrerSection(site: Site, { entity }: Subject): string {
  if (!entity) return '';
  const items = referrersOf(site.plan, entity).map(({ label, name, href, mentions }) => {
    const places = mentions.map(
      ({ field, place }) => `${placeLink(site, place)} <code>${escaped(field)}</code>`,
    );
    return `${link(href, name)} <small>${escaped(label)}</small>${list(places, 'mentions')}`;
  });
  const none = '<p>Nothing refers to it.</p>';
  return `<section aria-labelledby="author-referrers"><h2 id="author-referrers">What refers to it</h2>${items.length === 0 ? none : cut(items)}</section>`;
}

/** What the author's work since the last commit breaks, mends and reaches. */
export function changeSection(site: Site, changes: SinceCommit): string {
  return `<section aria-labelledby="author-changes"><h2 id="author-changes">What your change breaks</h2>${changeWordsOf(site, changes)}</section>`;
}

function changeWordsOf(site: Site, changes: SinceCommit): string {
  if (changes === undefined) return '<p>There is no commit to compare with.</p>';
  if ('fault' in changes) return `<p>It cannot be compared: ${sentence(changes.fault)}</p>`;
  if (isNothing(changes)) return `<p>${sentence(nothingChanged(changes))}</p>`;
  const { problems, affected } = changes;
  const reached = (Object.keys(KIND_OF) as (keyof typeof KIND_OF)[])
    .filter((kinds) => affected[kinds].length > 0)
    .map((kinds) => {
      const items = affected[kinds].map(({ id, name, because }) => {
        const why = reachedWords({ id, name: '', because });
        return link(addressOf({ kind: KIND_OF[kinds], id }), name) + escaped(why);
      });
      return fold(`${REACHED_WORDS[kinds]}: ${items.length}`, cut(items));
    });
  return [
    `<p>${sentence(summaryOf(changes))}</p>`,
    titled(
      'New problems',
      problems.added.map((problem) => newProblem(site, problem)),
    ),
    titled(
      'Problems gone',
      problems.gone.map((problem) => sentence(problemWords(problem, 'gone'))),
    ),
    reached.length === 0 ? '' : `<h3>What this reaches</h3>${reached.join('')}`,
    fold('What changed', cut(changedItems(changes))),
  ].join('');
}

function changedItems(changes: Diff): string[] {
  const { added, changed, removed } = changes;
  const said = (what: string, { label, name, file }: Diff['added'][number]) =>
    `${what}: ${escaped(label)} ${escaped(name)} <small>${escaped(file)}</small>`;
  return [
    ...added.map((item) => said('Added', item)),
    ...changed.map((item) => {
      const fields = item.fields.map(
        (field) => `<code>${escaped(field.field)}</code> ${escaped(changeWords(field, '→'))}`,
      );
      return said('Changed', item) + list(fields);
    }),
    ...removed.map((item) => said('Removed', item)),
    ...otherFiles(changes).map(escaped),
  ];
}

function newProblem(site: Site, problem: ProblemChange): string {
  const why = problem.accepted ? ' It is no longer accepted.' : '';
  return briefItem(site, { ...problem, column: 1, message: problem.message + why });
}

function briefItem(site: Site, problem: Place & Pick<Problem, 'severity' | 'message'>): string {
  const { severity, message } = problem;
  return `<b class="${severity}">${severity}</b> ${placeLink(site, problem)}<p>${sentence(message)}</p>`;
}

/** A problem with the line in which it stands, and the way to what its check asks. */
function problemItem(site: Site, problem: Problem): string {
  const { check, file, line } = problem;
  const written = site.plan.sources.get(file)?.text.split('\n')[line - 1]?.trim() ?? '';
  return [
    briefItem(site, problem),
    written === '' ? '' : `<pre>${escaped(written)}</pre>`,
    `<p>${link(`/checks/${check}`, `What ${check} asks, with examples`)}</p>`,
  ].join('');
}

/** A place as a link that opens it in the author's editor: Vite's own server knows which that is. */
function placeLink({ content }: Site, { file, line, column }: Place): string {
  const path = [relative(process.cwd(), content), file].filter(Boolean).join('/');
  const href = `/__open-in-editor?file=${encodeURIComponent(`${path}:${line}:${column}`)}`;
  return `<a class="place" data-open href="${href}">${escaped(`${file}:${line}`)}</a>`;
}

function titled(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<h3>${title}</h3>${cut(items, 'problems')}`;
}

function cut(items: readonly string[], name = ''): string {
  const more = items.length - MOST;
  return list(items.slice(0, MOST), name) + (more > 0 ? `<p>And ${more} more.</p>` : '');
}

/** `1 error, 2 warnings`. */
export function countWords(problems: readonly Pick<Problem, 'severity'>[]): string {
  const counts = (['error', 'warning', 'note'] as const).map((severity) => ({
    severity,
    count: problems.filter((problem) => problem.severity === severity).length,
  }));
  const words = counts.flatMap(({ severity, count }) => (count === 0 ? [] : [counted(count, severity)]));
  return words.join(', ') || 'no problems';
}
