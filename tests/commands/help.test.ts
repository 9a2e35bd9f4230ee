import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NEW_KINDS } from '../../src/author/new-entity.ts';
import { OFFERED } from '../../src/author/starter-services.ts';
import { helpOn } from '../../src/cli/help.ts';
import { FIELDS, TABLE_KINDS } from '../../src/import/tables/columns.ts';
import { readMappings } from '../../src/import/tables/mapping-file.ts';

const readme = readFileSync('README.md', 'utf8');

test('help names every value that a command takes from a list, and the README those of `init`', () => {
  for (const id of Object.keys(OFFERED)) {
    expect(helpOn('init')).toContain(id);
    expect(readme).toContain(`\`${id}\``);
  }
  for (const kind of NEW_KINDS) expect(helpOn('new')).toMatch(new RegExp(`\\b${kind}\\b`));
  for (const kind of TABLE_KINDS) {
    expect(helpOn('export')).toContain(kind);
    for (const { path } of FIELDS[kind]) expect(helpOn('import')).toMatch(new RegExp(`[ ,]${path}\\b`));
  }
});

test('the mappings that help and README show as examples are ones that an import takes', () => {
  const [, inHelp = ''] = /\n\n( {2}Processus[\s\S]*?)\n\n/.exec(helpOn('import')) ?? [];
  const [, inReadme = ''] = /```yaml\n(Processus[\s\S]*?)```/.exec(readme) ?? [];
  for (const example of [inHelp.replace(/^ {2}/gm, ''), inReadme]) {
    const { confirmed, faults } = readMappings(example);
    expect(faults).toEqual([]);
    expect([...confirmed.keys()]).toEqual(['Processus critiques', 'Annuaire']);
    expect(confirmed.get('Annuaire')?.country).toBe('+33');
  }
});
