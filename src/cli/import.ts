import { posix } from 'node:path';
import { toGuide } from '../import/to-guide.ts';
import { parsePlan } from '../plan/index.ts';
import type { PlanFiles } from '../plan/index.ts';
import { importText } from './import-text.ts';
import type { Outcome } from './import-text.ts';
import { readSources } from './import-sources.ts';
import { compareFiles, putFiles } from './put-files.ts';
import { readPlan } from './read-plan.ts';
import { harmless } from './terminal.ts';

type Given = {
  content: string;
  names: readonly string[];
  to: string;
  format: string;
  dryRun: boolean;
  force: boolean;
  programme: boolean;
};

/**
 * Brings documents into a plan: reads them, makes pages, looks whether the plan reads the pages without a fault, and writes all
 * of them or none. Gives the exit code: 0 written (or nothing to write), 1 not, because of what the documents say or of what is
 * there already, 2 a wrong command line.
 */
export function importInto(given: Given): number {
  const wrong = faultOf(given);
  if (wrong !== undefined) return say([wrong], 2);
  const read = readPlan(given.content);
  if ('fault' in read) return say([read.fault], 2);
  const sources = readSources(given.names);
  const { faults } = sources;
  if (faults.length > 0) return say([...faults, 'Nothing was imported.'], 1);
  const guide = toGuide(sources, posix.normalize(given.to));
  const files = new Map(guide.files);
  if (given.programme) {
    const [flow, ...more] = guide.flows;
    if (!flow)
      return say(['No document describes a flow: a numbered list that says what connects to what.'], 1);
    if (more.length > 0)
      return say(
        [
          `${guide.flows.length} documents describe a flow: ${guide.flows.map(({ path }) => path).join(', ')}. Name one of them alone.`,
        ],
        1,
      );
    files.set('programme.yaml', flow.text);
  }
  if (files.size === 0) return say([`There is nothing to import in ${given.names.join(', ')}.`], 1);
  const compared = compareFiles(read.path, files);
  const outcome: Outcome = { ...guide, ...compared, dryRun: given.dryRun, forced: given.force };
  const kept = compared.changed.length > 0 && !given.force;
  const problems = problemsOf(read.files, files);
  console.log(harmless(importText(outcome, given.format)));
  if (problems.length > 0) return say([...problems, 'Nothing was imported.'], 1);
  if (kept) {
    const them = compared.changed.length === 1 ? 'It is' : 'They are';
    return say(
      [
        `${compared.changed.join(', ')}: there already, with other words. ${them} kept; --force overwrites. Nothing was imported.`,
      ],
      1,
    );
  }
  if (!given.dryRun)
    putFiles(read.path, new Map([...files].filter(([path]) => !compared.same.includes(path))));
  return 0;
}

function faultOf({ names, to, format }: Given): string | undefined {
  if (names.length === 0) return 'Name the files or folders to import.';
  if (format !== 'text' && format !== 'json') return `\`--format\` is text or json, not "${format}".`;
  if (!/^guide(?:\/[a-z][a-z0-9-]{1,62})*$/.test(to))
    return `\`--to\` is \`guide\` or a folder in it, such as \`guide/old\`, not "${to}".`;
  return undefined;
}

/** What the plan would say of the new files: every fault of structure in them. */
function problemsOf(before: PlanFiles, files: ReadonlyMap<string, string | Uint8Array>): string[] {
  const { problems } = parsePlan(new Map<string, string | Uint8Array>([...before, ...files]));
  return problems
    .filter(({ file, severity }) => severity === 'error' && files.has(file))
    .map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
}

function say(sentences: readonly string[], exitCode: number): number {
  for (const sentence of sentences) console.error(harmless(sentence));
  return exitCode;
}
