import { collections, parsePlan } from '../plan/index.ts';
import { formatMdx } from './format-mdx.ts';
import { formatYaml } from './format-yaml.ts';
import { changedText, partsOf } from './yaml-part.ts';

/** A file as it is to be set, or why it is left as it is: what keeps it from being read, as a sentence with a place. */
export type Formatted = { text: string } | { fault: string };

/**
 * A file of a plan (`.yaml` or `.mdx`) set in one way. What it says stays the same, by comparing what is read before and after:
 * should a rule of ours say something else, the file stays as it is. Line ends stay the file's own; a byte order mark goes.
 */
export function formatFile(file: string, content: Uint8Array | string): Formatted {
  const text = changedText(content, (before) => {
    const after = set(file, before);
    return after !== undefined && isSameReading(file, before, after) ? after : undefined;
  });
  return text === undefined ? { fault: faultOf(file, content) } : { text };
}

/** Files of ours, set as `muster fmt` sets them. */
export function formattedFiles<T extends string | Uint8Array>(
  files: ReadonlyMap<string, T>,
): Map<string, T | string> {
  return new Map(
    [...files].map(([file, content]) => {
      const formatted = /\.(?:yaml|mdx)$/.test(file) ? formatFile(file, content) : undefined;
      return [file, formatted && 'text' in formatted ? formatted.text : content];
    }),
  );
}

function set(file: string, text: string): string | undefined {
  const parts = partsOf(file, text);
  const yaml = parts && formatYaml(parts.yaml);
  if (!parts || yaml === undefined) return undefined;
  const opening = parts.opening === '' ? '' : '---\n';
  const whole = opening + yaml + parts.rest.replace(/^---[ \t]+$/m, '---');
  return file.endsWith('.mdx') ? formatMdx(whole) : whole;
}

/** Whether a file is read as the same, positions apart. */
function isSameReading(file: string, before: string, after: string): boolean {
  return before === after || readingOf(file, before) === readingOf(file, after);
}

/** What a plan of one file reads in it, without where it stands, and what is wrong with it. */
function readingOf(file: string, text: string): string {
  const { plan, problems } = parsePlan(new Map([[file, text]]));
  const read = [
    ...Object.values(collections).map((name) => [...(plan[name] as ReadonlyMap<string, unknown>)]),
    plan.organization,
    plan.programme,
    [...plan.glossary],
    plan.translations,
    plan.guide,
    [...plan.sources.values()].map(({ yaml }) => yaml?.toJS({ maxAliasCount: 100 }) as unknown),
    problems.map(({ check, message }) => [check, message]),
  ];
  return JSON.stringify(read, (key, value: unknown) =>
    key === 'place' || key === 'line' ? undefined : value,
  );
}

function faultOf(file: string, content: Uint8Array | string): string {
  const { problems } = parsePlan(new Map([[file, content]]));
  const found = problems.find((problem) => problem.check === 'file-readable' && problem.file === file);
  return found
    ? `${file}:${found.line}:${found.column} ${found.message}`
    : `${file}:1:1 It cannot be set otherwise without saying something else.`;
}
