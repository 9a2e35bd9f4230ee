import { relative } from 'node:path';
import { isNothing, KIND_OF } from '../cli/diff-facts.ts';
import type { Diff, ProblemChange } from '../cli/diff-facts.ts';
import { addressOf } from '../plan/index.ts';
import type { FieldChange, Place, Problem } from '../plan/index.ts';
import type { Site } from '../site.ts';
import type { Words } from '../words/index.ts';
import { english, escaped, fold, link, list } from './html.ts';
import { authorsWords, referrersOf } from './panel-facts.ts';
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
  const words = authorsWords(site.plan);
  const said = words.panel.problems;
  const counts = countWords(here, words);
  const others = cut(
    site,
    elsewhere.map((problem) => briefItem(site, problem)),
    'problems',
  );
  return [
    '<section aria-labelledby="author-problems"><h2 id="author-problems">',
    said.title,
    '</h2><p>',
    escaped(here.length === 0 ? said.none(subject.name) : said.counted(subject.name, counts)),
    '</p>',
    cut(
      site,
      here.map((problem) => problemItem(site, problem)),
      'problems',
    ),
    others && fold(said.elsewhere(elsewhere.length), others, unfolded),
    '</section>',
  ].join('');
}

/** What names the entity of a page, with where it does. */
export function referrerSection(site: Site, { entity }: Subject): string {
  if (!entity) return '';
  const { title, none } = authorsWords(site.plan).panel.referrers;
  const items = referrersOf(site.plan, entity).map(({ label, name, href, mentions }) => {
    const places = mentions.map(
      ({ field, place }) => `${placeLink(site, place)} <code>${escaped(field)}</code>`,
    );
    return `${link(href, name)} <small>${escaped(label)}</small>${list(places, 'mentions')}`;
  });
  const content = items.length === 0 ? `<p>${none}</p>` : cut(site, items);
  return `<section aria-labelledby="author-referrers"><h2 id="author-referrers">${title}</h2>${content}</section>`;
}

/** What the author's work since the last commit breaks, mends and reaches. */
export function changeSection(site: Site, changes: SinceCommit): string {
  const { title } = authorsWords(site.plan).panel.changes;
  return `<section aria-labelledby="author-changes"><h2 id="author-changes">${title}</h2>${changeWordsOf(site, changes)}</section>`;
}

/** The most causes that are named of what a change reaches. */
const MOST_CAUSES = 3;

function changeWordsOf(site: Site, changes: SinceCommit): string {
  const said = authorsWords(site.plan).panel.changes;
  if (changes === undefined) return `<p>${said.noCommit}</p>`;
  if ('fault' in changes) return `<p>${said.notCompared} ${english(changes.fault)}</p>`;
  if (isNothing(changes)) return `<p>${said.nothing(changes.rewritten.length)}</p>`;
  const { added, changed, removed, problems, affected } = changes;
  const reached = (Object.keys(KIND_OF) as (keyof typeof KIND_OF)[])
    .filter((kinds) => affected[kinds].length > 0)
    .map((kinds) => {
      const items = affected[kinds].map(({ id, name, because }) => {
        const more = Math.max(0, because.length - MOST_CAUSES);
        const why = because.length === 0 ? '' : ` ${said.through(because.slice(0, MOST_CAUSES), more)}`;
        return link(addressOf({ kind: KIND_OF[kinds], id }), name) + escaped(why);
      });
      return fold(`${said.reached[kinds]}: ${items.length}`, cut(site, items));
    });
  return [
    `<p>${said.summary(added.length, changed.length, removed.length, problems.added.length, problems.gone.length)}</p>`,
    titled(
      site,
      said.newProblems,
      problems.added.map((problem) => newProblem(site, problem)),
    ),
    titled(
      site,
      said.problemsGone,
      problems.gone.map((problem) => goneProblem(site, problem)),
    ),
    reached.length === 0 ? '' : `<h3>${said.reaches}</h3>${reached.join('')}`,
    fold(said.changed, cut(site, changedItems(changes, authorsWords(site.plan)))),
  ].join('');
}

function changedItems(changes: Diff, { changes: { kind: kindWord }, panel }: Words): string[] {
  const { added, changed, removed, otherFiles, rewritten } = changes;
  const { items, files } = panel.changes;
  const said = (what: string, { kind, label, name, file }: Diff['added'][number]) =>
    `${what}: ${escaped(kindWord(kind, label))} ${escaped(name)} <small>${escaped(file)}</small>`;
  return [
    ...added.map((item) => said(items.added, item)),
    ...changed.map((item) => {
      const fields = item.fields.map(
        (field) => `<code>${escaped(field.field)}</code> ${escaped(valueChange(field, panel.changes))}`,
      );
      return said(items.changed, item) + list(fields);
    }),
    ...removed.map((item) => said(items.removed, item)),
    ...otherFiles.added.map((file) => escaped(files.added(file))),
    ...otherFiles.changed.map((file) => escaped(files.changed(file))),
    ...otherFiles.removed.map((file) => escaped(files.removed(file))),
    ...otherFiles.moved.map(({ from, to }) => escaped(files.moved(from, to))),
    ...rewritten.map((file) => escaped(files.rewritten(file))),
  ];
}

/** A change of a field in words: `2 hours → 4 hours`. */
function valueChange({ before, after, isPrivate }: FieldChange, said: Words['panel']['changes']): string {
  if (isPrivate) return said.privateValue;
  if (before === undefined) return said.valueAdded(after ?? '');
  return after === undefined ? said.valueRemoved(before) : `${before} → ${after}`;
}

function newProblem(site: Site, problem: ProblemChange): string {
  const why = problem.accepted ? `<p>${authorsWords(site.plan).panel.changes.notAccepted}</p>` : '';
  return briefItem(site, { ...problem, column: 1 }) + why;
}

function goneProblem({ plan }: Site, { check, severity, message, file, accepted }: ProblemChange): string {
  const { panel, readiness } = authorsWords(plan);
  const why = accepted ? ` ${panel.changes.accepted}` : '';
  return `${escaped(file)} ${readiness.severities[severity]} ${english(message)}${why} [${check}]`;
}

function briefItem(site: Site, problem: Place & Pick<Problem, 'severity' | 'message'>): string {
  const { severity, message } = problem;
  const word = authorsWords(site.plan).readiness.severities[severity];
  return `<b class="${severity}">${word}</b> ${placeLink(site, problem)}<p>${english(message)}</p>`;
}

/** A problem with the line in which it stands, and the way to what its check asks. */
function problemItem(site: Site, problem: Problem): string {
  const { check, file, line } = problem;
  const written = site.plan.sources.get(file)?.text.split('\n')[line - 1]?.trim() ?? '';
  return [
    briefItem(site, problem),
    written === '' ? '' : `<pre>${escaped(written)}</pre>`,
    `<p>${link(`/checks/${check}`, authorsWords(site.plan).panel.problems.asks(check))}</p>`,
  ].join('');
}

/** A place as a link that opens it in the author's editor: Vite's own server knows which that is. */
function placeLink({ content }: Site, { file, line, column }: Place): string {
  const path = [relative(process.cwd(), content), file].filter(Boolean).join('/');
  const href = `/__open-in-editor?file=${encodeURIComponent(`${path}:${line}:${column}`)}`;
  return `<a class="place" data-open href="${href}">${escaped(`${file}:${line}`)}</a>`;
}

function titled(site: Site, title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<h3>${title}</h3>${cut(site, items, 'problems')}`;
}

function cut({ plan }: Site, items: readonly string[], name = ''): string {
  const more = items.length - MOST;
  const rest = more > 0 ? `<p>${authorsWords(plan).panel.more(more)}</p>` : '';
  return list(items.slice(0, MOST), name) + rest;
}

/** `1 error, 2 warnings`. */
export function countWords(
  problems: readonly Pick<Problem, 'severity'>[],
  { panel, readiness }: Words,
): string {
  const counts = (['error', 'warning', 'note'] as const).map((severity) => ({
    severity,
    count: problems.filter((problem) => problem.severity === severity).length,
  }));
  const words = counts.flatMap(({ severity, count }) =>
    count === 0 ? [] : [readiness.severity(count, severity)],
  );
  return words.join(', ') || panel.noProblems;
}
