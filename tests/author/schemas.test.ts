import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { pathOf, NEW_KINDS } from '../../src/author/new-entity.ts';
import { editorFiles, editorSettings, jsonSchemas } from '../../src/author/schemas.ts';
import { snippets } from '../../src/author/snippets.ts';
import { COMPONENTS, loadPlan, parsePlan } from '../../src/plan/index.ts';

const schemas = jsonSchemas(loadPlan('tests/fixtures/sound').plan);
type Node = {
  description?: string;
  examples?: unknown[];
  properties?: Record<string, Node>;
  items?: Node;
  required?: string[];
};
const schemaOf = (file: string) => schemas.get(file) as Node;

describe('The JSON Schema of a kind', () => {
  it('is there for every file of a plan', () => {
    expect([...schemas.keys()].sort()).toEqual(
      [
        'binder',
        'channel',
        'contact',
        'exercise',
        'failure-domain',
        'glossary',
        'guide',
        'measure',
        'objective',
        'organization',
        'party',
        'playbook',
        'process',
        'programme',
        'resource',
        'risk',
        'role',
        'scenario',
        'service',
        'training',
      ].map((kind) => `${kind}.json`),
    );
  });

  it('says what a field means, gives an example, and offers the ids of the plan', () => {
    const process = schemaOf('process.json');
    expect(process.properties?.['leader']).toMatchObject({
      description: 'The role that answers for it.',
      examples: ['head-baker', 'shop-lead'],
    });
    expect(process.properties?.['impactAnalysis']?.properties?.['rto']?.examples).toEqual(['4h']);
    expect(process.properties?.['dependsOn']?.items?.properties?.['id']?.examples).toContain('mail');
    expect(process.required).toEqual(expect.arrayContaining(['name', 'leader']));
    // What has a default may be left out.
    expect(process.required).not.toContain('dependsOn');
  });

  it('is named to the editor for each folder', () => {
    expect(editorSettings('content', '.schemas')).toMatchObject({
      'yaml.schemas': {
        './.schemas/process.json': 'content/processes/*.yaml',
        './.schemas/organization.json': 'content/organization.yaml',
      },
    });
  });
});

/** What a snippet writes when nothing is typed into it: of choices the first. */
const written = (body: readonly string[]) =>
  body
    .join('\n')
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^}])*)\}/g, '$1')
    .replace(/\$\{?\d+\}?/g, '')
    .replace(/\\([\\$}])/g, '$1');

describe('A snippet', () => {
  const all = snippets();

  it.each(NEW_KINDS)('writes a file of its kind in which nothing but ids is missing: %s', (kind) => {
    const snippet = Object.values(all).find(({ prefix }) => prefix === `muster-${kind}`);
    const { problems } = parsePlan(new Map([[pathOf(kind, 'brand-new'), written(snippet?.body ?? [])]]));
    expect(problems.filter(({ check }) => check !== 'reference-exists')).toEqual([]);
  });

  it('is there for every component, with all it takes', () => {
    for (const [name, attributes] of Object.entries(COMPONENTS)) {
      const body = all[`<${name}>`]?.body.join('') ?? '';
      const { problems } = parsePlan(
        new Map([['guide/page.mdx', `---\ntitle: T\n---\n\n${written([body])}\n`]]),
      );
      // What an author has still to name is all that is missing.
      const faults = problems.filter(
        ({ check, message }) =>
          check !== 'reference-exists' && !/needs the attribute|but is ""/.test(message),
      );
      expect(faults, body).toEqual([]);
      for (const key of Object.keys(attributes)) expect(body).toContain(` ${key}="`);
    }
  });
});

it('What VS Code reads in this repository is what a new plan gets', () => {
  for (const [name, data] of editorFiles('content', '.schemas'))
    expect(JSON.parse(readFileSync(`.vscode/${name}`, 'utf8'))).toEqual(data);
});
