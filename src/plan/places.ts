import { entityKinds } from './kinds/index.ts';
import type { Kind } from './kinds/fields.ts';
import { collection } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Place } from './problem.ts';
import { placeOf } from './source.ts';
import type { DataPath } from './source.ts';

/** Where a value of an entity stands in its file; the file's beginning when the value is not there. */
export function placeIn(
  plan: Plan,
  entity: { file: string },
  path: DataPath = [],
  at: 'value' | 'key' = 'value',
): Place {
  const source = plan.sources.get(entity.file);
  return source && path.length > 0 ? placeOf(source, path, at) : { file: entity.file, line: 1, column: 1 };
}

/**
 * Whether every file of a kind could be read. When not, what a check does not find may stand in a file that is reported
 * already, so that "there is none" would be a second problem for one fault.
 */
export function isWhole(plan: Plan, kind: Kind): boolean {
  const folder = `${entityKinds[kind].source}/`;
  const ids = new Set(collection(plan, kind).keys());
  return [...plan.paths].every((path) => {
    if (!path.startsWith(folder) || !/\.(ya?ml|mdx?)$/i.test(path)) return true;
    const stem = path.slice(path.lastIndexOf('/') + 1).split('.')[0] ?? '';
    return ids.has(stem);
  });
}
