import { join, posix } from 'node:path';
import { formattedFiles } from '../author/format.ts';
import type { Sources } from '../import/documents.ts';
import { carriedFiles } from '../import/carried/carried-files.ts';
import type { Parent } from '../import/draft.ts';
import type { Undrawn } from '../import/drawings.ts';
import type { Flow } from '../import/flow.ts';
import type { Lost } from '../import/lost.ts';
import { MAPPINGS } from '../import/tables/mapping-file.ts';
import { officeDocuments } from '../import/office.ts';
import type { Office } from '../import/office.ts';
import { peopleIn } from '../import/tables/people.ts';
import type { Keepers } from '../import/playbook.ts';
import { findTables, tableFiles } from '../import/tables/table-files.ts';
import { toGuide } from '../import/to-guide.ts';
import { comparePlans, parsePlan } from '../plan/index.ts';
import type { Plan, Problem, ReadMemory, Version } from '../plan/index.ts';
import { asking, isAsked } from './ask.ts';
import { countryFault, howToMap, isConfirmed, mappingsAfter, mappingsIn } from './import-mappings.ts';
import { drawNew, stoppingIn, unshownAmong } from './import-checks.ts';
import { readSources } from './import-sources.ts';
import type { Read } from './import-sources.ts';
import { importText } from './import-text.ts';
import type { Outcome } from './import-text.ts';
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
  leaveOut: boolean;
  country: string | undefined;
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
  const mappings = mappingsIn(read.path);
  const office = await officeDocuments(sources.others);
  const tables = await findTables(sources.others, mappings.confirmed);
  const faults = [...sources.faults, ...office.faults, ...mappings.faults, ...tables.faults];
  if (faults.length > 0) return say([...faults, NOTHING], 1);
  const keepers = keepersOf(read.plan);
  const all = joined(sources, office);
  const memory: ReadMemory = new Map();
  const carried = carriedFiles(office.carried, {
    plan: read.plan,
    keepers,
    judge: (file, made) => errorsIn(parsePlan(new Map([...read.files, ...made]), memory).problems, [file]),
  });
  const unshown = await unshownAmong(all.pictures);
  const trees = new Map<string, Parent>();
  const guideOf = (undrawn: Undrawn) =>
    toGuide({ ...all, unshown, trees, undrawn }, posix.normalize(given.to), keepers);
  const first = guideOf(new Map());
  const { undrawn, drawn } = await drawNew(new Map([...first.files, ...carried.files]));
  const guide = undrawn.size === 0 ? first : guideOf(undrawn);
  guide.pages.push(...carried.pages);
  guide.lost.push(...sources.lost, ...office.lost, ...tables.lost, ...carried.lost);
  const unset = new Map([...guide.files, ...carried.files]);
  const notes: string[] = [];
  if (tables.found.length + tables.parts.length > 0) {
    if (!keepers)
      return say(['The plan needs two roles first, one to keep and one to approve what tables bring.'], 1);
    if (!(await isConfirmed(tables.found, given))) return say([NOTHING], 1);
    const made = tableFiles(tables.found, read.plan, keepers, given.country, tables.parts);
    for (const [path, text] of made.files) unset.set(path, text);
    guide.lost.push(...made.lost);
    notes.push(...made.notes);
  }
  if (given.programme) {
    const flow = onlyFlow(guide.flows);
    if (typeof flow === 'string') return say([flow], 1);
    unset.set('programme.yaml', flow.text);
  }
  // What stays as somebody has written it is not ours to set.
  const kept = [...unset].filter(([path, text]) => text === read.plan.sources.get(path)?.text);
  const files = new Map([...formattedFiles(unset), ...kept]);
  const compared = compareFiles(read.path, files);
  const filesAfter = new Map<string, string | Uint8Array>([...read.files, ...files]);
  const after = parsePlan(filesAfter);
  const coming = new Map([...files].filter(([path]) => !compared.same.includes(path)));
  const problems = errorsIn(after.problems, [...files.keys()]).map(told);
  const stopping = problems.length > 0 ? [] : stoppingIn(after.plan, read.plan, drawn).map(told);
  const outcome: Outcome = {
    ...guide,
    ...compared,
    flows: given.programme ? [] : guide.flows,
    notes,
    mapping: howToMap(tables),
    people: peopleIn(after.plan, coming),
    edits: editsOf(
      compared.changed,
      { plan: read.plan, files: read.files },
      { plan: after.plan, files: bytesOf(filesAfter) },
    ),
    stopping,
    // What is refused is told as what would be.
    dryRun:
      given.dryRun || problems.length > 0 || (!given.leaveOut && guide.lost.some(({ refused }) => refused)),
    forced: given.force,
  };
  console.log(harmless(importText(outcome, given.format)));
  if (files.size === 0) return say([`There is nothing to import in ${given.names.join(', ')}.`], 1);
  if (problems.length > 0) return say([...problems, NOTHING], 1);
  if (compared.changed.length > 0 && !given.force) {
    const them = compared.changed.length === 1 ? 'It is' : 'They are';
    return say(
      [
        `${compared.changed.join(', ')}: there already, with other words. ${them} kept; --force overwrites. ${NOTHING}`,
      ],
      1,
    );
  }
  if (!(await mayLeaveOut(guide.lost, given))) return 1;
  if (stopping.length > 0)
    say([...stopping, 'The site cannot be built until that is mended; `muster check` lists it again.'], 0);
  if (given.dryRun) return 0;
  const said = mappingsAfter(mappings.text, tables.found, given.country);
  putFiles(read.path, said === undefined ? coming : new Map([...coming, [MAPPINGS, said]]));
  if (said !== undefined && given.format === 'text')
    console.log(harmless(`What the columns mean is kept in ${join(given.content, MAPPINGS)} for next time.`));
  return 0;
}

const NOTHING = 'Nothing was imported.';

function errorsIn(problems: readonly Problem[], files: readonly string[]): Problem[] {
  return problems.filter(({ file, severity }) => severity === 'error' && files.includes(file));
}
const told = ({ file, line, column, message }: Problem) => `${file}:${line}:${column} ${message}`;

/** What tables change in files that are there, field by field. */
const editsOf = (changed: readonly string[], before: Version, after: Version) =>
  changed.some((file) => file.endsWith('.yaml'))
    ? comparePlans(before, after).changed.filter(
        ({ file }) => changed.includes(file) && file.endsWith('.yaml'),
      )
    : [];

const bytesOf = (files: ReadonlyMap<string, string | Uint8Array>) =>
  new Map([...files].map(([path, content]) => [path, Buffer.from(content)] as const));

/** Rows and tables that cannot come in stay out only where somebody says so. */
async function mayLeaveOut(lost: readonly Lost[], { leaveOut, dryRun }: Given): Promise<boolean> {
  const refused = lost.filter((each) => each.refused === true);
  if (refused.length === 0 || leaveOut) return true;
  const [first] = refused;
  const what = `${refused.length === 1 ? `${first?.file}:${first?.line} cannot` : `${refused.length} rows or tables, named above, cannot`} come in as ${refused.length === 1 ? 'it is' : 'they are'}.`;
  if (isAsked() && !dryRun) {
    const answer = await asking((ask) =>
      ask({ text: `${what} Leave out, and bring the rest?`, usual: 'no' }),
    );
    if (/^y/i.test(answer)) return true;
  }
  say([`${what} Mend that in the table, or leave it out with --leave-out. ${NOTHING}`], 1);
  return false;
}

/** The one flow that documents describe, or a sentence that says why there is none. */
function onlyFlow([flow, ...more]: readonly Flow[]): Flow | string {
  if (!flow) return 'No document describes a flow: a numbered list that says what connects to what.';
  if (more.length === 0) return flow;
  const paths = [flow, ...more].map(({ path }) => path);
  return `${paths.length} documents describe a flow: ${paths.join(', ')}. Name one of them alone.`;
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

function faultOf({ names, to, format, country }: Given): string | undefined {
  if (names.length === 0) return 'Name the files or folders to import.';
  if (format !== 'text' && format !== 'json') return `\`--format\` is text or json, not "${format}".`;
  if (!/^guide(?:\/[a-z][a-z0-9-]{1,62})*$/.test(to))
    return `\`--to\` is \`guide\` or a folder in it, such as \`guide/old\`, not "${to}": lower-case letters, digits and hyphens, two at least.`;
  return countryFault(country);
}

function say(sentences: readonly string[], exitCode: number): number {
  for (const sentence of sentences) console.error(harmless(sentence));
  return exitCode;
}
