import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { tablesOf, toCsv, toExcel, tooLong } from '../export/to-tables.ts';
import { TABLE_KINDS } from '../import/tables/columns.ts';
import type { TableKind } from '../import/tables/columns.ts';
import { collections, didYouMean, entityKinds, playbookAddress, playbookPages } from '../plan/index.ts';
import type { Plan } from '../plan/index.ts';
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
  const read = readPlan(content);
  if ('fault' in read) return refuse(read.fault);
  const [first, ...parts] = tablesOf(read.plan, kind);
  if (first === undefined) return refuse(`There are no ${plural.toLowerCase()}.`, 1);
  const tables = [{ ...first, title: source }, ...parts];
  const long = file.endsWith('.xlsx') ? tooLong(tables) : undefined;
  if (long !== undefined) return refuse(long, 1);
  const files = file.endsWith('.xlsx')
    ? new Map([[basename(file), await toExcel(tables)]])
    : new Map(
        tables.map(({ title, rows }, at) => [
          at === 0 ? basename(file) : besides(basename(file), title),
          `\uFEFF${toCsv(rows)}`,
        ]),
      );
  for (const name of files.keys()) {
    const taken = faultOfPlace(join(dirname(file), name), force);
    if (taken !== undefined) return refuse(taken, 1);
  }
  putFiles(dirname(file), files);
  const unread = unreadFiles(read.plan, kind);
  if (unread.length > 0)
    console.error(
      `Not in it, since it cannot be read whole: ${unread.join(', ')}. \`muster check\` says why.`,
    );
  const count = `${first.rows.length - 1} ${plural.toLowerCase()}`;
  console.log(
    `${count} are in ${[...files.keys()].join(', ')}, in ${dirname(file)}. \`muster import\` takes ${files.size > 1 ? 'them' : 'it'} back.`,
  );
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

/** The file of a list beside the one of what has it: `processes.csv` -> `processes-impacts.csv`. */
const besides = (name: string, title: string) => name.replace(/(?=\.csv$)/, `-${title.toLowerCase()}`);

/** Files of a kind that the plan has not taken in. */
function unreadFiles(plan: Plan, kind: TableKind): string[] {
  const entities = plan[collections[kind]] as ReadonlyMap<string, { file: string }>;
  const read = new Set([...entities.values()].map(({ file }) => file));
  return [...plan.sources.keys()].filter(
    (file) => file.startsWith(`${entityKinds[kind].source}/`) && !read.has(file),
  );
}

/** Says why nothing is written. Gives the exit code. */
function refuse(message: string, exitCode = 2): number {
  console.error(message);
  return exitCode;
}
