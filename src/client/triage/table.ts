import { planOfTable } from '../../plan/plan-of-table.ts';
import { loadScript } from '../trusted.ts';

type Table = Parameters<typeof planOfTable>[0];
export type PlanPart = ReturnType<typeof planOfTable>;

/** Each script of a page carries its own copy of this module; the table is read once for all. */
const loadingKey = 'muster.triage';
type Shared = { [loadingKey]?: Promise<PlanPart> | undefined };

/** The part of the plan that triage needs. Rejects when the file beside the page cannot be read. */
export function planPart(): Promise<PlanPart> {
  const shared = globalThis as Shared;
  return (shared[loadingKey] ??= read().catch((error: unknown) => {
    shared[loadingKey] = undefined;
    throw error;
  }));
}

async function read(): Promise<PlanPart> {
  const received: Table[] = [];
  Object.assign(globalThis, { musterTriage: (table: Table) => received.push(table) });
  await loadScript('triage.js');
  const [table] = received;
  if (table === undefined) throw new Error('triage.js holds no table.');
  return planOfTable(table);
}
