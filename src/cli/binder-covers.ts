import { join } from 'node:path';
import type { Binder, Plan } from '../plan/index.ts';
import { printCovers } from '../publish/paper/index.ts';
import type { PrintedBinder } from '../publish/paper/index.ts';

export type CoversFor = {
  pages: string;
  plan: Plan;
  version: { name: string; date: string };
  browser: string;
  to: string;
  binders: readonly Binder[];
};

/**
 * Prints `cards/covers.pdf`, a numbered cover for each copy of the binders that were made. Told like a binder: what goes wrong
 * with it leaves the binders alone.
 */
export async function printAllCovers(
  { binders, to, ...options }: CoversFor,
  printed: readonly PrintedBinder[],
  { copies, paper }: { copies?: number | undefined; paper?: 'a4' | 'letter' | undefined },
): Promise<PrintedBinder> {
  const id = 'cards/covers';
  const file = join(to, `${id}.pdf`);
  const sets = printed.flatMap(({ id: binder, files }) => {
    const planned = binders.find((each) => each.id === binder)?.copies ?? 1;
    return files.length === 0 ? [] : [{ id: binder, copies: copies ?? planned, volumes: files.length }];
  });
  const told = { id, file, passes: 1, bytes: 0, kept: false, notes: [] };
  try {
    const { organization } = options.plan;
    const pages = await printCovers(sets, { ...options, file, paper: paper ?? organization.paper });
    return { ...told, files: [{ file, pages }], pages, whole: true };
  } catch (cause) {
    const fault = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    return { ...told, files: [], pages: 0, whole: false, fault };
  }
}
