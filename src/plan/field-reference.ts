import type { z } from 'zod';
import { date, duration, period, references, url } from './kinds/fields.ts';
import type { KindDefinition } from './kinds/fields.ts';
import { entityKinds, guide, singleFiles } from './kinds/index.ts';

/** One field of a kind: its path (`ways[].value`), what it takes, and what it means. */
export type Field = { name: string; takes: string; required: boolean; meaning: string };

/** Everything the schemas say about one kind. */
export type KindReference = { kind: string; label: string; source: string; purpose: string; fields: Field[] };

type Def = {
  type: string;
  innerType?: z.ZodType;
  in?: z.ZodType;
  element?: z.ZodType;
  valueType?: z.ZodType;
  shape?: Record<string, z.ZodType>;
  options?: z.ZodType[];
  entries?: Record<string, string>;
  values?: unknown[];
};

const defOf = (schema: z.ZodType) => schema._zod.def as Def;

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
  const fields: Field[] = [];
  for (const [name, field] of Object.entries(Object.assign({}, ...shapes) as Record<string, z.ZodType>)) {
    const inner = content(field);
    const variants = shapes.flatMap((shape) => (shape[name] ? [takes(shape[name])] : []));
    const everywhere = shapes.every((shape) => name in shape);
    fields.push({
      name: prefix + name,
      takes: [...new Set(variants)].join(', '),
      required: everywhere && !isOptional(field),
      meaning: meaningOf(field),
    });
    const onlyRef =
      references.get(inner.schema) !== undefined && Object.keys(defOf(inner.schema).shape ?? {}).length <= 2;
    if (!onlyRef) fields.push(...fieldsOf(inner.schema, `${prefix}${name}${inner.list ? '[]' : ''}.`));
  }
  return fields;
}

/** The groups of keys that a schema allows: one for an object, several for a union of objects. */
function shapesOf(schema: z.ZodType): Record<string, z.ZodType>[] {
  const def = defOf(schema);
  if (def.shape) return [def.shape];
  if (def.options) return def.options.flatMap((option) => shapesOf(content(option).schema));
  return [];
}

/** What stands inside optional, default, transform and list. */
function content(schema: z.ZodType): { schema: z.ZodType; list: boolean } {
  const def = defOf(schema);
  const inside = def.innerType ?? def.in;
  if (references.get(schema) === undefined && inside) return content(inside);
  if (def.element) return { schema: content(def.element).schema, list: true };
  return { schema, list: false };
}

function isOptional(schema: z.ZodType): boolean {
  return ['optional', 'default', 'prefault'].includes(defOf(schema).type);
}

function meaningOf(schema: z.ZodType): string {
  const def = defOf(schema);
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
  const def = defOf(schema);
  const inside = def.innerType ?? def.in;
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
  const a = defOf(known) as Def & { checks?: unknown[] };
  const b = defOf(schema) as Def & { checks?: unknown[] };
  if (a.in || b.in) return a.in !== undefined && a.in === b.in;
  return a.checks !== undefined && a.checks.length > 0 && a.checks[0] === b.checks?.[0];
}
