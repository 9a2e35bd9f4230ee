import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Sources } from '../import/documents.ts';
import type { Parent } from '../import/draft.ts';
import type { Undrawn } from '../import/drawings.ts';
import { officeDocuments } from '../import/office.ts';
import type { Office } from '../import/office.ts';
import type { Keepers } from '../import/playbook.ts';
import { describeMapping, findTables, tableFiles } from '../import/table-files.ts';
import type { Confirmed, Found } from '../import/table-files.ts';
import { toGuide } from '../import/to-guide.ts';
import type { Plan } from '../plan/index.ts';
import { asking, isAsked } from './ask.ts';
import { drawNew, problemsWith, unshownAmong } from './import-checks.ts';
import { importText } from './import-text.ts';
import type { Outcome } from './import-text.ts';
import { readSources } from './import-sources.ts';
import type { Read } from './import-sources.ts';
import { formattedFiles } from '../author/format.ts';
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
  yes: boolean;
};

/**
 * Brings documents into a plan: reads them, makes pages, looks whether the plan reads the pages without a fault, and writes all
 * of them or none. Gives the exit code: 0 written (or nothing to write), 1 not, because of what the documents say or of what is
 * there already, 2 a wrong command line.
 */
export async function importInto(given: Given): Promise<number> {
  const wrong = faultOf(given);
  if (wrong !== undefined) return say([wrong], 2);
  const read = readPlan(given.content);
  if ('fault' in read) return say([read.fault], 2);
  const sources = readSources(given.names);
  const office = await officeDocuments(sources.others);
  const tables = await findTables(sources.others, mappingsIn(read.path));
  const faults = [...sources.faults, ...office.faults, ...tables.faults];
  if (faults.length > 0) return say([...faults, 'Nothing was imported.'], 1);
  const keepers = keepersOf(read.plan);
  const all = joined(sources, office);
  const unshown = await unshownAmong(all.pictures);
  const trees = new Map<string, Parent>();
  const guideOf = (undrawn: Undrawn) =>
    toGuide({ ...all, unshown, trees, undrawn }, posix.normalize(given.to), keepers);
  const first = guideOf(new Map());
  const { undrawn, drawn } = await drawNew(first.files);
  const guide = undrawn.size === 0 ? first : guideOf(undrawn);
  guide.lost.push(...sources.lost, ...office.lost, ...tables.lost);
  const files = formattedFiles(guide.files);
  if (tables.found.length > 0) {
    if (!keepers)
      return say(['The plan needs two roles first, one to keep and one to approve what tables bring.'], 1);
    if (!(await isConfirmed(tables.found, given))) return say(['Nothing was imported.'], 1);
    const made = tableFiles(tables.found, read.plan, keepers);
    for (const [path, text] of made.files) files.set(path, text);
    guide.lost.push(...made.lost);
  }
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
  const flows = given.programme ? [] : guide.flows;
  const kept = compared.changed.length > 0 && !given.force;
  const { unread, stopping } = problemsWith(read, files, drawn);
  const outcome: Outcome = {
    ...guide,
    flows,
    ...compared,
    stopping,
    dryRun: given.dryRun,
    forced: given.force,
  };
  console.log(harmless(importText(outcome, given.format)));
  if (unread.length > 0) return say([...unread, 'Nothing was imported.'], 1);
  if (kept) {
    const them = compared.changed.length === 1 ? 'It is' : 'They are';
    return say(
      [
        `${compared.changed.join(', ')}: there already, with other words. ${them} kept; --force overwrites. Nothing was imported.`,
      ],
      1,
    );
  }
  if (stopping.length > 0)
    say([...stopping, 'The site cannot be built until that is mended; `muster check` lists it again.'], 0);
  if (given.dryRun) return 0;
  const written = new Map([...files].filter(([path]) => !compared.same.includes(path)));
  if (tables.found.length > 0) {
    const mappings = { ...mappingsIn(read.path), ...mappingsOf(tables.found) };
    written.set(
      MAPPINGS,
      `# What the columns of imported tables mean. Correct it here, and import again.\n${stringify(mappings)}`,
    );
  }
  putFiles(read.path, written);
  return 0;
}

/** Beside the plan's files, but none of them: its name begins with a dot. */
const MAPPINGS = '.muster-import.yaml';

function mappingsIn(folder: string): Confirmed {
  const file = join(folder, MAPPINGS);
  return existsSync(file) ? ((parse(readFileSync(file, 'utf8')) ?? {}) as Confirmed) : {};
}

function mappingsOf(found: readonly Found[]): Confirmed {
  return Object.fromEntries(
    found.map(({ table, mapping: { kind, columns } }) => [
      table.title,
      { kind, columns: Object.fromEntries(columns) },
    ]),
  );
}

/** Shows what columns are taken for, and asks; elsewhere than on a terminal `--yes` is the answer. */
async function isConfirmed(found: readonly Found[], { yes, dryRun }: Given): Promise<boolean> {
  const open = found.filter(({ confirmed }) => !confirmed);
  for (const each of open) console.log(harmless(describeMapping(each).join('\n')));
  if (open.length === 0 || yes || dryRun) return true;
  if (isAsked()) return /^y/i.test(await asking((ask) => ask({ text: 'Is that right?', usual: 'yes' })));
  console.error(
    `Say --yes if that is right; else write what is right into ${MAPPINGS} in the plan's folder.`,
  );
  return false;
}

function joined(sources: Read, office: Office): Sources {
  return {
    documents: new Map([...sources.documents, ...office.documents]),
    pictures: new Map([...sources.pictures, ...office.pictures]),
    navigation: new Map([...sources.navigation, ...office.navigation]),
    webPages: office.webPages,
  };
}

/** The roles that keep and approve what an import makes, until somebody says otherwise; none where the plan has no two. */
function keepersOf({ roles }: Plan): Keepers | undefined {
  const [owner, approver] = [...roles.keys()].sort();
  return owner === undefined || approver === undefined ? undefined : { owner, approver };
}

function faultOf({ names, to, format }: Given): string | undefined {
  if (names.length === 0) return 'Name the files or folders to import.';
  if (format !== 'text' && format !== 'json') return `\`--format\` is text or json, not "${format}".`;
  if (!/^guide(?:\/[a-z][a-z0-9-]{1,62})*$/.test(to))
    return `\`--to\` is \`guide\` or a folder in it, such as \`guide/old\`, not "${to}".`;
  return undefined;
}

function say(sentences: readonly string[], exitCode: number): number {
  for (const sentence of sentences) console.error(harmless(sentence));
  return exitCode;
}
