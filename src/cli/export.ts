import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { tableOf, toCsv, toExcel } from '../export/to-tables.ts';
import { TABLE_KINDS } from '../import/columns.ts';
import { entityKinds } from '../plan/index.ts';
import { putFiles } from './put-files.ts';
import { readPlan } from './read-plan.ts';

type Given = { content: string; names: readonly string[]; to: string | undefined; force: boolean };

/** Writes the entities of a kind as a table that `muster import` takes back without a change. Gives the exit code. */
export async function exportTable({ content, names, to, force }: Given): Promise<number> {
  const kind = TABLE_KINDS.find((each) => each === names[0]);
  const refuse = (message: string, exitCode = 2) => {
    console.error(message);
    return exitCode;
  };
  if (kind === undefined || names.length !== 1)
    return refuse(`Name what to export: ${TABLE_KINDS.join(', ')}.`);
  const { source, plural } = entityKinds[kind];
  const file = resolve(to ?? `${source}.xlsx`);
  if (!/\.(?:csv|xlsx)$/.test(file))
    return refuse(`\`--to\` is a file that ends in .csv or .xlsx, not "${file}".`);
  if (existsSync(file) && !force) return refuse(`${file} is there already; --force overwrites it.`, 1);
  const read = readPlan(content);
  if ('fault' in read) return refuse(read.fault);
  const rows = tableOf(read.plan, kind);
  const text = file.endsWith('.csv') ? `\uFEFF${toCsv(rows)}` : await toExcel(source, rows);
  putFiles(dirname(file), new Map([[basename(file), text]]));
  console.log(`${rows.length - 1} ${plural.toLowerCase()} are in ${file}. \`muster import\` takes it back.`);
  return 0;
}
