import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { entityKinds, fieldReference, guide, KINDS, parsePlan, singleFiles } from '../../src/plan/index.ts';
import { references } from '../../src/plan/kinds/fields.ts';
import { collectReferences } from '../../src/plan/references.ts';
import { soundPlan } from './sound-plan.ts';

type Def = {
  innerType?: z.ZodType;
  in?: z.ZodType;
  element?: z.ZodType;
  valueType?: z.ZodType;
  items?: z.ZodType[];
  shape?: Record<string, z.ZodType>;
  options?: z.ZodType[];
  entries?: Record<string, string>;
  values?: unknown[];
};

const definitions = [...Object.values(singleFiles), ...Object.values(entityKinds), guide];

/** Every field of a schema with its path, through groups, lists and choices. */
function fieldsOf(schema: z.ZodType, path: string, seen: (path: string, field: z.ZodType) => void): void {
  const def = schema._zod.def as Def;
  for (const inner of [def.innerType, def.in, ...(def.options ?? []), ...(def.items ?? [])]) {
    if (inner) fieldsOf(inner, path, seen);
  }
  for (const inner of [def.element, def.valueType]) if (inner) fieldsOf(inner, `${path}[]`, seen);
  for (const [key, field] of Object.entries(def.shape ?? {})) {
    seen(`${path}.${key}`, field);
    fieldsOf(field, `${path}.${key}`, seen);
  }
}

function descriptionOf(schema: z.ZodType): string | undefined {
  const { innerType } = schema._zod.def as Def;
  return schema.description ?? (innerType && descriptionOf(innerType));
}

describe('The schemas', () => {
  it.each(definitions)('say what each field means: $label', ({ kind, schema }) => {
    const silent: string[] = [];
    fieldsOf(schema, kind, (path, field) => {
      if (!/^[A-Z0-9`].*[.?]$/s.test(descriptionOf(field) ?? '')) silent.push(path);
    });
    expect(silent).toEqual([]);
  });

  it('have a kind for each kind that can be referred to', () => {
    expect(Object.keys(entityKinds).sort()).toEqual([...KINDS].sort());
  });

  it('lie in folders and files of different names', () => {
    const sources = definitions.map(({ source }) => source);
    expect(new Set(sources).size).toBe(sources.length);
  });
});

/** Data in which every field that can hold a reference holds one, made from the schema alone. */
function filled(schema: z.ZodType, found: string[], path: string): unknown {
  const kinds = references.get(schema)?.kinds;
  const def = schema._zod.def as Def;
  if (kinds) {
    found.push(path);
    return def.shape ? { kind: kinds[0], id: 'some-id' } : 'some-id';
  }
  const inner = def.innerType ?? def.in;
  if (inner) return filled(inner, found, path);
  if (def.options) {
    const withReference = def.options.find((option) => hasReference(option));
    return withReference ? filled(withReference, found, path) : undefined;
  }
  if (def.element) return [filled(def.element, found, `${path}[0]`)];
  if (def.valueType) return { some: filled(def.valueType, found, `${path}.some`) };
  if (def.shape) {
    return Object.fromEntries(
      Object.entries(def.shape).map(([key, field]) => [
        key,
        filled(field, found, path === '' ? key : `${path}.${key}`),
      ]),
    );
  }
  return undefined;
}

function hasReference(schema: z.ZodType): boolean {
  if (references.get(schema)) return true;
  const def = schema._zod.def as Def;
  const inside = [def.innerType, def.in, def.element, def.valueType, ...Object.values(def.shape ?? {})];
  return [...inside, ...(def.options ?? [])].some((inner) => inner !== undefined && hasReference(inner));
}

describe('The field reference', () => {
  const fieldOf = (kind: string, name: string) =>
    fieldReference()
      .find((each) => each.kind === kind)
      ?.fields.find((field) => field.name === name);

  it('says what holds where a field is left out, as a file would write it', () => {
    expect(fieldOf('organization', 'criticalRto')?.usual).toBe('4h');
    expect(fieldOf('organization', 'thresholds.verifyPeople')?.usual).toBe('90d');
    expect(fieldOf('organization', 'impactBands')?.usual).toBe('15m, 1h, 4h, 8h, 1d, 3d, 1w, 2w');
    expect(fieldOf('process', 'impactAnalysis.wrt')?.usual).toBe('0m');
    expect(fieldOf('service', 'aliases')).toMatchObject({ usual: undefined, required: false });
  });

  it('has a field for each kind of file, also for the words of the glossary, and says what each means', () => {
    expect(fieldOf('glossary', '*')).toMatchObject({ takes: 'text' });
    const kinds = fieldReference();
    expect(kinds.filter(({ fields }) => fields.length === 0)).toEqual([]);
    const silent = kinds.flatMap(({ kind, fields }) =>
      fields.filter(({ meaning }) => meaning === '').map(({ name }) => `${kind} ${name}`),
    );
    expect(silent).toEqual([]);
  });
});

describe('The walk over references', () => {
  it.each(definitions.filter(({ schema }) => !('options' in schema._zod.def)))(
    'finds every field of a $label that names something',
    ({ schema }) => {
      const expected: string[] = [];
      const data = filled(schema, expected, '');
      const found = collectReferences(schema, data).map(({ path }) =>
        path
          .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
          .join('')
          .slice(1),
      );
      const plain = found.map((path) => path.replace(/\.id$/, ''));
      const inUnions = expected.filter((path) => !plain.includes(path));
      expect(inUnions.filter((path) => !/contains\.(resources|forms)/.test(path))).toEqual([]);
      expect(plain.filter((path) => !expected.includes(path))).toEqual([]);
    },
  );

  it('finds references inside choices', () => {
    const measure = {
      type: 'contingency',
      name: 'Order book',
      description: 'Orders on paper.',
      protects: [{ kind: 'process', id: 'bake' }],
      against: ['mail-lost'],
      state: 'in-place',
      activateWhen: 'No mail for an hour',
      activatedBy: 'shop-lead',
      activationTime: '10m',
      maxDuration: '3d',
      capacity: 60,
      requires: [{ kind: 'role', id: 'shop-lead' }],
      tradeOff: 'Slower',
      undo: { playbook: 'mail-is-down' },
      owner: 'shop-lead',
      status: 'draft',
      version: '1',
      reviewEvery: '12mo',
    };
    const names = collectReferences(entityKinds.measure.schema, measure).map(
      ({ to, path }) => `${path.join('.')} ${to.kind}/${to.id}`,
    );
    expect(names.sort()).toEqual([
      'activatedBy role/shop-lead',
      'against.0 scenario/mail-lost',
      'owner role/shop-lead',
      'protects.0.id process/bake',
      'requires.0.id role/shop-lead',
      'undo.playbook playbook/mail-is-down',
    ]);
  });

  it('finds the resources that a binder names, and none where it says yes or no', () => {
    const binder = (resources: unknown) => ({
      title: 'Shop',
      place: 'Shop',
      holder: 'shop-lead',
      replaceEvery: '12mo',
      contains: { resources, forms: false },
    });
    const kinds = (data: unknown) =>
      collectReferences(entityKinds.binder.schema, data).map(({ to }) => to.kind);
    expect(kinds(binder(['order-book']))).toEqual(['role', 'resource']);
    expect(kinds(binder(true))).toEqual(['role']);
  });
});

describe('References', () => {
  const { plan } = parsePlan(soundPlan());

  it('lead both ways, with the field and the place that make them', () => {
    const [edge] =
      plan.graph.to.get('service/mail')?.filter(({ from }) => from === 'process/take-orders') ?? [];
    expect(edge).toEqual({
      from: 'process/take-orders',
      to: 'service/mail',
      field: 'dependsOn[0].id',
      place: { file: 'processes/take-orders.yaml', line: 7, column: 26 },
    });
    expect(plan.graph.from.get('process/take-orders')).toContain(edge);
  });

  it('come from bodies and links as well', () => {
    const edges = plan.graph.to.get('contact/bakehouse-phone')?.map(({ from, field }) => `${from} ${field}`);
    expect(edges?.sort()).toEqual([
      'playbook/mail-is-down <Contact>',
      'role/head-baker primary',
      'role/shop-lead alternates[0]',
    ]);
  });

  it('say the same in both directions', () => {
    const forward = [...plan.graph.from.values()].flat();
    const back = [...plan.graph.to.values()].flat();
    expect(new Set(back)).toEqual(new Set(forward));
    expect(back).toHaveLength(forward.length);
  });
});
