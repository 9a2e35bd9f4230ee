import { afterEach, expect, test } from 'vitest';
import { createPool, type Pool } from '../../src/diagrams/render/pool.ts';

const stubborn = new URL('./fixtures/stubborn-child.ts', import.meta.url);
const failing = new URL('./fixtures/failing-child.ts', import.meta.url);

let pool: Pool | undefined;

afterEach(() => pool?.close());

async function answers(sources: string[], children: number): Promise<string[]> {
  pool = createPool({ children, timeout: 1500, childFile: stubborn });
  const current = pool;
  const drawn = await Promise.all(sources.map((source) => current.draw({ source, prefix: 'd' })));
  return drawn.map((one) => (one.ok ? 'drawn' : one.error.message));
}

test.each([1, 2])('with %i children, the queue goes on after a drawing that hangs', async (children) => {
  expect(await answers(['a', 'hang', 'b', 'c'], children)).toEqual([
    'answered a',
    'Drawing took longer than 1.5 s and was stopped. Simplify or split the diagram.',
    'answered b',
    'answered c',
  ]);
});

test.each([1, 2])(
  'with %i children, the queue goes on after a drawing that ends its process',
  async (children) => {
    expect(await answers(['die', 'a', 'die', 'b'], children)).toEqual([
      'Drawing ended its process (code 3). Simplify or split the diagram.',
      'answered a',
      'Drawing ended its process (code 3). Simplify or split the diagram.',
      'answered b',
    ]);
  },
);

test('a child that cannot start is an error, not a problem of the diagram', async () => {
  pool = createPool({ children: 2, timeout: 1000, childFile: failing });
  const current = pool;
  const drawings = ['a', 'b', 'c'].map((source) => current.draw({ source, prefix: 'd' }));
  const settled = await Promise.allSettled(drawings);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await expect(drawings[0]).rejects.toThrow('did not start: it ended with code 7');
});

test('closing ends the children and refuses what is left', async () => {
  pool = createPool({ children: 1, timeout: 1000, childFile: stubborn });
  const hanging = pool.draw({ source: 'hang', prefix: 'd' });
  const refused = expect(hanging).rejects.toThrow('closed');
  await pool.close();
  await refused;
});
