import type { z } from 'zod';
import { ID_PATTERN, references } from './kinds/fields.ts';
import type { Kind, TypedRef } from './kinds/fields.ts';
import { definitionOf, insideOf } from './schema-definition.ts';
import { optionsFor } from './schema-path.ts';
import type { DataPath } from './source.ts';

/** A reference as written in a file: what it names, and where in the file's data it stands. */
export type FoundReference = { to: TypedRef; path: DataPath };

/**
 * Finds every reference in a file's data, by walking schema and data side by side. Where the schema refuses the data, the
 * parts that it can read are walked all the same.
 */
export function collectReferences(schema: z.ZodType, data: unknown): FoundReference[] {
  const found: FoundReference[] = [];
  visit(schema, data, [], found);
  return found;
}

function visit(schema: z.ZodType, data: unknown, path: DataPath, found: FoundReference[]): void {
  if (data === undefined || data === null) return;
  const kinds = references.get(schema)?.kinds;
  if (kinds !== undefined) {
    const reference =
      definitionOf(schema).type === 'string'
        ? bareReference(kinds, data, path)
        : typedReference(kinds, data, path);
    if (reference) found.push(reference);
    return;
  }
  const def = definitionOf(schema);
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
      if (!isGroup(data)) return;
      for (const [key, field] of Object.entries(def.shape ?? {})) {
        visit(field, Object.hasOwn(data, key) ? data[key] : undefined, [...path, key], found);
      }
      return;
    case 'record':
      if (!isGroup(data)) return;
      for (const [key, value] of Object.entries(data)) {
        if (def.valueType) visit(def.valueType, value, [...path, key], found);
      }
      return;
    case 'union': {
      const option = meantOption(def.options ?? [], data);
      if (option) visit(option, data, path, found);
    }
  }
}

/** The alternative that takes the data; where none does, the one that `type` names, or the only one of the data's form. */
function meantOption(options: readonly z.ZodType[], data: unknown): z.ZodType | undefined {
  const taken = options.find((candidate) => candidate.safeParse(data).success);
  if (taken || typeof data !== 'object' || data === null) return taken;
  const form = Array.isArray(data) ? 'array' : 'object';
  const likely = optionsFor(options, data).filter((option) => formOf(option) === form);
  return likely.length === 1 ? likely[0] : undefined;
}

function formOf(schema: z.ZodType): string {
  const inner = insideOf(schema);
  return inner ? formOf(inner) : definitionOf(schema).type;
}

function isGroup(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** A bare id; undefined for what is no id, which the schema reports. */
function bareReference(kinds: readonly Kind[], data: unknown, path: DataPath): FoundReference | undefined {
  const [kind] = kinds;
  return kind === undefined || !isId(data) ? undefined : { to: { kind, id: data }, path };
}

/** `{ kind, id }`; undefined for what is none, which the schema reports. */
function typedReference(kinds: readonly Kind[], data: unknown, path: DataPath): FoundReference | undefined {
  if (!isGroup(data)) return undefined;
  const { kind, id } = data;
  const named = kinds.find((each) => each === kind);
  return named === undefined || !isId(id) ? undefined : { to: { kind: named, id }, path: [...path, 'id'] };
}

function isId(data: unknown): data is string {
  return typeof data === 'string' && ID_PATTERN.test(data);
}
