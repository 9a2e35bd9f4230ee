import type { z } from 'zod';
import { date, duration, period, references, url } from './kinds/fields.ts';
import type { KindDefinition } from './kinds/fields.ts';
import { entityKinds, guide, singleFiles } from './kinds/index.ts';
import { writeDuration } from './duration.ts';
import { definitionOf, insideOf, mayBeAbsent } from './schema-definition.ts';

/**
 * One field of a kind: its path (`ways[].value`; `*` is any key), what it takes, what it means, and what holds where it is
 * left out, as a file would write it.
 */
export type Field = {
  name: string;
  takes: string;
  required: boolean;
  usual: string | undefined;
  meaning: string;
};

/** Everything the schemas say about one kind. */
export type KindReference = { kind: string; label: string; source: string; purpose: string; fields: Field[] };

/** Every kind with its fields, generated from the schemas so that it cannot differ from what is checked. */
export function fieldReference(): KindReference[] {
  const definitions: KindDefinition[] = [
    singleFiles.organization,
    ...Object.values(entityKinds),
    singleFiles.programme,
    singleFiles.glossary,
    guide,
  ];
  return definitions.map(({ kind, label, source, purpose, schema }) => {
    const folder = source.endsWith('.yaml')
      ? source
      : `${source}/*.${kind === 'playbook' || kind === 'guide' ? 'mdx' : 'yaml'}`;
    return { kind, label, source: folder, purpose, fields: fieldsOf(schema, '') };
  });
}

function fieldsOf(schema: z.ZodType, prefix: string): Field[] {
  const shapes = shapesOf(schema);
  const fields: Field[] = anyKeyOf(schema, prefix);
  for (const [name, field] of Object.entries(Object.assign({}, ...shapes) as Record<string, z.ZodType>)) {
    const inner = content(field);
    const variants = shapes.flatMap((shape) => (shape[name] ? [takes(shape[name])] : []));
    const everywhere = shapes.every((shape) => name in shape);
    fields.push({
      name: prefix + name,
      takes: [...new Set(variants)].join(', '),
      required: everywhere && !mayBeAbsent(field),
      usual: usualOf(field),
      meaning: meaningOf(field),
    });
    const onlyRef =
      references.get(inner.schema) !== undefined &&
      Object.keys(definitionOf(inner.schema).shape ?? {}).length <= 2;
    if (!onlyRef) fields.push(...fieldsOf(inner.schema, `${prefix}${name}${inner.list ? '[]' : ''}.`));
  }
  return fields;
}

/** What stands at the keys of a map, whatever they are called, where the schema says more of it than of the map. */
function anyKeyOf(schema: z.ZodType, prefix: string): Field[] {
  const { valueType } = definitionOf(schema);
  if (valueType?.description === undefined) return [];
  const own = {
    name: `${prefix}*`,
    takes: takes(valueType),
    required: false,
    usual: undefined,
    meaning: meaningOf(valueType),
  };
  return [own];
}

/** What holds where a field is left out; undefined where that is nothing, or stands with the keys of the group. */
function usualOf(schema: z.ZodType): string | undefined {
  const { type, defaultValue } = definitionOf(schema);
  if (type !== 'default') return undefined;
  const isDuration = takes(schema).includes('duration');
  const written = (value: unknown): string => {
    if (isDuration && typeof value === 'number') return writeDuration(value);
    return Array.isArray(value) ? value.map(written).join(', ') : String(value);
  };
  const isGroup = typeof defaultValue === 'object' && !Array.isArray(defaultValue);
  const usual = isGroup ? '' : written(defaultValue);
  return usual === '' ? undefined : usual;
}

/** The groups of keys that a schema allows: one for an object, several for a union of objects. */
function shapesOf(schema: z.ZodType): Record<string, z.ZodType>[] {
  const def = definitionOf(schema);
  if (def.shape) return [def.shape];
  if (def.options) return def.options.flatMap((option) => shapesOf(content(option).schema));
  return [];
}

/** What stands inside optional, default, transform and list. */
function content(schema: z.ZodType): { schema: z.ZodType; list: boolean } {
  const def = definitionOf(schema);
  const inside = insideOf(schema);
  if (references.get(schema) === undefined && inside) return content(inside);
  if (def.element) return { schema: content(def.element).schema, list: true };
  return { schema, list: false };
}

function meaningOf(schema: z.ZodType): string {
  const def = definitionOf(schema);
  return schema.description ?? (def.innerType ? meaningOf(def.innerType) : '');
}

function takes(schema: z.ZodType): string {
  const kinds = references.get(schema)?.kinds;
  if (kinds)
    return kinds.length === 1
      ? `id of a ${String(kinds[0])}`
      : `{ kind, id } of ${kinds.length > 6 ? 'any kind' : kinds.join(', ')}`;
  const named = wellKnown.find(([known]) => sharesChecks(known, schema));
  if (named) return named[1];
  const def = definitionOf(schema);
  const inside = insideOf(schema);
  if (inside) return takes(inside);
  switch (def.type) {
    case 'array':
      return def.element ? `list of ${takes(def.element)}` : 'list';
    case 'enum':
      return Object.values(def.entries ?? {}).join(', ');
    case 'literal':
      return (def.values ?? []).map(String).join(', ');
    case 'union':
      return [...new Set((def.options ?? []).map(takes))].join(' or ');
    case 'object':
      return 'group of keys';
    case 'record':
      return 'map of keys to values';
    case 'boolean':
      return 'true or false';
    case 'number':
    case 'int':
      return 'number';
    default:
      return 'text';
  }
}

const wellKnown: [z.ZodType, string][] = [
  [duration, 'duration (15m, 4h, 2d)'],
  [period, 'period (30d, 12mo)'],
  [date, 'date (YYYY-MM-DD)'],
  [url, 'web address'],
];

/** Whether one schema was made from the other: a description makes a copy that keeps the definition. */
function sharesChecks(known: z.ZodType, schema: z.ZodType): boolean {
  const a = definitionOf(known);
  const b = definitionOf(schema);
  if (a.in || b.in) return a.in !== undefined && a.in === b.in;
  return a.checks !== undefined && a.checks.length > 0 && a.checks[0] === b.checks?.[0];
}
