import type { z } from 'zod';

/** What zod keeps of a schema: of each sort of schema another part. */
type Definition = {
  type: string;
  innerType?: z.ZodType;
  in?: z.ZodType;
  element?: z.ZodType;
  valueType?: z.ZodType;
  shape?: Record<string, z.ZodType>;
  options?: z.ZodType[];
  entries?: Record<string, string>;
  values?: unknown[];
  defaultValue?: unknown;
  checks?: unknown[];
};

export const definitionOf = (schema: z.ZodType) => schema._zod.def as Definition;

/** What stands inside optional, default and transform; undefined for a schema that wraps none. */
export function insideOf(schema: z.ZodType): z.ZodType | undefined {
  const { innerType, in: input } = definitionOf(schema);
  return innerType ?? input;
}

/** Whether a key may be left out. */
export function mayBeAbsent(schema: z.ZodType): boolean {
  return ['optional', 'default', 'prefault'].includes(definitionOf(schema).type);
}
