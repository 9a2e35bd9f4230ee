import type { z } from 'zod';
import { structureProblem } from './problem.ts';
import type { Problem } from './problem.ts';
import { elementOf, exampleOf, formOf } from './schema-example.ts';
import { keysAt, meaningAt, schemasAt, valueAt } from './schema-path.ts';
import { clause, demand, withArticle } from './schema-wording.ts';
import type { Issue } from './schema-wording.ts';
import { placeOf } from './source.ts';
import type { DataPath, Source } from './source.ts';
import { didYouMean } from './suggest.ts';

/** A file's data beside the schema that it should follow. */
export type Judged = { schema: z.ZodType; data: unknown; label: string; source: Source };

/** What a schema says against a file's data, in whole sentences with places. Keys missing side by side are one problem. */
export function schemaProblems(judged: Judged, issues: readonly Issue[]): Problem[] {
  const faults = issues.flatMap((issue) => explain(judged, issue, []));
  const missing = Map.groupBy(
    faults.filter((fault) => fault.message === undefined),
    ({ path }) => written(path.slice(0, -1)),
  );
  return [
    ...faults.flatMap(({ path, at, message }) =>
      message === undefined
        ? []
        : [structureProblem('schema-valid', placeOf(judged.source, path, at), message)],
    ),
    ...[...missing.values()].map((group) =>
      absent(
        judged,
        group.map(({ path }) => path),
      ),
    ),
  ];
}

/** One thing that is wrong at a path; without a message, that nothing stands there. */
type Fault = { path: DataPath; at: 'value' | 'key'; message: string | undefined };

function explain(judged: Judged, issue: Issue, base: DataPath): Fault[] {
  const path = [...base, ...(issue.path as (string | number)[])];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      at: 'key',
      message: strangeKey(judged, path, key),
    }));
  }
  const value = valueAt(judged.data, path);
  if (value === undefined && path.length > 0) return [{ path, at: 'value', message: undefined }];
  if (issue.code === 'invalid_union') {
    const branch = nearestBranch(issue.errors, value);
    if (branch) return branch.flatMap((inner) => explain(judged, inner, path));
  }
  if (value === null) {
    return [{ path, at: 'value', message: `${quoted(path)} is empty. ${fillIn(judged, path)}` }];
  }
  const subject = path.length === 0 ? `A ${judged.label.toLowerCase()} file` : quoted(path);
  return [
    { path, at: 'value', message: `${subject} ${demand(issue, value)}${formHint(judged, issue, path)}` },
  ];
}

/** Which keys a group takes, or how a list is written, where something else was given; empty for any other fault. */
function formHint({ schema, data }: Judged, issue: Issue, path: DataPath): string {
  const [found] = schemasAt(schema, data, path);
  const key = path.findLast((step) => typeof step === 'string');
  if (issue.code !== 'invalid_type' || found === undefined || key === undefined) return '';
  const value = valueAt(data, path);
  const example = typeof path.at(-1) === 'number' ? '- ' : `${key}: `;
  const soWritten = ` Write it so: \`${example}${exampleOf(found, value)}\`.`;
  if (issue.expected === 'array') return elementOf(found) ? soWritten : '';
  if (issue.expected === 'record') {
    const meaning = meaningAt(schema, data, path);
    return meaning === undefined ? '' : ` It holds ${clause(meaning)}.`;
  }
  const form = issue.expected === 'object' ? formOf(found) : undefined;
  if (!form) return '';
  const wanted = form.keys.filter((name) => !form.needed.includes(name)).map((name) => `\`${name}\``);
  const keys = [
    ...form.needed.map((name) => `\`${name}\``),
    ...(wanted.length > 0 ? [`if wanted ${wanted.join(', ')}`] : []),
  ];
  return ` Its keys: ${keys.join(', ')}.${soWritten}`;
}

/**
 * The alternative of a union that is plainly meant: the one that failed inside a list or group, and of several the one
 * that failed deepest with the fewest faults. Undefined for a plain value, which all alternatives refuse alike.
 */
function nearestBranch(
  branches: readonly (readonly Issue[])[],
  value: unknown,
): readonly Issue[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const depth = (branch: readonly Issue[]) => Math.max(...branch.map((issue) => issue.path.length), 0);
  const refused = (branch: readonly Issue[]) =>
    branch.some(({ path, code }) => path.length === 0 && /^invalid_(type|value)$/.test(code));
  return branches
    .filter((branch) => !refused(branch))
    .sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
}

function strangeKey({ schema, data, label }: Judged, path: DataPath, key: string): string {
  const where = path.length === 0 ? withArticle(label) : quoted(path);
  const what = `\`${key}\` is not a key of ${where}.`;
  if (path.length === 0 && (key === 'slug' || key === 'id')) {
    return `${what} The file's name is its id and its address. Remove this line.`;
  }
  if (key.includes(' ') && valueAt(data, [...path, key]) === null) {
    return `${what} If it belongs to the text before the comma, put that text in quotation marks.`;
  }
  const known = keysAt(schema, data, path);
  return what + (didYouMean(key, known) || ` It may have: ${known.join(', ')}.`);
}

/** Keys of one group that are not there. */
function absent(judged: Judged, paths: readonly DataPath[]): Problem {
  const { schema, data, source } = judged;
  const [first = []] = paths;
  const place = placeOf(source, first.slice(0, -1));
  if (paths.length === 1) {
    return structureProblem('schema-valid', place, `${quoted(first)} is missing. ${fillIn(judged, first)}`);
  }
  const named = paths.map((path) => {
    const meaning = meaningAt(schema, data, path);
    return meaning === undefined ? quoted(path) : `${quoted(path)} (${clause(meaning)})`;
  });
  return structureProblem('schema-valid', place, `These keys are missing: ${named.join(', ')}. Add them.`);
}

function fillIn({ schema, data }: Judged, path: DataPath): string {
  const meaning = meaningAt(schema, data, path);
  return meaning === undefined ? 'Add it.' : `Add it: ${clause(meaning)}.`;
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
