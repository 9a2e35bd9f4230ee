import fc from 'fast-check';
import type { z } from 'zod';
import { collection, entityKinds } from '../../src/plan/index.ts';
import type { Kind, Plan } from '../../src/plan/index.ts';
import { references } from '../../src/plan/kinds/fields.ts';
import { definitionOf, insideOf } from '../../src/plan/schema-definition.ts';

type Data = Record<string, unknown>;
type Any = fc.Arbitrary<unknown>;

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((text) => text.trim() !== '' && !/(?!\n)\p{Cc}/u.test(text));
const special = fc.constantFrom(
  ...['=1+1', "'=x", "''@x", '-2', '"a";b', '"whole"', '- one', 'none', 'usual', 'none; none', 'a; b, c'],
  ...['1.10', '90', '99,5', '1e5', 'true', '2026-11-21', ' spaced ', 'a\nb', 'a\r\n"b"', 'x_x0041_y', '[x]'],
  ...['+441632960123', 'id', 'process id', 'name', 'after 4h', 'unknown', 'constructor'],
);

/** Texts as people write them, and those that a table, a spreadsheet or YAML could take for something else. */
export const texts = fc.oneof(words, special);

const STRINGS = ['4h', '60m', '1w', '2026-05-04', '2028-02-29', '12mo', '90d', 'T+00:12', 'T+101:30'];
const NUMBERS = [0, 1, 2, 3, 4, 5, 40, 99.5, 180_000, -3];
const PHONES = ['+441632960123', '+447700900122'];

/** Data that the schema of a kind takes, with references to what a plan has or `coming` names. */
export function dataOf(
  kind: Kind,
  plan: Plan,
  coming: Readonly<Partial<Record<Kind, string[]>>>,
): fc.Arbitrary<Data> {
  const ids = (of: Kind) => [...collection(plan, of).keys(), ...(coming[of] ?? [])];
  const { schema } = entityKinds[kind];
  return (arbitraryOf(schema, ids) as fc.Arbitrary<Data>).filter((data) => schema.safeParse(data).success);
}

function arbitraryOf(schema: z.ZodType, ids: (kind: Kind) => string[]): Any {
  const def = definitionOf(schema);
  const own = (inner: z.ZodType) => arbitraryOf(inner, ids);
  const kinds = references.get(schema)?.kinds;
  if (kinds?.flatMap(ids).length === 0) throw new Error(`The plan has no ${kinds.join()}.`);
  if (kinds && !def.shape && def.type === 'string') return fc.constantFrom(...kinds.flatMap(ids));
  if (def.shape) {
    const { kind, id, ...rest } = def.shape;
    const refs = (kinds ?? []).flatMap((each) => ids(each).map((of) => ({ kind: each, id: of })));
    const others = fc.record(mapped(kinds ? rest : def.shape, own));
    const whole =
      kinds && kind && id ? fc.tuple(fc.constantFrom(...refs), others) : others.map((data) => [{}, data]);
    return whole
      .map(([ref, data]) => defined({ ...ref, ...data }))
      .filter((data) => !('value' in data && 'type' in data) || schema.safeParse(data).success);
  }
  switch (def.type) {
    case 'optional':
    case 'default':
      return fc.option(own(insideOf(schema) ?? schema), { nil: undefined });
    case 'union':
      return fc.oneof(...(def.options ?? []).map(own));
    case 'array':
      return fc
        .array(own(def.element ?? schema), { maxLength: 3 })
        .filter((list) => schema.safeParse(list).success);
    case 'record':
      return fc.dictionary(fc.constantFrom('15m', '2h', '60m', '4h', '1d', '3w'), fc.nat(4), {
        noNullPrototype: true,
      });
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries ?? {}));
    case 'literal':
      return fc.constantFrom(...(def.values ?? []));
    case 'boolean':
      return fc.boolean();
    case 'number':
    case 'int':
      return fc.constantFrom(...NUMBERS.filter((value) => schema.safeParse(value).success));
    case 'string': {
      const free = schema.safeParse('some free text').success;
      const fit = STRINGS.filter((text) => schema.safeParse(text).success);
      return free ? fc.oneof(texts, fc.constantFrom(...PHONES)) : fc.constantFrom(...fit);
    }
    default: {
      const inner = insideOf(schema);
      if (!inner) throw new Error(`Nothing is known of ${def.type}.`);
      return own(inner).filter((value) => schema.safeParse(value).success);
    }
  }
}

const mapped = (shape: Record<string, z.ZodType>, of: (schema: z.ZodType) => Any): Record<string, Any> =>
  Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, of(schema)]));

const defined = (data: Data): Data =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
