import { formatDate, isDate } from './calendar.ts';
import { parseRef } from './body.ts';
import { formatDuration, formatPeriod, PERIOD_PATTERN } from './duration.ts';
import type { Entry } from './parse.ts';
import { collection, find } from './plan.ts';
import type { Plan } from './plan.ts';
import { structureProblem } from './problem.ts';
import type { Problem } from './problem.ts';
import { didYouMean } from './suggest.ts';

const DURATIONS = new Set([
  'rto',
  'rpo',
  'mtpd',
  'wrt',
  'rtoNeeded',
  'activationTime',
  'maxDuration',
  'timeToFirstAction',
  'every',
]);
const PERCENTS = new Set(['capacity', 'percent', 'uptimePercent']);
/** Groups whose keys may be named without the group: `rto` of a process means `impactAnalysis.rto`. */
const GROUPS = ['impactAnalysis', 'capability', 'recovery', 'backup', 'serviceLevel'];

/** How values are said in a language; English unless somebody says otherwise. */
export type ValueWords = {
  duration: (minutes: number) => string;
  date: (date: string) => string;
  period: (period: string) => string;
  percent: (share: number) => string;
  yes: string;
  no: string;
};

const ENGLISH: ValueWords = {
  duration: formatDuration,
  date: formatDate,
  period: formatPeriod,
  percent: (share) => `${share} %`,
  yes: 'yes',
  no: 'no',
};

/** A value of the plan in words, for `<Fact of="process/payroll" field="rto"/>`; undefined when there is none. */
export function factValue(plan: Plan, of: string, field: string, say = ENGLISH): string | undefined {
  const ref = parseRef(of);
  const entity = ref && (find(plan, ref) as Record<string, unknown> | undefined);
  if (!entity) return undefined;
  const found = lookUp(entity, field);
  return found === undefined ? undefined : words(field.split('.').at(-1) ?? field, found, say);
}

function lookUp(entity: Record<string, unknown>, field: string): unknown {
  const start = [entity, ...GROUPS.flatMap((group) => (isGroup(entity[group]) ? [entity[group]] : []))];
  for (const group of start) {
    const value = field
      .split('.')
      .reduce<unknown>((current, key) => (isGroup(current) ? current[key] : undefined), group);
    if (value !== undefined && field !== 'body') return value;
  }
  return undefined;
}

function words(field: string, value: unknown, say: ValueWords): string | undefined {
  if (typeof value === 'number') {
    if (DURATIONS.has(field)) return say.duration(value);
    return PERCENTS.has(field) ? say.percent(value) : String(value);
  }
  if (typeof value === 'boolean') return value ? say.yes : say.no;
  if (typeof value === 'string') {
    if (isDate(value)) return say.date(value);
    return PERIOD_PATTERN.test(value) ? say.period(value) : value;
  }
  if (field === 'mbco' && isGroup(value))
    return `${say.percent(Number(value['percent']))}: ${String(value['description'])}`;
  return undefined;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Messages, decisions and facts that a body names and its file or the plan does not hold. */
export function inner(plan: Plan, entry: Entry): Problem[] {
  const problems: Problem[] = [];
  for (const { component, of, field, place } of entry.body?.inner ?? []) {
    if (component === 'Fact') {
      const ref = parseRef(of);
      if (!ref || !collection(plan, ref.kind).has(ref.id) || factValue(plan, of, field) !== undefined)
        continue;
      problems.push(
        structureProblem(
          'reference-exists',
          place,
          `\`${of}\` has no value \`${field}\`. Name one that it has, such as rto, or add it there.`,
        ),
      );
      continue;
    }
    const where = component === 'Message' ? 'messages' : 'decisions';
    const ids = idsOf(entry.raw, where);
    if (ids === undefined || ids.includes(of)) continue;
    problems.push(
      structureProblem(
        'reference-exists',
        place,
        `\`<${component}>\` names \`${of}\`, which \`${where}\` in the front matter does not hold.${didYouMean(of, ids) || ' Add it there.'}`,
      ),
    );
  }
  return problems;
}

/** The ids of a list in a file's data, also where its schema refuses the file; undefined where the list cannot be read. */
function idsOf(raw: unknown, list: string): string[] | undefined {
  if (!isGroup(raw)) return undefined;
  const items = raw[list] ?? [];
  if (!Array.isArray(items)) return undefined;
  return items.flatMap((item) => (isGroup(item) && typeof item['id'] === 'string' ? [item['id']] : []));
}
