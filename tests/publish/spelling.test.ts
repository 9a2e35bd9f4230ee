import { expect, test } from 'vitest';
import { createSpelling } from '../../src/client/search-spelling.ts';

// Words as the packs give them: the most common first.
const spelling = createSpelling([
  'mail',
  'payroll',
  'phone',
  'outlook',
  'überweisung',
  'sign',
  'signal',
  'main',
  'authenticator',
]);

test.each([
  ['mial', 'mail'],
  ['outlok', 'outlook'],
  ['otulook', 'outlook'],
  ['uberwiesung', 'überweisung'],
  ['payrol1', 'payroll'],
  ['mait', 'mail'],
  ['signpostings', 'sign'],
])('%s was meant as %s', (typed, meant) => {
  expect(spelling.nearest(typed)).toBe(meant);
});

test('words too short or too far are left alone', () => {
  expect(['xyz', 'qqqqq', 'zebra'].map((word) => spelling.nearest(word))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('the beginning of a word is known, in either case and without its accents', () => {
  expect(['Pay', 'uberw', 'ÜBER', 'mial'].map((word) => spelling.isKnown(word))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
