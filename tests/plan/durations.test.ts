import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addPeriod,
  daysBetween,
  formatDate,
  formatDuration,
  formatPeriod,
  isDate,
  parseDuration,
  shortDuration,
  writeDuration,
} from '../../src/plan/index.ts';

describe('A duration', () => {
  it.each([
    ['0m', 0],
    ['15m', 15],
    ['4h', 240],
    ['2d', 2880],
    ['1w', 10_080],
  ])('%s is %i minutes', (text, minutes) => {
    expect(parseDuration(text)).toBe(minutes);
  });

  it.each(['', '4', 'h', '04h', '-1h', '1.5h', '4 h', '4H', '1mo', '1y', '4h30m', '１h'])(
    'is not written "%s"',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  it.each([
    [0, 'none', '0', '0m'],
    [1, '1 minute', '1 min', '1m'],
    [90, '1 hour 30 minutes', '1 h 30', '90m'],
    [1440, '1 day', '1 day', '1d'],
    [2940, '2 days 1 hour', '2 days 1 h', '49h'],
    [10_080, '7 days', '7 days', '1w'],
  ])('of %i minutes reads well in words, in diagrams and in files', (minutes, words, short, written) => {
    expect([formatDuration(minutes), shortDuration(minutes), writeDuration(minutes)]).toEqual([
      words,
      short,
      written,
    ]);
  });

  it('comes back the same after it was written', () => {
    fc.assert(fc.property(fc.nat(1_000_000), (minutes) => parseDuration(writeDuration(minutes)) === minutes));
  });
});

describe('A day', () => {
  it.each(['2026-06-15', '2024-02-29', '0001-01-01'])('exists: %s', (text) => {
    expect(isDate(text)).toBe(true);
  });

  it.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-6-5',
    '15.06.2026',
    '2026-06-15T10:00',
    '',
  ])('does not exist: "%s"', (text) => {
    expect(isDate(text)).toBe(false);
  });

  it('is written for people with the month in letters', () => {
    expect(formatDate('2026-06-05')).toBe('5 Jun 2026');
  });
});

describe('A calendar period', () => {
  it.each([
    ['2026-01-31', '1mo', '2026-02-28'],
    ['2024-01-31', '1mo', '2024-02-29'],
    ['2024-02-29', '1y', '2025-02-28'],
    ['2026-12-31', '12mo', '2027-12-31'],
    ['2026-03-28', '2d', '2026-03-30'],
    ['2026-12-28', '1w', '2027-01-04'],
  ])('counted from %s, %s later is %s', (from, period, to) => {
    expect(addPeriod(from, period)).toBe(to);
  });

  it('reads well in words', () => {
    expect(['1d', '90d', '1w', '12mo', '1y'].map(formatPeriod)).toEqual([
      '1 day',
      '90 days',
      '1 week',
      '12 months',
      '1 year',
    ]);
  });

  it('leads to a later day that exists, across summer time and leap years', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const period = fc
      .tuple(fc.integer({ min: 1, max: 48 }), fc.constantFrom('d', 'w', 'mo', 'y'))
      .map(([count, unit]) => `${count}${unit}`);
    fc.assert(
      fc.property(day, period, (from, length) => {
        const to = addPeriod(from, length);
        return isDate(to) && daysBetween(from, to) > 0 && daysBetween(to, from) < 0;
      }),
    );
  });
});
