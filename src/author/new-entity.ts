import { stringify } from 'yaml';
import type { z } from 'zod';
import { entityKinds, guide, KINDS, RECOVERY_SECTIONS, SECTIONS } from '../plan/index.ts';
import type { Kind, KindDefinition, Plan } from '../plan/index.ts';
import { references } from '../plan/kinds/fields.ts';
import { collections } from '../plan/plan.ts';
import { elementOf, exampleOf, formOf } from '../plan/schema-example.ts';
import type { Form } from '../plan/schema-example.ts';
import { formattedFiles } from './format.ts';

/** What `muster new` makes: every kind with an id, and guide pages. */
export const NEW_KINDS = [...KINDS, 'guide'] as const;
export type NewKind = (typeof NEW_KINDS)[number];

export const definitionOf = (kind: NewKind): KindDefinition => (kind === 'guide' ? guide : entityKinds[kind]);

/** The path in the content folder of the file of an id. */
export function pathOf(kind: NewKind, id: string): string {
  return `${definitionOf(kind).source}/${id}.${kind === 'playbook' || kind === 'guide' ? 'mdx' : 'yaml'}`;
}

/** Ids of a kind that a plan has, in order. */
export function idsOf(plan: Plan, kind: Kind): string[] {
  return [...(plan[collections[kind]] as ReadonlyMap<string, unknown>).keys()].sort();
}

/** What to begin with, where the author has said nothing and the kind takes it. */
const DEFAULTS: Record<string, unknown> = {
  status: 'draft',
  version: '0.1',
  reviewEvery: '12mo',
  audience: 'everyone',
  criticality: 'important',
  // Another number than that of examples on pages: this one is private, and the site must not hold it.
  ways: [{ type: 'landline', value: '+441632960155', failureDomains: [] }],
};

function defaultFor(key: string, schema: z.ZodType, plan: Plan): unknown {
  // Who approves is not who keeps, and who stands in is somebody else.
  if (key === 'approver') return idsOf(plan, 'role')[1];
  if (key === 'alternates') return idsOf(plan, 'contact').slice(1, 2);
  if (key === 'symptoms') return ['…'];
  if (key === 'startWith') return offeredFor(key, schema, plan)[0];
  if (key === 'activation') {
    const [authority, alternate] = idsOf(plan, 'role');
    return { criteria: '…', ...(alternate === undefined ? {} : { authority, alternate }) };
  }
  return schema.safeParse(DEFAULTS[key]).success ? DEFAULTS[key] : undefined;
}

/** All keys that a file of a kind may have. */
export function keysOf(kind: NewKind, plan: Plan, given: Readonly<Record<string, unknown>>): string[] {
  return fieldsOf(kind, plan, given).map(({ key }) => key);
}

/** The keys of a kind; where it comes in several sorts, those of the sort that is given. */
function formFor(schema: z.ZodType, given: Readonly<Record<string, unknown>>): Form | undefined {
  const { options = [] } = schema._zod.def as { options?: z.ZodType[] };
  const forms = options.flatMap((option) => formOf(option) ?? []);
  return forms.find(({ shape }) => shape['type']?.safeParse(given['type']).success) ?? formOf(schema);
}

/**
 * The text of a new file: every required field with what was given, an id that the plan has, or an example; every other field
 * as a comment that can be made one by taking its `#` away. What each field means stands beside it.
 */
export function newEntity(kind: NewKind, plan: Plan, given: Readonly<Record<string, unknown>>): string {
  const file = pathOf(kind, 'new');
  return formattedFiles(new Map([[file, textOf(kind, plan, given)]])).get(file) ?? '';
}

function textOf(kind: NewKind, plan: Plan, given: Readonly<Record<string, unknown>>): string {
  const lines = fieldsOf(kind, plan, given).map(({ key, needed, value, meaning, offered }) => {
    const note = [meaning, ...(offered.length > 0 ? [`One of: ${offered.join(', ')}`] : [])].join(' ');
    return `${needed ? '' : '# '}${`${key}: ${value}`.replaceAll('\n', '\n# ')} # ${note}`;
  });
  return fileOf(kind, lines, plan, given);
}

/** One field of a new file: what it may begin with, as YAML, and what it may say. */
export type NewField = { key: string; needed: boolean; value: string; meaning: string; offered: string[] };

/** The fields of a kind in order, with what was given, an id that the plan has, or an example. */
export function fieldsOf(
  kind: NewKind,
  plan: Plan,
  given: Readonly<Record<string, unknown>> = {},
): NewField[] {
  const form = formFor(definitionOf(kind).schema, given);
  if (!form) throw new Error(`A ${kind} has no fields.`);
  return form.keys.flatMap((key): NewField[] => {
    const schema = form.shape[key];
    if (!schema) return [];
    const value = given[key] ?? defaultFor(key, schema, plan) ?? sampleOf(schema, plan);
    const written = stringify({ [key]: value }, { lineWidth: 0, collectionStyle: 'flow' })
      .trim()
      .replace(/^\{ ?(.*?) ?\}$/s, '$1');
    return [
      {
        key,
        needed: form.needed.includes(key) || key in given || ALWAYS[kind]?.includes(key) === true,
        value: written.slice(key.length + 2),
        meaning: meaningOf(schema),
        offered: offeredFor(key, schema, plan),
      },
    ];
  });
}

/** A file of a kind with these lines of YAML, and for a page what stands below them. */
export function fileOf(
  kind: NewKind,
  lines: readonly string[],
  plan: Plan,
  given: Readonly<Record<string, unknown>> = {},
): string {
  const yaml = `${lines.join('\n')}\n`;
  if (kind === 'guide') return `---\n${yaml}---\n\nWrite here.\n`;
  if (kind !== 'playbook') return `# ${definitionOf(kind).purpose}\n${yaml}`;
  const sections = given['kind'] === 'recovery' ? RECOVERY_SECTIONS : SECTIONS;
  return `---\n${yaml}---\n\n${sections.map((section) => bodyOf(section, plan)).join('\n\n')}\n`;
}

/** Fields that a check asks for, though the schema lets them be absent. */
const ALWAYS: Partial<Record<NewKind, readonly string[]>> = {
  service: ['approver'],
  process: ['approver'],
  risk: ['approver'],
  measure: ['approver'],
  playbook: ['approver', 'roles'],
  role: ['alternates'],
  scenario: ['symptoms'],
};

/** What an author is asked for a field: with an answer that it takes, and what is wrong with one that it does not. */
export type Question = {
  key: string;
  meaning: string;
  offered: string[];
  usual: string;
  fault: (value: unknown) => string | undefined;
};

/** The fields that an author is asked for: required, one line each, and not given yet. */
export function questionsOf(
  kind: NewKind,
  plan: Plan,
  given: Readonly<Record<string, unknown>> = {},
): Question[] {
  const form = formFor(definitionOf(kind).schema, given);
  return fieldsOf(kind, plan, given).flatMap(({ key, meaning, offered, value }) => {
    const schema = form?.needed.includes(key) === true ? form.shape[key] : undefined;
    if (!schema || key in DEFAULTS || key in given || formOf(schema) || elementOf(schema)) return [];
    const fault = (answer: unknown) => schema.safeParse(answer).error?.issues[0]?.message;
    return [{ key, meaning, offered, usual: value, fault }];
  });
}

function sampleOf(schema: z.ZodType, plan: Plan): unknown {
  const [kind] = kindsOf(schema);
  const element = elementOf(schema);
  if (element) {
    const item = sampleOf(element, plan);
    return schema.safeParse([]).success ? (kindsOf(element).length > 0 ? [] : [item]) : [item];
  }
  const form = formOf(schema);
  if (kind !== undefined) {
    const id = idsOf(plan, kind)[0] ?? `some-${kind}`;
    return form ? { ...restOf(form, plan), kind, id } : id;
  }
  if (form) return restOf(form, plan);
  const first = innermost(schema, (each) => (each._zod.def as { options?: z.ZodType[] }).options?.[0]);
  if (first) return sampleOf(first, plan);
  const text = exampleOf(schema);
  return /^".*"$/.test(text) ? (JSON.parse(text) as string) : plainValue(text);
}

function restOf(form: Form, plan: Plan): Record<string, unknown> {
  const keys = form.needed.length > 0 ? form.needed : form.keys.slice(0, 1);
  return Object.fromEntries(
    keys.flatMap((key) => (form.shape[key] ? [[key, sampleOf(form.shape[key], plan)]] : [])),
  );
}

function kindsOf(schema: z.ZodType): readonly Kind[] {
  return innermost(schema, (each) => references.get(each)?.kinds) ?? [];
}

function plainValue(text: string): unknown {
  if (text === 'true') return true;
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** What a field may say: ids of the plan, or the words that its schema lists; first what it most likely says. */
function offeredFor(key: string, schema: z.ZodType, plan: Plan): string[] {
  const inside = elementOf(schema) ?? schema;
  const kinds = kindsOf(inside);
  if (key === 'startWith') {
    const starts = [...plan.playbooks.values()].filter(
      ({ playbookKind, status }) => playbookKind === 'start-here' && status !== 'draft',
    );
    return [...new Set([...starts.map(({ id }) => id).sort(), ...idsOf(plan, 'playbook')])].slice(0, 40);
  }
  if (kinds.length === 1) return kinds.flatMap((kind) => idsOf(plan, kind)).slice(0, 40);
  const values = innermost(inside, (each) => each._zod.values);
  return values ? [...values].filter((value) => typeof value === 'string') : [];
}

/** The first thing that `read` finds in a schema or in what it wraps. */
function innermost<T>(schema: z.ZodType, read: (schema: z.ZodType) => T | undefined): T | undefined {
  const def = schema._zod.def as { innerType?: z.ZodType; in?: z.ZodType };
  const inner = def.innerType ?? def.in;
  return read(schema) ?? (inner ? innermost(inner, read) : undefined);
}

function meaningOf(schema: z.ZodType): string {
  const def = schema._zod.def as { innerType?: z.ZodType };
  return schema.description ?? (def.innerType ? meaningOf(def.innerType) : '');
}

function bodyOf(section: string, plan: Plan): string {
  const role = idsOf(plan, 'role')[0];
  const acting = role ?? 'everyone';
  const words: Record<string, string> = {
    'Do this first': `<Step id="first" role="${acting}" within="5m" verify="What shows that it is done">Say one thing to do.</Step>`,
    Recover: `<Step id="recover" role="${acting}" verify="What shows that it works">Say one thing to do.</Step>`,
    'Back to normal': `<Step id="back" role="${acting}" verify="What shows that it is normal">Say one thing to do.</Step>`,
    'Contacts and numbers': role === undefined ? 'Whom to call.' : `<Role id="${role}" />`,
  };
  return `## ${section}\n\n${words[section] ?? 'Write here.'}`;
}
