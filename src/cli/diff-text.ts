import { counted } from '../checks/wording.ts';
import type { FieldChange } from '../plan/index.ts';
import { isNothing } from './diff-facts.ts';
import type { Diff, ProblemChange, ReachedFacts } from './diff-facts.ts';
import { bold, wrapped } from './terminal.ts';

/** What completes the sentence that a change reaches something, by kind. */
export const REACHED_WORDS = {
  processes: 'Business processes',
  scenarios: 'Scenarios',
  playbooks: 'Playbooks',
  binders: 'Binders',
  roles: 'Roles',
} as const satisfies Record<keyof Diff['affected'], string>;

/** What changed and what that reaches, for a terminal of 100 columns. */
export function diffText(diff: Diff, color: boolean): string {
  if (isNothing(diff)) return nothingChanged(diff);
  const { added, changed, removed, affected, problems } = diff;
  const named = (list: Diff['added']) =>
    list.flatMap((item) => wrapped(`${item.label} ${item.name} (${item.file})`, '  '));
  const parts: [string, string[]][] = [
    ['Added', named(added)],
    [
      'Changed',
      changed.flatMap((item) => [
        ...wrapped(`${item.label} ${item.name} (${item.file})`, '  '),
        ...item.fields.flatMap((field) => wrapped(`${field.field}: ${changeWords(field)}`, '      ')),
      ]),
    ],
    ['Removed', named(removed)],
    ['Other files', otherFiles(diff).flatMap((line) => wrapped(line, '  '))],
    ['What this reaches', reachedKinds(affected).flatMap(([word, list]) => reachedLines(word, list))],
    ['New problems', problems.added.flatMap((problem) => wrapped(problemWords(problem, 'new'), '  '))],
    ['Problems gone', problems.gone.flatMap((problem) => wrapped(problemWords(problem, 'gone'), '  '))],
  ];
  return [
    ...wrapped(summaryOf(diff)),
    ...parts.flatMap(([title, lines]) =>
      lines.length === 0 ? [] : ['', bold(title.toUpperCase(), color), ...lines],
    ),
  ].join('\n');
}

/** What is said of two versions that say the same. */
export function nothingChanged({ base, rewritten }: Diff): string {
  const count = rewritten.length;
  const only =
    count === 0 ? '' : ` ${counted(count, 'file')} ${count === 1 ? 'is' : 'are'} only written differently.`;
  return `Nothing has changed since ${base} in what the plan says.${only}`;
}

/** What it comes to, in one sentence. */
export function summaryOf({ base, added, changed, removed, problems }: Diff): string {
  const parts = [`${added.length} added`, `${changed.length} changed`, `${removed.length} removed`].join(
    ', ',
  );
  const sound = `${counted(problems.added.length, 'new problem')}, ${problems.gone.length} gone`;
  return `Since ${base}: ${parts}; ${sound}.`;
}

/** A change of a field in words: `2 hours -> 4 hours`. */
export function changeWords({ before, after, isPrivate }: FieldChange, arrow = '->'): string {
  if (isPrivate) return '(private value changed)';
  if (before === undefined) return `added ${after ?? ''}`.trim();
  return after === undefined ? `removed ${before}` : `${before} ${arrow} ${after}`;
}

/** What changed beside the plan's own files, each in a line. */
export function otherFiles({ otherFiles: { added, changed, removed, moved }, rewritten }: Diff): string[] {
  return [
    ...added.map((file) => `${file} is new.`),
    ...changed.map((file) => `${file} has changed.`),
    ...removed.map((file) => `${file} is gone.`),
    ...moved.map(({ from, to }) => `${from} lies at ${to} now.`),
    ...rewritten.map((file) => `${file} is written differently and says the same.`),
  ];
}

/** The kinds of which something is reached, in the order in which they are told. */
export function reachedKinds(affected: Diff['affected']): [word: string, list: ReachedFacts[]][] {
  const kinds = Object.keys(REACHED_WORDS) as (keyof typeof REACHED_WORDS)[];
  return kinds.flatMap((kind) => (affected[kind].length > 0 ? [[REACHED_WORDS[kind], affected[kind]]] : []));
}

/** `Payroll (through Teams, Mail)`; the name alone for what changed itself. */
export function reachedWords({ name, because }: ReachedFacts): string {
  const shown =
    because.length > MOST_CAUSES
      ? [...because.slice(0, MOST_CAUSES), `${because.length - MOST_CAUSES} more`]
      : because;
  return shown.length === 0 ? name : `${name} (through ${shown.join(', ')})`;
}

const MOST_CAUSES = 3;

function reachedLines(word: string, list: readonly ReachedFacts[]): string[] {
  return [`  ${word}:`, ...list.flatMap((each) => wrapped(reachedWords(each), '    '))];
}

/** A problem with its place, and that an acceptance made or unmade it. */
export function problemWords(
  { check, severity, message, file, line, accepted }: ProblemChange,
  change: 'new' | 'gone',
): string {
  const why = accepted ? (change === 'gone' ? ' It is accepted now.' : ' It is no longer accepted.') : '';
  const place = change === 'gone' ? file : `${file}:${line}`;
  return `${place} ${severity} ${message}${why} [${check}]`;
}
