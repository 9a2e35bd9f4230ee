import { stringify } from 'yaml';
import type { z } from 'zod';
import { references } from './kinds/fields.ts';
import { definitionOf, insideOf, mayBeAbsent } from './schema-definition.ts';

/** A group of keys that a schema takes: all of them, and the ones that it cannot do without. */
export type Form = { keys: string[]; needed: string[]; shape: Record<string, z.ZodType> };

/** The group of keys that a schema takes, or the first of several; undefined where it takes none with fixed keys. */
export function formOf(schema: z.ZodType): Form | undefined {
  const { options, shape } = definitionOf(schema);
  const inner = insideOf(schema);
  if (inner) return formOf(inner);
  if (options) return options.map(formOf).find((form) => form !== undefined);
  if (!shape) return undefined;
  const keys = Object.keys(shape);
  return { keys, needed: keys.filter((key) => shape[key] && !mayBeAbsent(shape[key])), shape };
}

/** What a list holds; undefined for what is no list. */
export function elementOf(schema: z.ZodType): z.ZodType | undefined {
  const inner = insideOf(schema);
  return inner ? elementOf(inner) : definitionOf(schema).element;
}

/** How the schema would have it, as YAML on one line; `given` stands at the first key that takes it. */
export function exampleOf(schema: z.ZodType, given?: unknown): string {
  const text = stringify(sample(schema, given, 0), { collectionStyle: 'flow', lineWidth: 0 });
  return text.trim().replace(/\[ /g, '[').replace(/ \]/g, ']');
}

/** What stands for a value, tried one after the other. */
const SAMPLES = ['…', '4h', '2026-01-31', '12mo', '+441632960123', 'https://example.org/', 1, true];
/** Text beyond this makes an example longer than it helps. */
const LONGEST = 40;

function sample(schema: z.ZodType, given: unknown, depth: number): unknown {
  const fits = typeof given !== 'string' || given.length <= LONGEST;
  if (given !== undefined && fits && takes(schema, given)) return given;
  const form = formOf(schema);
  if (form && depth < 3) {
    const named = form.needed.length > 0 ? form.needed : form.keys.slice(0, 1);
    const home = fits ? named.find((key) => takes(form.shape[key], given)) : undefined;
    return Object.fromEntries(
      named.flatMap((key) => {
        const field = form.shape[key];
        return field ? [[key, sample(field, key === home ? given : undefined, depth + 1)]] : [];
      }),
    );
  }
  const element = elementOf(schema);
  if (element) return [sample(element, given, depth + 1)];
  const kind = references.get(schema)?.kinds[0];
  if (kind !== undefined) return `some-${kind}`;
  const values = choices(schema);
  return values[0] ?? SAMPLES.find((value) => takes(schema, value)) ?? '…';
}

function takes(schema: z.ZodType | undefined, value: unknown): boolean {
  return value !== undefined && schema?.safeParse(value).success === true;
}

/** The values that a schema lists. */
function choices(schema: z.ZodType): unknown[] {
  const inner = insideOf(schema);
  return inner ? choices(inner) : [...(schema._zod.values ?? [])];
}
