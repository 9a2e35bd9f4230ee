import { expect, test } from 'vitest';
import { groupPhone, isPhone } from '../../src/plan/phone.ts';

/** The number as shown, with plain spaces. */
const shown = (number: string) => groupPhone(number).replaceAll('\u00a0', ' ');

test('numbers are grouped after their country code', () => {
  expect(shown('+441632960123')).toBe('+44 1632 960 123');
  expect(shown('+12025550143')).toBe('+1 202 555 0143');
  expect(shown('+33199001234')).toBe('+33 199 001 234');
  expect(shown('+358401234567')).toBe('+358 401 234 567');
});

test('no digit is lost or added, whatever the country and length', () => {
  for (const code of ['1', '7', '20', '44', '49', '90', '212', '358', '423', '599', '670', '971', '998']) {
    for (let length = 7; length <= 15 - code.length; length++) {
      const number = `+${code}${'1234567890123'.slice(0, length)}`;
      expect(shown(number).replaceAll(' ', '')).toBe(number);
    }
  }
});

test('what is no telephone number stays as it is', () => {
  expect(groupPhone('Channel 1')).toBe('Channel 1');
  expect(isPhone('01632 960123')).toBe(false);
});
