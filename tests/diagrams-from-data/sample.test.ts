import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRenderer } from '../../src/diagrams/index.ts';
import type { Renderer } from '../../src/diagrams/index.ts';
import { dataDiagrams, programmeFlow } from '../../src/diagrams/from-data.ts';
import { loadPlan } from '../../src/plan/index.ts';
import { wordsOf } from '../../src/words/index.ts';

const ENGLISH = wordsOf('en');

const { plan } = loadPlan(new URL('../../content', import.meta.url).pathname);
const today = plan.organization.asOf ?? '2026-11-01';

let renderer: Renderer;
beforeAll(() => {
  renderer = createRenderer({});
});
afterAll(() => renderer.close());

test('The programme flow has 28 nodes, 40 solid edges and 1 dotted edge', () => {
  const lines = programmeFlow(plan, today, ENGLISH)?.source.split('\n') ?? [];
  expect(lines.filter((line) => /^step_\w+[[(]/.test(line))).toHaveLength(28);
  expect(lines.filter((line) => line.includes(' --> '))).toHaveLength(40);
  expect(lines.filter((line) => line.includes(' -.-> '))).toEqual(['step_start -.-> step_forecast']);
});

test('Each step that covers data is linked', () => {
  const source = programmeFlow(plan, today, ENGLISH)?.source ?? '';
  for (const node of plan.programme?.nodes ?? []) {
    if (node.covers.length > 0)
      expect(source).toContain(`click step_${node.id.replaceAll('-', '_')} href "/`);
  }
});

test('Every diagram of the sample draws, and fits on A4 or can be cut', async () => {
  const diagrams = [...dataDiagrams(plan, today, ENGLISH).values()];
  expect(diagrams.length).toBeGreaterThan(40);
  const drawn = await renderer.render(diagrams.map(({ source }) => ({ source })));
  for (const [index, result] of drawn.entries()) {
    expect(result.ok, `${diagrams[index]?.id}: ${JSON.stringify(result).slice(0, 300)}`).toBe(true);
  }
}, 60_000);
