import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRenderer } from '../../src/diagrams/index.ts';
import type { Renderer } from '../../src/diagrams/index.ts';
import { dataDiagrams } from '../../src/diagrams/from-data.ts';
import { escaped, mermaidId, shortened } from '../../src/diagrams/mermaid-text.ts';
import { wordsOf } from '../../src/words/index.ts';
import { NASTY, smallFiles, smallPlan, TODAY } from './small-plan.ts';

const ENGLISH = wordsOf('en');

let renderer: Renderer;
beforeAll(() => {
  renderer = createRenderer({});
});
afterAll(() => renderer.close());

/** The small plan with the nasty text in every name that a diagram shows. */
function nastyPlan() {
  const named = [...smallFiles()].map(([path, text]): [string, object] => {
    const data = JSON.parse(text.replace(/^---\n(.*)\n---\n[\s\S]*$/, '$1')) as Record<string, unknown>;
    for (const key of ['name', 'title', 'label']) if (key in data) data[key] = NASTY;
    if (path === 'programme.yaml') {
      for (const node of data['nodes'] as { label: string }[]) node.label = NASTY;
      data['lanes'] = { own: NASTY };
    }
    if (path === 'organization.yaml') data['impactLabels'] = ['0', '1', NASTY, '3', '4'];
    return [path, data];
  });
  return smallPlan(Object.fromEntries(named));
}

test('Text is one line of letters, digits and character references', () => {
  expect(escaped('a "b"\n<c>; #1')).toBe('a #34;b#34; #60;c#62;#59; #35;1');
  expect(escaped('Lager Süd, 70 % (Kühlung)')).toBe('Lager Süd, 70 % #40;Kühlung#41;');
  expect(escaped('1. First')).toBe('1#46; First');
});

test('Ids are never keywords, and different parts give different ids', () => {
  expect(mermaidId('step', 'end')).toBe('step_end');
  expect(mermaidId('service', 'a-b')).toBe('service_a_b');
});

test('Long text is cut by characters, not in the middle of one', () => {
  expect(shortened('🧊🧊🧊🧊', 3)).toBe('🧊🧊…');
  expect(shortened('short', 5)).toBe('short');
});

test('Names with markup, quotes and signs of Mermaid come out as text in every diagram', async () => {
  const diagrams = [...dataDiagrams(nastyPlan(), TODAY, ENGLISH).values()];
  const drawn = await renderer.render(diagrams.map(({ source }) => ({ source })));
  const kinds = new Set(diagrams.map(({ id }) => id.split('/')[0]));
  expect(kinds).toEqual(
    new Set(['programme', 'call-tree', 'risk-matrix', 'dependencies', 'impact', 'recovery']),
  );
  for (const [index, result] of drawn.entries()) {
    const id = diagrams[index]?.id;
    expect(result.ok, `${id}: ${JSON.stringify(result)}`).toBe(true);
    if (!result.ok) continue;
    expect(result.svg, id).not.toMatch(/<script|<b>|ﬂ|¶/);
  }
  const text = textOf(drawn[diagrams.findIndex(({ id }) => id === 'programme')]);
  for (const part of [
    '"big"',
    '<script>alert(1)</script>',
    '[x]',
    '{y}',
    '(z);',
    '#35;',
    '`**b**`',
    'Übergröße\\n',
  ]) {
    expect(text).toContain(part.replaceAll(' ', ''));
  }
}, 60_000);

function textOf(result: { ok: boolean; svg?: string } | undefined): string {
  return (result?.svg ?? '')
    .replace(/<(title|desc)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, '');
}
