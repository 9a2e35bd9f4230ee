import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { allChecks, ChecksFailed, report, runChecks } from '../checks/index.ts';
import type { Check, Context, ReportFormat } from '../checks/index.ts';
import { didYouMean, isDate, loadPlan, malformedAcceptances } from '../plan/index.ts';
import type { Plan, Problem } from '../plan/index.ts';
import { drawDiagrams } from './draw.ts';
import { planFolder } from './folders.ts';
import { whyNoPlan } from './read-plan.ts';

export type CheckOptions = {
  content: string;
  format: ReportFormat;
  /** The day on which dates are judged; the organisation's `asOf`, else today. */
  asOf?: string | undefined;
  /** Whether a warning counts as a failure. */
  strict?: boolean;
  /** Ids of the only checks whose problems are shown; all of them when absent. */
  only?: readonly string[] | undefined;
  color?: boolean;
  /** Where drawings are kept between runs. */
  cacheFolder?: string;
};

/** `output` is the report, `errors` what else there is to say, each a sentence. */
export type Checked = { output: string; errors: string[]; exitCode: 0 | 1 | 2 | 3 };

/**
 * Checks a plan and reports. Exit codes: 0 no error (with `strict` no warning either), 1 problems, 2 bad usage, 3 could not
 * finish. Source: checks.md.
 */
export async function check(options: CheckOptions): Promise<Checked> {
  const { format, asOf, strict = false, only, color } = options;
  if (asOf !== undefined && !isDate(asOf)) {
    return wrong(`\`--as-of\` must be a day that exists, written YYYY-MM-DD, but is "${asOf}".`);
  }
  const chosen = only === undefined ? { checks: allChecks } : choose(only);
  if ('fault' in chosen) return wrong(chosen.fault);
  const content = planFolder(options.content);
  if ('fault' in content) return wrong(content.fault);
  const why = whyNoPlan(content.path);
  if (why !== undefined) return wrong(why);

  const { plan, problems: found } = loadPlan(content.path);
  const today = asOf ?? plan.organization.asOf ?? new Date().toISOString().slice(0, 10);
  const { checks } = chosen;
  const drawn = checks.some(({ id }) => id === 'diagram-draws')
    ? await drawDiagrams(plan, options.cacheFolder ?? resolve('.muster/diagrams'))
    : undefined;
  const { unsound, failures } = tryChecks(plan, { today, ...(drawn ? { drawn } : {}) }, checks);
  const asked = new Set(checks.map(({ id }) => id));
  const problems = [...found.filter(({ check: id }) => asked.has(id)), ...unsound];
  const malformed = malformedAcceptances(plan, found);
  const output = report(problems, format, {
    sources: plan.sources,
    color,
    checks,
    only,
    site: siteOf(plan),
    base: baseOf(content.path),
    version: version(),
    failures: failures.map(({ message }) => message),
  });
  return {
    output,
    errors: [
      ...failures.map(toldInFull),
      ...(malformed[0] ? [unreadableAcceptance(malformed[0], malformed.length - 1)] : []),
      ...hidden(found, asked),
    ],
    exitCode: exitCodeOf(problems, { failed: failures.length > 0, bad: malformed.length > 0, strict }),
  };
}

function exitCodeOf(
  problems: readonly Problem[],
  { failed, bad, strict }: { failed: boolean; bad: boolean; strict: boolean },
): Checked['exitCode'] {
  if (failed) return 3;
  if (bad) return 2;
  return problems.some((problem) => counts(problem, strict)) ? 1 : 0;
}

function wrong(error: string): Checked {
  return { output: '', errors: [error], exitCode: 2 };
}

/** The checks with these ids, or a sentence that says which of them there is not. */
function choose(ids: readonly string[]): { checks: readonly Check[] } | { fault: string } {
  const known = allChecks.map(({ id }) => id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown === undefined && ids.length > 0)
    return { checks: allChecks.filter(({ id }) => ids.includes(id)) };
  if (unknown === undefined || unknown === '')
    return { fault: '`--only` names no check. Write it so: --only rto-within-mtpd,role-reachable.' };
  const hint = didYouMean(unknown, known) || ' Every site lists them all under /checks.';
  return { fault: `\`--only\` names the check \`${unknown}\`, which does not exist.${hint}` };
}

/** Runs the checks; a check that throws is named, and what the others found is kept. */
function tryChecks(
  plan: Plan,
  context: Context,
  checks: readonly Check[],
): { unsound: Problem[]; failures: Error[] } {
  try {
    return { unsound: runChecks(plan, context, checks), failures: [] };
  } catch (cause) {
    if (!(cause instanceof ChecksFailed)) throw cause;
    return { unsound: cause.problems, failures: cause.errors as Error[] };
  }
}

/** A check's failure with its reason; the stack, which names this machine's folders, only when asked for. */
function toldInFull({ message, cause }: Error): string {
  const why = cause instanceof Error ? cause : undefined;
  const reason = process.env['MUSTER_DEBUG'] ? why?.stack : why?.message;
  const known = reason === undefined ? '' : ` (${reason})`;
  return `${message} This is a fault of muster, not of the plan; the other checks ran.${known}`;
}

function unreadableAcceptance({ file, line, column, message }: Problem, more: number): string {
  const others = more === 0 ? '' : ` So are ${more} more.`;
  return `What ${file}:${line}:${column} accepts cannot be understood: ${message}${others}`;
}

/** What is not shown, and keeps checks from seeing the whole plan. */
function hidden(found: readonly Problem[], asked: ReadonlySet<string>): string[] {
  const count = found.filter(({ check: id }) => !asked.has(id)).length;
  if (count === 0) return [];
  const what = count === 1 ? '1 problem keeps a part' : `${count} problems keep parts`;
  return [
    `${what} of the plan from being read, so this may not be all. \`muster check\` without \`--only\` shows what.`,
  ];
}

function counts(problem: Problem, strict: boolean): boolean {
  return !problem.accepted && (problem.severity === 'error' || (strict && problem.severity === 'warning'));
}

/** Where the checks have their pages; undefined when the plan does not say. */
function siteOf({ organization }: Plan): string | undefined {
  return new URL(organization.site.url).hostname.endsWith('.invalid') ? undefined : organization.site.url;
}

/** The plan's folder as seen from the top of its repository, or from the working directory when it is in none. */
function baseOf(content: string): string {
  let top = content;
  while (!existsSync(join(top, '.git')) && dirname(top) !== top) top = dirname(top);
  const path = relative(existsSync(join(top, '.git')) ? top : process.cwd(), content).replaceAll('\\', '/');
  return path === '' || path.startsWith('..') ? '' : `${path}/`;
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
