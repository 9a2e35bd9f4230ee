import { resolve } from 'node:path';
import { ChecksFailed, runChecks } from '../checks/index.ts';
import type { Context } from '../checks/index.ts';
import { isDate, sortProblems } from '../plan/index.ts';
import type { Plan, Problem, Version } from '../plan/index.ts';
import { readBase } from './base-plan.ts';
import { diffFacts } from './diff-facts.ts';
import type { Judged } from './diff-facts.ts';
import { diffMarkdown } from './diff-markdown.ts';
import { diffText } from './diff-text.ts';
import { readPlan } from './read-plan.ts';

export type DiffOptions = {
  content: string;
  /** A git revision or a folder, and nothing else. */
  names: readonly string[];
  format: string;
  /** The day on which both are judged; the organisation's `asOf`, else today. */
  asOf?: string | undefined;
  color?: boolean;
  /** Where drawings are kept between runs. */
  cacheFolder?: string;
};

/** `output` is the answer, `errors` what else there is to say, each a sentence. */
export type Compared = { output: string; errors: string[]; exitCode: 0 | 2 | 3 };

/**
 * Says what changed between two versions of a plan, and what that reaches. Exit code 0, also when there are new problems;
 * 2 for bad usage, 3 when a check could not be run to its end.
 */
export async function diff(options: DiffOptions): Promise<Compared> {
  const { content, names, format, asOf, color = false } = options;
  const [base, ...more] = names;
  if (!['text', 'markdown', 'json'].includes(format))
    return refused(`\`--format\` is text, markdown or json, not "${format}".`);
  if (asOf !== undefined && !isDate(asOf))
    return refused(`\`--as-of\` must be a day that exists, written YYYY-MM-DD, but is "${asOf}".`);
  if (base === undefined || base === '' || more.length > 0)
    return refused('Name one git revision or one folder to compare with, such as `muster diff main`.');
  const now = readPlan(content);
  if ('fault' in now) return refused(now.fault);
  const then = await readBase(base, now.path);
  if ('fault' in then) return refused(then.fault);

  const today = asOf ?? now.plan.organization.asOf ?? new Date().toISOString().slice(0, 10);
  const drawn = await drawnOnce(then.plan, now.plan, options.cacheFolder ?? resolve('.muster/diagrams'));
  const context = { today, drawn };
  const before = judged(then, then.found, context);
  const after = judged(now, now.found, context);
  const facts = diffFacts(base, before.judged, after.judged);
  const output = { text: () => diffText(facts, color), markdown: () => diffMarkdown(facts) };
  const failures = new Set([...before.failures, ...after.failures]);
  return {
    output: format === 'markdown' || format === 'text' ? output[format]() : JSON.stringify(facts, null, 2),
    errors: [
      ...(then.note === undefined ? [] : [then.note]),
      ...[...failures].map((failure) => `${failure} This is a fault of muster, not of the plan.`),
    ],
    exitCode: failures.size > 0 ? 3 : 0,
  };
}

function refused(error: string): Compared {
  return { output: '', errors: [error], exitCode: 2 };
}

/** Everything that is wrong with a version; a check that throws is named, and what the others found is kept. */
function judged(
  version: Version,
  found: readonly Problem[],
  context: Context,
): { judged: Judged; failures: string[] } {
  const { plan, files } = version;
  try {
    const problems = sortProblems([...found, ...runChecks(plan, context)]);
    return { judged: { plan, files, problems }, failures: [] };
  } catch (cause) {
    if (!(cause instanceof ChecksFailed)) throw cause;
    const problems = sortProblems([...found, ...cause.problems]);
    return {
      judged: { plan, files, problems },
      failures: (cause.errors as Error[]).map(({ message }) => message),
    };
  }
}

/** Draws the diagrams that one version has and the other has not: all others are as sound in both. */
async function drawnOnce(
  before: Plan,
  after: Plan,
  cacheFolder: string,
): Promise<NonNullable<Context['drawn']>> {
  const [was, is] = [diagramsOf(before), diagramsOf(after)];
  const sources = [...new Set([...was, ...is])].filter((source) => was.has(source) !== is.has(source));
  if (sources.length === 0) return new Map();
  const { createRenderer } = await import('../diagrams/index.ts');
  const renderer = createRenderer({ cacheFolder });
  try {
    const results = await renderer.render(sources.map((source) => ({ source })));
    return new Map(results.map((result) => [result.digest, result]));
  } finally {
    await renderer.close();
  }
}

function diagramsOf(plan: Plan): Set<string> {
  const pages = [...plan.playbooks.values(), ...plan.translations, ...plan.guide];
  return new Set(pages.flatMap(({ body }) => body.diagrams.map(({ source }) => source)));
}
