import type { Plan } from '../plan/index.ts';
import { matchColumns } from './columns.ts';
import type { Mapping, TableKind } from './columns.ts';
import type { Lost, Name } from './lost.ts';
import type { Keepers } from './playbook.ts';
import { filesOf, namesIn } from './rows.ts';
import { readTables } from './tables.ts';
import type { Table } from './tables.ts';

/** A mapping that somebody has confirmed: title of a table -> what it lists, and what its columns mean. */
export type Confirmed = Record<string, { kind: TableKind; columns: Record<string, string> }>;
export type Found = { path: string; table: Table; mapping: Mapping; confirmed: boolean };
export type ReadTablesResult = { found: Found[]; lost: Lost[]; faults: string[] };

const naming =
  (lost: Lost[], file: string): Name =>
  (line, what, detail, why) =>
    lost.push({ file, line, what, detail, ...(why === undefined ? {} : { why }) });

/** Reads the tables among files, and finds out what their columns mean: as confirmed before, else by their names. */
export async function findTables(
  files: ReadonlyMap<string, Uint8Array>,
  confirmed: Confirmed,
): Promise<ReadTablesResult> {
  const result: ReadTablesResult = { found: [], lost: [], faults: [] };
  for (const [path, bytes] of files) {
    if (!/\.(?:csv|xlsx?|xlsm)$/i.test(path)) continue;
    const name = naming(result.lost, path);
    const read = await readTables(path, bytes, name);
    if ('fault' in read) {
      result.faults.push(`${path} ${read.fault}`);
      continue;
    }
    for (const table of read.tables) {
      const before = confirmed[table.title];
      const mapping = matchColumns(table.title, table.rows, before?.kind);
      if (!mapping) {
        if (table.rows.length > 0)
          name(
            1,
            'object',
            `the table ${table.title}`,
            'its columns are none of processes, services, risks or contacts',
          );
        continue;
      }
      const columns = before ? new Map(Object.entries(before.columns)) : mapping.columns;
      result.found.push({ path, table, mapping: { ...mapping, columns }, confirmed: before !== undefined });
    }
  }
  return result;
}

/** The files that tables make, and what of them cannot be understood. */
export function tableFiles(
  found: readonly Found[],
  plan: Plan,
  keepers: Keepers,
): { files: Map<string, string>; lost: Lost[] } {
  const coming = new Map(found.flatMap(({ table, mapping }) => namesIn(table, mapping)));
  const texts = new Map([...plan.sources].map(([path, { text }]) => [path, text]));
  const files = new Map<string, string>();
  const lost: Lost[] = [];
  for (const { path, table, mapping } of found) {
    const name = naming(lost, path.endsWith('.csv') ? path : `${path} (${table.title})`);
    for (const [file, text] of filesOf(table, mapping, { plan, keepers, texts, coming }, name)) {
      if (files.has(file)) name(1, 'row', file, 'stands in another table too');
      else files.set(file, text);
    }
  }
  return { files, lost };
}

/** What a mapping says, for the one who is to confirm it. */
export function describeMapping({ path, table, mapping }: Found): string[] {
  return [
    `${path}, table ${table.title}: each row is a ${mapping.kind}`,
    ...[...mapping.columns].map(([header, field]) => `  ${header.replace(/\s+/g, ' ')} -> ${field}`),
  ];
}
