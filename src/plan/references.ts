import type { z } from 'zod';
import { references } from './kinds/fields.ts';
import type { Kind, TypedRef } from './kinds/fields.ts';
import type { DataPath } from './source.ts';

/** A reference as written in a file: what it names, and where in the file's data it stands. */
export type FoundReference = { to: TypedRef; path: DataPath };

type Def = {
  type: string;
  innerType?: z.ZodType;
  in?: z.ZodType;
  element?: z.ZodType;
  shape?: Record<string, z.ZodType>;
  valueType?: z.ZodType;
  options?: z.ZodType[];
};

/** Finds every reference in data that its schema accepts, by walking schema and data side by side. */
export function collectReferences(schema: z.ZodType, data: unknown): FoundReference[] {
  const found: FoundReference[] = [];
  visit(schema, data, [], found);
  return found;
}

function visit(schema: z.ZodType, data: unknown, path: DataPath, found: FoundReference[]): void {
  if (data === undefined || data === null) return;
  const kinds = references.get(schema)?.kinds;
  if (kinds !== undefined) {
    const reference = readReference(kinds, data, path);
    if (reference) found.push(reference);
    return;
  }
  const def = schema._zod.def as Def;
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'prefault':
    case 'nullable':
      if (def.innerType) visit(def.innerType, data, path, found);
      return;
    case 'pipe':
      if (def.in) visit(def.in, data, path, found);
      return;
    case 'array':
      if (Array.isArray(data) && def.element) {
        for (const [index, item] of data.entries()) visit(def.element, item, [...path, index], found);
      }
      return;
    case 'object':
      for (const [key, field] of Object.entries(def.shape ?? {})) {
        visit(field, (data as Record<string, unknown>)[key], [...path, key], found);
      }
      return;
    case 'record':
      for (const [key, value] of Object.entries(data)) {
        if (def.valueType) visit(def.valueType, value, [...path, key], found);
      }
      return;
    case 'union': {
      const option = def.options?.find((candidate) => candidate.safeParse(data).success);
      if (option) visit(option, data, path, found);
    }
  }
}

function readReference(kinds: readonly Kind[], data: unknown, path: DataPath): FoundReference | undefined {
  if (typeof data === 'string') {
    const [kind] = kinds;
    return kind === undefined ? undefined : { to: { kind, id: data }, path };
  }
  const { kind, id } = data as TypedRef;
  return { to: { kind, id }, path: [...path, 'id'] };
}
