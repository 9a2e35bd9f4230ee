import { afterAll } from 'vitest';
import { createRenderer, type DiagramResult } from '../../src/diagrams/index.ts';

export type Drawing = Extract<DiagramResult, { ok: true }>;
export type Refusal = Extract<DiagramResult, { ok: false }>;

// One for each test file: starting a child takes longer than most drawings.
const renderer = createRenderer();

afterAll(() => renderer.close());

/** The drawings of sources that are expected to be drawn. */
export async function drawAll(sources: string[]): Promise<Drawing[]> {
  const results = await renderer.render(sources.map((source) => ({ source })));
  return results.map((result, i) => {
    if (result.ok) return result;
    throw new Error(`${result.error.message} (line ${String(result.error.line)})\n${sources[i] ?? ''}`);
  });
}

export async function draw(source: string): Promise<Drawing> {
  const [drawing] = await drawAll([source]);
  if (!drawing) throw new Error('No drawing came back.');
  return drawing;
}

/** The refusals of sources that are expected to be refused. */
export async function refuseAll(sources: string[]): Promise<Refusal[]> {
  const results = await renderer.render(sources.map((source) => ({ source })));
  return results.map((result, i) => {
    if (!result.ok) return result;
    throw new Error(`This was drawn:\n${sources[i] ?? ''}`);
  });
}
