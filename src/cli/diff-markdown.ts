import type { Diff } from './diff-facts.ts';
import { isNothing } from './diff-facts.ts';
import {
  changeWords,
  nothingChanged,
  otherFiles,
  reachedKinds,
  reachedWords,
  summaryOf,
} from './diff-text.ts';
import type { ProblemChange } from './diff-facts.ts';
import { code, cut, literal } from './markdown-text.ts';

/** What changed and what that reaches, as a comment on a pull request. */
export function diffMarkdown(diff: Diff): string {
  const title = '## What this change does to the plan';
  if (isNothing(diff)) return `${title}\n\n${literal(nothingChanged(diff))}`;
  const { added, changed, removed, affected, problems } = diff;
  const named = (list: Diff['added']) => list.map((item) => `- ${item.label} ${itemName(item)}`);
  const parts: [string, string[]][] = [
    ['New problems', problems.added.map((problem) => problemItem(problem, ' It is no longer accepted.'))],
    ['Problems gone', problems.gone.map((problem) => problemItem(problem, ' It is accepted now.'))],
    ['Added', named(added)],
    [
      'Changed',
      changed.flatMap((item) => [
        `- ${item.label} ${itemName(item)}`,
        ...item.fields.map((field) => `  - ${code(field.field)}: ${literal(changeWords(field, '→'))}`),
      ]),
    ],
    ['Removed', named(removed)],
    ['Other files', otherFiles(diff).map((line) => `- ${literal(line)}`)],
    [
      'What this reaches',
      reachedKinds(affected).map(
        ([word, list]) => `- **${word}:** ${list.map((each) => literal(reachedWords(each))).join('; ')}`,
      ),
    ],
  ];
  const sections = parts.flatMap(([heading, lines]) =>
    lines.length === 0 ? [] : ['', `### ${heading}`, '', ...lines],
  );
  return fitting([title, '', literal(summaryOf(diff)), ...sections], diff.base);
}

function itemName({ name, file }: { name: string; file: string }): string {
  return `**${literal(name)}** (${code(file)})`;
}

function problemItem({ check, severity, message, file, line, accepted }: ProblemChange, why: string): string {
  return `- **${severity}** ${code(`${file}:${line}`)} ${literal(message)}${accepted ? why : ''} (${code(check)})`;
}

/** The lines that fit a comment, and how to read the others. */
function fitting(lines: readonly string[], base: string): string {
  return cut(lines, `The rest does not fit here: ${code(`muster diff ${base}`)} shows it.`);
}
