import { z } from 'zod';
import { entityKinds, guide, singleFiles } from '../plan/index.ts';
import type { Kind, KindDefinition, Plan } from '../plan/index.ts';
import { references } from '../plan/kinds/fields.ts';
import { elementOf, exampleOf, formOf } from '../plan/schema-example.ts';
import { idsOf } from './new-entity.ts';
import { snippets } from './snippets.ts';

type Json = Record<string, unknown>;

/**
 * JSON Schema of every kind, for editors: file name -> schema. Every field has its description and an example; where a field names
 * something of the plan, the ids that there are stand as examples, so that an editor offers them and a new one is no fault.
 */
export function jsonSchemas(plan: Plan): Map<string, Json> {
  const definitions = [
    ...Object.values(singleFiles),
    ...Object.values(entityKinds),
    guide,
  ] as KindDefinition[];
  return new Map(definitions.map((definition) => [`${definition.kind}.json`, schemaOf(definition, plan)]));
}

function schemaOf({ schema, label, purpose }: KindDefinition, plan: Plan): Json {
  const made = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const field = zodSchema as unknown as z.ZodType;
      const kinds = references.get(field)?.kinds;
      if (kinds) offer(jsonSchema, kinds, plan);
      else if (jsonSchema.description !== undefined && !formOf(field) && !elementOf(field)) {
        const example = exampleOf(field);
        if (!example.includes('…')) jsonSchema.examples = [readable(example)];
      }
    },
  });
  return { ...made, title: label, description: purpose };
}

/** Adds the ids of the plan, to a bare id or to the `id` of a group. */
function offer(schema: Json, kinds: readonly Kind[], plan: Plan): void {
  const ids = [...new Set(kinds.flatMap((kind) => idsOf(plan, kind)))];
  if (ids.length === 0) return;
  const { properties } = schema as { properties?: { id?: Json } };
  if (properties?.id) properties.id['examples'] = ids;
  else schema['examples'] = ids;
}

function readable(example: string): unknown {
  try {
    return JSON.parse(example) as unknown;
  } catch {
    return example;
  }
}

/** Which schema is whose, relative to the folder that is opened: settings of VS Code's extension `redhat.vscode-yaml`. */
export function editorSettings(content: string, schemas: string): Json {
  const files = [...Object.values(singleFiles), ...Object.values(entityKinds)] as KindDefinition[];
  const yaml = files.filter(({ kind }) => kind !== 'playbook');
  const text = { 'editor.tabSize': 2, 'editor.insertSpaces': true, 'editor.wordWrap': 'on' };
  return {
    'yaml.schemas': Object.fromEntries(
      yaml.map(({ kind, source }) => [
        `./${schemas}/${kind}.json`,
        `${content}/${source.endsWith('.yaml') ? source : `${source}/*.yaml`}`,
      ]),
    ),
    // `muster fmt` sets the files.
    'yaml.format.enable': false,
    'files.eol': '\n',
    '[yaml]': text,
    '[mdx]': text,
  };
}

/** What VS Code reads in `.vscode/` of a plan's repository: name -> data. */
export function editorFiles(content: string, schemas: string): Map<string, unknown> {
  return new Map<string, unknown>([
    ['settings.json', editorSettings(content, schemas)],
    ['extensions.json', { recommendations: ['redhat.vscode-yaml', 'unifiedjs.vscode-mdx'] }],
    ['muster.code-snippets', snippets()],
  ]);
}
