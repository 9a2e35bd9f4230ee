import type { z } from 'zod';
import { structureProblem } from './problem.ts';
import type { Problem } from './problem.ts';
import { placeOf } from './source.ts';
import type { DataPath, Source } from './source.ts';
import { didYouMean } from './suggest.ts';

type Issue = z.core.$ZodIssue;

/** What a schema says against a file's data, in whole sentences with places. */
export function schemaProblems(
  schema: z.ZodType,
  data: unknown,
  label: string,
  source: Source,
  issues: readonly Issue[],
): Problem[] {
  return issues.flatMap((issue) => explain(schema, data, label, source, issue, []));
}

function explain(
  schema: z.ZodType,
  data: unknown,
  label: string,
  source: Source,
  issue: Issue,
  base: DataPath,
): Problem[] {
  const path = [...base, ...(issue.path as (string | number)[])];
  const problem = (message: string, at: DataPath = path, which: 'value' | 'key' = 'value') =>
    structureProblem('schema-valid', placeOf(source, at, which), message);

  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, data, path);
    const where = path.length === 0 ? `a ${label.toLowerCase()}` : quoted(path);
    return issue.keys.map((key) =>
      problem(
        `\`${key}\` is not a key of ${where}.${didYouMean(key, known) || ` It may have: ${known.join(', ')}.`}`,
        [...path, key],
        'key',
      ),
    );
  }
  if (issue.code === 'invalid_union') {
    const branch = nearestBranch(issue.errors);
    if (branch.length > 0)
      return branch.flatMap((inner) => explain(schema, data, label, source, inner, path));
  }
  const value = valueAt(data, path);
  if (value === undefined && path.length > 0) {
    return [problem(`\`${written(path)}\` is missing. Add it.`, path.slice(0, -1))];
  }
  return [problem(`${subject(path, label)} ${demand(issue, value)}`)];
}

/** The alternative of a union that came nearest: the one that failed deepest, and of these the one with fewest faults. */
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (branch: readonly Issue[]) => Math.max(...branch.map((issue) => issue.path.length), 0);
  return [...branches].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
}

function demand(issue: Issue, value: unknown): string {
  const but = `, but is ${shown(value)}.`;
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeWords[issue.expected] ?? issue.expected}${but}`;
    case 'invalid_value': {
      const values = issue.values.map(String);
      const hint = typeof value === 'string' ? didYouMean(value, values) : '';
      return `must be ${values.length === 1 ? '' : 'one of '}${values.join(', ')}${but}${hint}`;
    }
    case 'too_small':
      return issue.message.startsWith('must')
        ? `${issue.message}${but}`
        : `must be at least ${String(issue.minimum)}${but}`;
    case 'too_big':
      return issue.message.startsWith('must')
        ? `${issue.message}.`
        : `must be at most ${String(issue.maximum)}${but}`;
    default:
      if (!issue.message.startsWith('must')) return sentence(issue.message);
      return typeof value === 'string' && value.length <= 60
        ? `${issue.message}${but}`
        : sentence(issue.message);
  }
}

const typeWords: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

function subject(path: DataPath, label: string): string {
  return path.length === 0 ? `A ${label.toLowerCase()} file` : quoted(path);
}

function quoted(path: DataPath): string {
  return `\`${written(path)}\``;
}

/** `['ways', 0, 'value']` -> `ways[0].value`. */
export function written(path: DataPath): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.length > 60 ? `${value.slice(0, 57)}…` : value}"`;
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of keys';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'something else';
}

function valueAt(data: unknown, path: DataPath): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<string | number, unknown> | null | undefined)?.[step],
    data,
  );
}

/** The keys that the schema allows where `path` leads. */
function keysAt(schema: z.ZodType, data: unknown, path: DataPath): string[] {
  type Def = {
    type: string;
    innerType?: z.ZodType;
    in?: z.ZodType;
    element?: z.ZodType;
    valueType?: z.ZodType;
    shape?: Record<string, z.ZodType>;
    options?: z.ZodType[];
  };
  const def = schema._zod.def as Def;
  if (def.innerType) return keysAt(def.innerType, data, path);
  if (def.in) return keysAt(def.in, data, path);
  const [step, ...rest] = path;
  if (def.options) {
    const kind = (data as { type?: unknown } | undefined)?.type;
    const chosen = def.options.filter((option) => {
      const literal = (
        (option._zod.def as Def).shape?.['type']?._zod.def as { values?: unknown[] } | undefined
      )?.values;
      return literal === undefined || literal.includes(kind);
    });
    return [...new Set(chosen.flatMap((option) => keysAt(option, data, path)))];
  }
  if (def.shape) {
    if (step === undefined) return Object.keys(def.shape);
    const field = def.shape[step];
    return field ? keysAt(field, (data as Record<string, unknown>)[step], rest) : [];
  }
  const item = def.element ?? def.valueType;
  return item && step !== undefined
    ? keysAt(item, (data as Record<string | number, unknown>)[step], rest)
    : [];
}
