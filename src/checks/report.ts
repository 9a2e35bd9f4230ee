import { sortProblems } from '../plan/index.ts';
import type { Place, Problem } from '../plan/index.ts';
import { asGitHub } from './report-github.ts';
import type { ReportFormat, ReportOptions } from './report-options.ts';
import { asSarif } from './report-sarif.ts';
import { counted, listed } from './wording.ts';

/** Problems as text for people, or in a form for machines. Source: checks.md, "How a problem reads". */
export function report(problems: readonly Problem[], format: ReportFormat, options: ReportOptions): string {
  const sorted = sortProblems(problems);
  switch (format) {
    case 'text':
      return asText(sorted, options);
    case 'json':
      return asJson(sorted);
    case 'sarif':
      return asSarif(sorted, options);
    case 'github':
      return [asGitHub(sorted, options), summary(sorted, options)].filter(Boolean).join('\n');
  }
}

function asJson(problems: readonly Problem[]): string {
  const listed = problems.map(({ check, severity, message, file, line, column, related, accepted }) => ({
    check,
    severity,
    message,
    file,
    line,
    column,
    related: related.map((place) => ({ file: place.file, line: place.line, column: place.column })),
    accepted,
  }));
  const { errors, warnings, notes, accepted } = countOf(problems);
  return JSON.stringify({ problems: listed, summary: { errors, warnings, notes, accepted } }, null, 2);
}

function countOf(problems: readonly Problem[]) {
  const open = problems.filter((problem) => !problem.accepted);
  const count = (severity: Problem['severity']) =>
    open.filter((problem) => problem.severity === severity).length;
  return {
    errors: count('error'),
    warnings: count('warning'),
    notes: count('note'),
    accepted: problems.length - open.length,
    files: new Set(open.map(({ file }) => file)).size,
  };
}

function asText(problems: readonly Problem[], options: ReportOptions): string {
  const files = Map.groupBy(problems, ({ file }) => file);
  const groups = [...files.values()].map((group) =>
    group.map((problem) => problemText(problem, options)).join('\n'),
  );
  return [...groups, summary(problems, options)].join('\n\n');
}

const COLOURS = { error: 31, warning: 33, note: 36 } as const;
const FAINT = 2;
const BOLD = 1;

function paint(text: string, code: number, { color }: ReportOptions): string {
  return color ? `\u001b[${code}m${text}\u001b[0m` : text;
}

function problemText(problem: Problem, options: ReportOptions): string {
  const { severity, accepted, check, related } = problem;
  const word = paint(
    accepted ? `${severity} (accepted)` : severity,
    accepted ? FAINT : COLOURS[severity],
    options,
  );
  const where = paint(written(problem), BOLD, options);
  const shown = [problem, ...related.filter((place) => written(place) !== written(problem))];
  return [
    `${where} ${word} ${harmless(problem.message)} ${paint(`[${check}]`, FAINT, options)}`,
    ...shown.flatMap((place, index) => [
      ...(index === 0 ? [] : [`  and ${written(place)}`]),
      ...sourceLines(place, options),
    ]),
  ].join('\n');
}

function written({ file, line, column }: Place): string {
  return `${harmless(file)}:${line}:${column}`;
}

/** The longest part of a source line that is shown. */
const WIDTH = 100;

/** The line of a place with a caret below its column; nothing when the file could not be read as text. */
function sourceLines(place: Place, options: ReportOptions): string[] {
  const text = options.sources.get(place.file)?.text.split('\n')[place.line - 1];
  if (text === undefined || text.trim() === '') return [];
  const start = place.column > WIDTH - 20 ? place.column - 40 : 0;
  const before = start > 0 ? '…' : '';
  const after = text.length > start + WIDTH ? '…' : '';
  const shown = `${before}${harmless(text.slice(start, start + WIDTH))}${after}`;
  const indent = before.length + widthOf(text.slice(start, place.column - 1));
  const number = String(place.line).padStart(5);
  return [
    `${paint(`${number} |`, FAINT, options)} ${shown}`,
    `${paint('      |', FAINT, options)} ${' '.repeat(indent)}^`,
  ];
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How many columns a text takes: a letter with its accents is one. */
function widthOf(text: string): number {
  return [...graphemes.segment(text)].length;
}

/** Text that cannot steer a terminal: a plan may come from anywhere. */
function harmless(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');
}

function summary(problems: readonly Problem[], { sources: { size: read }, only }: ReportOptions): string {
  const { errors, warnings, notes, accepted, files } = countOf(problems);
  const parts = [
    errors > 0 && counted(errors, 'error'),
    warnings > 0 && counted(warnings, 'warning'),
    notes > 0 && counted(notes, 'note'),
  ].filter((part) => part !== false);
  const also = accepted > 0 ? ` (${accepted} accepted)` : '';
  if (parts.length === 0)
    return `No problems${only === undefined ? '' : ` of ${listed(only)}`} in ${counted(read, 'file')}${also}`;
  return `${parts.join(', ')} in ${counted(files, 'file')}${also}`;
}
