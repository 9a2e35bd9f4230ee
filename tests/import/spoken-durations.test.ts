import { describe, expect, it } from 'vitest';
import { durationIn } from '../../src/import/spoken-durations.ts';

describe('A duration as people write it', () => {
  it.each([
    ['4 hrs', '4h'],
    ['2 Tage', '2d'],
    ['1/2 day', '12h'],
    ['1 1/2 Stunden', '90m'],
    ['½ Tag', '12h'],
    ['1.5 days', '36h'],
    ['1,5 Std.', '90m'],
    ['15 Min.', '15m'],
    ['1 day 4 hours', '28h'],
    ['1 Tag und 4 Std', '28h'],
    ['half a day', '12h'],
    ['ein Tag', '1d'],
    ['1 Woche', '1w'],
    ['< 4h', '4h'],
    ['bis zu 3 Tagen', '3d'],
    ['sofort', '0m'],
    ['240m', '240m'],
  ])('%s is %s', (written, read) => expect(durationIn(written)).toBe(read));

  it.each(['soonish', '4', '', '4 moons', '-2 h', '1/0 day', '2 d or so', '1.00001 h'])(
    '%s is none',
    (written) => expect(durationIn(written)).toBeUndefined(),
  );
});
