import { describe, expect, it } from 'vitest';
import { editorSettings, jsonSchemas } from '../../src/author/schemas.ts';
import { loadPlan } from '../../src/plan/index.ts';

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
