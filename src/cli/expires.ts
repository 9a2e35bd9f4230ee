import { runChecks } from '../checks/index.ts';
import { counted } from '../checks/wording.ts';
import { addPeriod, daysBetween, formatDate, keeperOf, nameOf } from '../plan/index.ts';
import type { Plan, Problem } from '../plan/index.ts';
import { PERIOD_PATTERN } from '../plan/duration.ts';
import { code, cut, literal } from './markdown-text.ts';
import { notWhole, readPlan } from './read-plan.ts';

/** What a check will say, and the first day on which it does; on the first day of the list what it says already. */
export type Expiring = {
  from: string;
  check: string;
  message: string;
  file: string;
  owner: string | undefined;
};
export type Expires = { asOf: string; until: string; expired: Expiring[]; expiring: Expiring[] };

type Given = { content: string; within: string; format: string; asOf: string | undefined };
type Answer = { output: string; errors: string[]; exitCode: 0 | 2 };

/**
 * One list of what the passing of days brings within a period, as the checks will say it, owner by owner, in Markdown or as
 * data. Exit code 0 whatever it finds, 2 for bad usage.
 */
export function expires({ content, within, format, asOf }: Given): Answer {
  if (!PERIOD_PATTERN.test(within) || daysBetween('2026-01-01', addPeriod('2026-01-01', within)) > MOST_DAYS)
    return refuse(`\`--within\` is a period of at most a year, such as 30d, 8w or 3mo, not "${within}".`);
  if (!['text', 'markdown', 'json'].includes(format))
    return refuse(`\`--format\` is text (which is Markdown), markdown or json, not "${format}".`);
  const read = readPlan(content);
  if ('fault' in read) return refuse(read.fault);
  const today = asOf ?? read.plan.organization.asOf ?? new Date().toISOString().slice(0, 10);
  const found = expiringWithin(read.plan, today, within);
  return {
    output: format === 'json' ? JSON.stringify(found, null, 2) : markdown(read.plan, found),
    errors: notWhole(read.found),
    exitCode: 0,
  };
}

const MOST_DAYS = 366;

/** What checks will find until the last day of a period that they do not find on the first. */
export function expiringWithin(plan: Plan, today: string, within: string): Expires {
  const until = addPeriod(today, within);
  const days = daysBetween(today, until);
  const known = new Map<number, Map<string, Problem>>();
  const on = (day: number): Map<string, Problem> => {
    const problems =
      known.get(day) ??
      new Map(
        runChecks(plan, { today: addPeriod(today, `${day}d`) })
          .filter(({ accepted }) => !accepted)
          .map((problem) => [keyOf(problem), problem]),
      );
    known.set(day, problems);
    return problems;
  };
  const told = (problem: Problem, day: number): Expiring => ({
    from: day === 0 ? today : addPeriod(today, `${day}d`),
    check: problem.check,
    message: problem.message,
    file: problem.file,
    owner: keeperOf(plan, problem.file),
  });
  /** What is new on the last of some days and was not there on the first, each with the day on which it begins. */
  const begins = (first: number, last: number): Expiring[] => {
    const isNew = [...on(last)].filter(([key]) => !on(first).has(key));
    if (isNew.length === 0) return [];
    if (last - first === 1) return isNew.map(([, problem]) => told(problem, last));
    const middle = Math.floor((first + last) / 2);
    return [...begins(first, middle), ...begins(middle, last)];
  };
  return {
    asOf: today,
    until,
    expired: [...on(0).values()].filter(({ dateDriven }) => dateDriven).map((problem) => told(problem, 0)),
    expiring: begins(0, days),
  };
}

/** The same problem on another day; one that grows worse is another. */
function keyOf({ check, severity, file, line, column }: Problem): string {
  return [check, severity, file, line, column].join(' ');
}

function markdown(plan: Plan, { asOf, until, expired, expiring }: Expires): string {
  const owners = Map.groupBy([...expired, ...expiring], ({ owner }) => owner);
  const named = [...owners.keys()].filter((owner) => owner !== undefined).sort();
  const sections = [...named, ...(owners.has(undefined) ? [undefined] : [])].flatMap((owner) => {
    const mine = (list: readonly Expiring[]) => list.filter((each) => each.owner === owner);
    return [
      '',
      `## ${owner === undefined ? 'Nobody is named for these' : titleOf(plan, owner)}`,
      '',
      ...mine(expiring).map((each) => `- [ ] **${formatDate(each.from)}:** ${itemOf(each)}`),
      ...mine(expired).map((each) => `- [ ] **Already:** ${itemOf(each)}`),
    ];
  });
  const title = `# What expires by ${formatDate(until)}`;
  const summary = `Seen on ${formatDate(asOf)}: ${counted(expiring.length, 'matter')} to come, ${expired.length} past already.`;
  return cut(
    [title, '', `${summary} Each day is the first on which ${code('muster check')} says it.`, ...sections],
    `The rest does not fit here: ${code('muster expires')} shows it.`,
  );
}

/** A role with those who fill it on the code host, who are told of the list by it. */
function titleOf(plan: Plan, id: string): string {
  const handles = plan.roles.get(id)?.git ?? [];
  return [literal(nameOf(plan, { kind: 'role', id })), ...handles].join(' ');
}

const itemOf = ({ message, file, check }: Expiring) => `${literal(message)} (${code(file)}, ${code(check)})`;

const refuse = (error: string): Answer => ({ output: '', errors: [error], exitCode: 2 });
