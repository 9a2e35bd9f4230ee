import { expect, test } from 'vitest';
import { byLetter } from '../../src/components/letters.ts';

test('entries stand under their letter, accents under the plain one, everything else under 0', () => {
  const groups = byLetter(['mail', 'Élan', '4G', 'Map'], (word) => word);
  expect(groups).toEqual([
    { letter: '0', entries: ['4G'] },
    { letter: 'E', entries: ['Élan'] },
    { letter: 'M', entries: ['mail', 'Map'] },
  ]);
});
