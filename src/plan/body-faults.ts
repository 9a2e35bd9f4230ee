import type { OpenFence } from './fences.ts';
import { structureProblem } from './problem.ts';
import type { Problem } from './problem.ts';

/** A block that takes in all that follows it. */
export function unclosed(file: string, { line, column, fence, language }: OpenFence): Problem {
  const what = language === '' ? 'A block of code' : `A block \`${language}\``;
  const close = `${fence.length} ${fence.startsWith('~') ? 'tildes' : 'backticks'}`;
  const message = `${what} is opened here and not closed, so it takes in what follows. Close it with a line of ${close}.`;
  return structureProblem('file-readable', { file, line, column }, message);
}

/** A text that is no MDX, told at the place that the reader names. */
export function unreadable(file: string, text: string, cause: unknown): Problem {
  const message = cause instanceof Error ? cause.message : String(cause);
  const match = /^(\d+):(\d+): ([\s\S]*)$/.exec(message);
  const place = { file, line: Number(match?.[1] ?? 1), column: Number(match?.[2] ?? 1) };
  const what = (match?.[3] ?? message).replace(/\s*\([\w-]+:[\w-]+\)\s*$/, '').replace(/\.?$/, '.');
  const line = text.split('\n')[place.line - 1] ?? '';
  return structureProblem('file-readable', place, mdxFault(what, line));
}

/** What the MDX reader says, for people who do not know MDX. */
function mdxFault(what: string, line: string): string {
  const opened = /closing tag for `<([^`>]+)>`/.exec(what)?.[1];
  if (opened !== undefined) {
    return `\`<${opened}>\` is opened here and not closed. Close it with \`</${opened}>\`, or with \`/>\` if it holds nothing, in the same paragraph if the text begins beside it. A \`<\` that is meant as text is written \`\\<\`.`;
  }
  if (/closing brace|expression/.test(what)) {
    return 'A `{` stands here without its `}`. A brace that is meant as text is written `\\{`.';
  }
  if (line.includes('<!--')) return 'An HTML comment has no place in MDX. Remove it, or write `{/* … */}`.';
  if (/<[A-Z]\w*\b[^>]*=[^"'\s{>]/.test(line))
    return 'The value of an attribute stands in quotation marks: name="value".';
  const hint = line.includes('<')
    ? 'A `<` that is meant as text is written `\\<`.'
    : 'A `{` that is meant as text is written `\\{`.';
  return `The text cannot be read here: ${what} ${hint}`;
}
