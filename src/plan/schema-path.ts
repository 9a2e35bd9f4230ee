import type { z } from 'zod';
import type { DataPath } from './source.ts';

type Def = {
  type: string;
  innerType?: z.ZodType;
  in?: z.ZodType;
  element?: z.ZodType;
  valueType?: z.ZodType;
  items?: z.ZodType[];
  shape?: Record<string, z.ZodType>;
  options?: z.ZodType[];
  values?: unknown[];
};

const defOf = (schema: z.ZodType) => schema._zod.def as Def;

/** The schemas that may be meant where `path` leads: several inside a union, none where nothing is allowed. */
export function schemasAt(schema: z.ZodType, data: unknown, path: DataPath): z.ZodType[] {
  const def = defOf(schema);
  const [step, ...rest] = path;
  if (step === undefined) return [schema];
  const inner = def.innerType ?? def.in;
  if (inner) return schemasAt(inner, data, path);
  if (def.options) return optionsFor(def.options, data).flatMap((option) => schemasAt(option, data, path));
  const next = def.shape?.[step] ?? def.items?.[Number(step)] ?? def.element ?? def.valueType;
  return next ? schemasAt(next, valueAt(data, [step]), rest) : [];
}

/** The alternatives of a union that the data's `type` allows. */
export function optionsFor(options: readonly z.ZodType[], data: unknown): z.ZodType[] {
  const type = valueAt(data, ['type']);
  return options.filter((option) => {
    const literal = defOf(option).shape?.['type'];
    const values = literal && defOf(literal).values;
    return values === undefined || values.includes(type);
  });
}

/** The keys that the schema allows where `path` leads. */
export function keysAt(schema: z.ZodType, data: unknown, path: DataPath): string[] {
  const keys = (found: z.ZodType): string[] => {
    const def = defOf(found);
    const inner = def.innerType ?? def.in;
    if (inner) return keys(inner);
    if (def.options) return optionsFor(def.options, valueAt(data, path)).flatMap(keys);
    return Object.keys(def.shape ?? {});
  };
  return [...new Set(schemasAt(schema, data, path).flatMap(keys))];
}

/** The keys that a file of this schema cannot do without. */
export function keysNeeded(schema: z.ZodType): string[] {
  const def = defOf(schema);
  const inner = def.innerType ?? def.in ?? def.options?.[0];
  if (inner) return keysNeeded(inner);
  return Object.entries(def.shape ?? {}).flatMap(([key, field]) =>
    ['optional', 'default', 'prefault'].includes(defOf(field).type) ? [] : [key],
  );
}

/** What the field at `path` means, in the words of its schema; undefined where the schema says nothing. */
export function meaningAt(schema: z.ZodType, data: unknown, path: DataPath): string | undefined {
  const meaning = (found: z.ZodType): string | undefined => {
    const { innerType } = defOf(found);
    return found.description ?? (innerType && meaning(innerType));
  };
  return schemasAt(schema, data, path).flatMap((found) => meaning(found) ?? [])[0];
}

/** The value at `path`; undefined where there is none. */
export function valueAt(data: unknown, path: DataPath): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string | number, unknown>)[step]
        : undefined,
    data,
  );
}
