import { FIELDS } from './columns.ts';
import type { Field, TableKind } from './columns.ts';
import { impactAt } from './impact-columns.ts';

/** The field at a path, or an impact at a time: `impactAnalysis.impacts.financial.4h`. */
export function fieldOf(kind: TableKind, path: string): Field | undefined {
  const known = FIELDS[kind].find((each) => each.path === path);
  if (known) return known;
  const isImpact = kind === 'process' && impactAt(path) !== undefined;
  return isImpact ? { path, takes: 'level', names: /(?!)/, foreign: true } : undefined;
}
