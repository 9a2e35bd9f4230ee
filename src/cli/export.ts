import { existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { tableOf, toCsv, toExcel } from '../export/to-tables.ts';
import { TABLE_KINDS } from '../import/columns.ts';
import { didYouMean, entityKinds, playbookAddress, playbookPages } from '../plan/index.ts';
import { putFiles } from './put-files.ts';
import { readPlan } from './read-plan.ts';

/** Writes what is named: the entities of a kind as a table, or a playbook as a Word document. Gives the exit code. */
export async function exportNamed(given: Given): Promise<number> {
  const [, id] = /^playbook\/(.+)$/.exec(given.names[0] ?? '') ?? [];
  return id === undefined || given.names.length !== 1 ? exportTable(given) : exportPlaybook(id, given);
}

/**
 * `id` names a translation too: `cannot-sign-in.de`. What is not published is not exported either: a document goes where it
 * is sent.
 */
async function exportPlaybook(id: string, { content, to, force }: Given): Promise<number> {
  const file = resolve(to ?? `${id}.docx`);
  if (!file.endsWith('.docx')) return refuse(`\`--to\` is a file that ends in .docx, not "${file}".`);
  const taken = faultOfPlace(file, force);
  if (taken !== undefined) return refuse(taken, 1);
  const read = readPlan(content);
  if ('fault' in read) return refuse(read.fault);
  const { plan } = read;
  const all = new Map(
    [...plan.playbooks.values(), ...plan.translations].map((page) => [
      playbookAddress(page).replace('/playbooks/', ''),
      page,
    ]),
  );
  const page = all.get(id);
  if (page === undefined) return refuse(`There is no playbook \`${id}\`.${didYouMean(id, all.keys())}`);
  if (!playbookPages(plan).includes(page))
    return refuse(`The playbook \`${id}\` is not published, and not exported either.`, 1);
  const { toWord } = await import('../export/to-word.ts');
  putFiles(dirname(file), new Map([[basename(file), await toWord(plan, page)]]));
  console.log(
    `${page.title} is in ${file}. What is changed there comes back with \`muster import\`; the plan is the original.`,
  );
  const comments = commentsIn(plan.sources.get(page.file)?.text ?? '');
  if (comments.length > 0)
    console.log(
      `Not in it, as they are for those who keep the plan: comments (${page.file}:${comments.join(', ')}).`,
    );
  return 0;
}

/** The lines of a page on which a comment begins. */
function commentsIn(text: string): number[] {
  const end = text.indexOf('\n---', 3);
  const found = text.matchAll(/(?<=\s)#\s|\{\/\*/g);
  return [...found].flatMap(({ 0: mark, index }) =>
    (mark === '{/*') === index > end ? [text.slice(0, index).split('\n').length] : [],
  );
}

type Given = { content: string; names: readonly string[]; to: string | undefined; force: boolean };

/** Writes the entities of a kind as a table that `muster import` takes back without a change. Gives the exit code. */
async function exportTable({ content, names, to, force }: Given): Promise<number> {
  const kind = TABLE_KINDS.find((each) => each === names[0]);
  if (kind === undefined || names.length !== 1)
    return refuse(`Name what to export: ${TABLE_KINDS.join(', ')}, playbook/ID.`);
  const { source, plural } = entityKinds[kind];
  const file = resolve(to ?? `${source}.xlsx`);
  if (!/\.(?:csv|xlsx)$/.test(file))
    return refuse(`\`--to\` is a file that ends in .csv or .xlsx, not "${file}".`);
  const taken = faultOfPlace(file, force);
  if (taken !== undefined) return refuse(taken, 1);
  const read = readPlan(content);
  if ('fault' in read) return refuse(read.fault);
  const rows = tableOf(read.plan, kind);
  const text = file.endsWith('.csv') ? `\uFEFF${toCsv(rows)}` : await toExcel(source, rows);
  putFiles(dirname(file), new Map([[basename(file), text]]));
  console.log(`${rows.length - 1} ${plural.toLowerCase()} are in ${file}. \`muster import\` takes it back.`);
  return 0;
}

/** Why a file cannot be written where it is wanted: a folder that is mistyped is not made. */
function faultOfPlace(file: string, force: boolean): string | undefined {
  const folder = dirname(file);
  if (!existsSync(folder))
    return `There is no folder ${folder}. Make it first (mkdir -p "${folder}"), or name another.`;
  if (!statSync(folder).isDirectory()) return `${folder} is a file. Name a folder that is there.`;
  return existsSync(file) && !force ? `${file} is there already; --force overwrites it.` : undefined;
}

/** Says why nothing is written. Gives the exit code. */
function refuse(message: string, exitCode = 2): number {
  console.error(message);
  return exitCode;
}
