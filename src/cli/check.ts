import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { ChecksFailed, report, runChecks } from '../checks/index.ts';
import type { Context, ReportFormat } from '../checks/index.ts';
import { createRenderer } from '../diagrams/index.ts';
import type { DiagramResult } from '../diagrams/index.ts';
import { isDate, loadPlan } from '../plan/index.ts';
import type { Plan, Problem } from '../plan/index.ts';

export type CheckOptions = {
  content: string;
  format: ReportFormat;
  /** The day on which dates are judged; the organisation's `asOf`, else today. */
  asOf?: string;
  /** Whether a warning counts as a failure. */
  strict?: boolean;
  color?: boolean;
  /** Where drawings are kept between runs. */
  cacheFolder?: string;
};

export type Checked = { output: string; exitCode: 0 | 1 | 2 | 3 };

/**
 * Checks a plan and reports. Exit codes: 0 no error (with `strict` no warning either), 1 problems, 2 bad usage, 3 could not
 * finish. Source: checks.md.
 */
export async function check(options: CheckOptions): Promise<Checked> {
  const { content, format, asOf, strict = false, color } = options;
  if (asOf !== undefined && !isDate(asOf)) {
    return wrong(`\`--as-of\` must be a day that exists, written YYYY-MM-DD, but is "${asOf}".`);
  }
  if (!statSync(content, { throwIfNoEntry: false })?.isDirectory()) {
    return wrong(
      `There is no folder \`${content}\`. Name the folder that holds the plan with \`--content\`.`,
    );
  }
  const { plan, problems: found } = loadPlan(content);
  const today = asOf ?? plan.organization.asOf ?? new Date().toISOString().slice(0, 10);
  const drawn = await draw(plan, options.cacheFolder ?? resolve('.muster/diagrams'));
  const { unsound, failures } = tryChecks(plan, { today, drawn });
  const problems = [...found, ...unsound];
  const output = report(problems, format, { sources: plan.sources, color });
  for (const failure of failures) console.error(failure);
  if (failures.length > 0) return { output, exitCode: 3 };
  return { output, exitCode: problems.some((problem) => counts(problem, strict)) ? 1 : 0 };
}

function wrong(output: string): Checked {
  return { output, exitCode: 2 };
}

/** Draws every diagram of the plan, so that the ones that do not draw are known. */
async function draw(plan: Plan, cacheFolder: string): Promise<Map<string, DiagramResult>> {
  const bodies = [...plan.playbooks.values(), ...plan.translations, ...plan.guide].map(({ body }) => body);
  const sources = new Set(bodies.flatMap((body) => body.diagrams.map(({ source }) => source)));
  if (sources.size === 0) return new Map();
  const renderer = createRenderer({ cacheFolder });
  try {
    const results = await renderer.render([...sources].map((source) => ({ source })));
    return new Map(results.map((result) => [result.digest, result]));
  } finally {
    await renderer.close();
  }
}

/** Runs the checks; a check that throws is named, and what the others found is kept. */
function tryChecks(plan: Plan, context: Context): { unsound: Problem[]; failures: string[] } {
  try {
    return { unsound: runChecks(plan, context), failures: [] };
  } catch (cause) {
    if (!(cause instanceof ChecksFailed)) throw cause;
    const failures = cause.errors.map(({ message, cause: why }: Error) =>
      [
        message,
        'This is a fault of muster, not of the plan.',
        why instanceof Error ? (why.stack ?? why.message) : '',
      ]
        .filter(Boolean)
        .join(' '),
    );
    return { unsound: cause.problems, failures };
  }
}

function counts(problem: Problem, strict: boolean): boolean {
  return !problem.accepted && (problem.severity === 'error' || (strict && problem.severity === 'warning'));
}
