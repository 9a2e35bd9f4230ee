import { expect, test } from 'vitest';
import { byLetter } from '../../src/components/letters.ts';
import { sortingWords } from '../../src/components/signs.ts';

test('a sign is sorted by the first word that tells something', () => {
  expect(sortingWords('The scanner stops')).toBe('scanner stops');
  expect(sortingWords('My mail is not sent')).toBe('mail is not sent');
  expect(sortingWords('It is the printer')).toBe('printer');
});

test('entries stand under their letter, accents under the plain one, everything else under 0', () => {
  const groups = byLetter(['mail', 'Élan', '4G', 'Map'], (word) => word);
  expect(groups).toEqual([
    { letter: '0', entries: ['4G'] },
    { letter: 'E', entries: ['Élan'] },
    { letter: 'M', entries: ['mail', 'Map'] },
  ]);
});
