import type { Place, Problem } from '../plan/index.ts';
import { pageOf } from './report-options.ts';
import type { ReportOptions } from './report-options.ts';

const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const;

/**
 * Problems as workflow commands of GitHub Actions, which shows them beside the lines of a change. Accepted ones are left out.
 * Source: GitHub, "Workflow commands for GitHub Actions".
 */
export function asGitHub(problems: readonly Problem[], options: ReportOptions): string {
  return problems
    .filter(({ accepted }) => !accepted)
    .map((problem) => annotation(problem, options))
    .join('\n');
}

function annotation(problem: Problem, options: ReportOptions): string {
  const { severity, check, line, column, message, related } = problem;
  const others = related.map((place) => pathOf(place, options)).join(', ');
  const page = pageOf(check, options.site);
  const text = [
    message,
    ...(others === '' ? [] : [`It conflicts with ${others}.`]),
    ...(page === undefined ? [] : [`See ${page}`]),
  ].join(' ');
  const file = `${options.base ?? ''}${problem.file}`;
  const where = `file=${property(file)},line=${line},col=${column},title=${property(check)}`;
  return `::${COMMANDS[severity]} ${where}::${data(text)}`;
}

function pathOf({ file, line, column }: Place, { base = '' }: ReportOptions): string {
  return `${base}${file}:${line}:${column}`;
}

/** Text after `::`, where a line end would end the command. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A value before `::`, where `:` and `,` have a meaning too. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
