import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePlan } from '../../src/plan/index.ts';
import type { Parsed, ReadMemory } from '../../src/plan/index.ts';
import { soundPlan } from './sound-plan.ts';
import type { Files } from './sound-plan.ts';

const paths = [...soundPlan().keys()];

/** What an author does to a file between two saves. */
const EDITS: Record<string, (files: Files, path: string) => void> = {
  deletes: (files, path) => files.delete(path),
  restores: (files, path) => files.set(path, soundPlan().get(path) ?? ''),
  halves: (files, path) => {
    const text = String(files.get(path) ?? '');
    files.set(path, text.slice(0, text.length / 2));
  },
  misspells: (files, path) => files.set(path, String(files.get(path) ?? '').replace('sign-in', 'sing-in')),
  empties: (files, path) => files.set(path, new Uint8Array()),
};

/** A plan as it can be compared: references with their places, texts without their documents. */
function facts({ plan: { graph, sources, ...plan }, problems }: Parsed): unknown {
  const edges = [...graph.from].map(([key, list]) => [
    key,
    list.map((edge) => ({ ...edge, place: edge.place })),
  ]);
  return { plan, problems, edges, texts: [...sources].map(([file, { text }]) => [file, text]) };
}

test('a plan that is read again after any changes is the plan that is read for the first time', () => {
  const edit = fc.tuple(fc.constantFrom(...paths), fc.constantFrom(...Object.keys(EDITS)));
  fc.assert(
    fc.property(
      fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      (saves) => {
        const memory: ReadMemory = new Map();
        const files = soundPlan();
        parsePlan(files, memory);
        for (const save of saves) {
          for (const [path, does] of save) EDITS[does]?.(files, path);
          expect(facts(parsePlan(files, memory))).toEqual(facts(parsePlan(files)));
        }
      },
    ),
    { numRuns: 12 },
  );
});

test('a file that has not changed is not read again', () => {
  const memory: ReadMemory = new Map();
  const first = parsePlan(soundPlan(), memory).plan;
  const again = parsePlan(
    soundPlan({
      'services/mail.yaml': String(soundPlan().get('services/mail.yaml')).replace('saas', 'paas'),
    }),
    memory,
  ).plan;
  expect(again.sources.get('playbooks/mail-is-down.mdx')).toBe(
    first.sources.get('playbooks/mail-is-down.mdx'),
  );
  expect(again.sources.get('services/mail.yaml')).not.toBe(first.sources.get('services/mail.yaml'));
  expect(again.services.get('mail')?.type).toBe('paas');
});
