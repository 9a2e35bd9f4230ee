import { describe, expect, it } from 'vitest';
import { clockAfter, formatClock, parseStart } from '../../src/plan/index.ts';

const later = (start: string, minutes: number, timeZone = 'Europe/London', today?: string) => {
  const begins = parseStart(start, today);
  if (!begins) throw new Error(`${start} is no start.`);
  return formatClock(clockAfter(begins, minutes, timeZone));
};

describe('A time after a loss', () => {
  it('names no day on the same day', () => {
    expect(later('09:00', 120)).toBe('11:00');
    expect(later('2026-11-21T09:00', 120)).toBe('11:00');
    expect(later('00:00', 1439)).toBe('23:59');
  });

  it('names the day as far as it is known', () => {
    expect(later('23:00', 60)).toBe('00:00 the next day');
    expect(later('09:00', 3 * 1440)).toBe('09:00, 3 days later');
    expect(later('2026-11-21T23:00', 120)).toBe('01:00 on Sun 22 Nov');
    expect(later('23:00', 120, 'Europe/London', '2026-12-31')).toBe('01:00 on Fri 1 Jan');
  });

  it('is what the clocks of the organisation show when they are put back or forward on the way', () => {
    expect(later('2026-10-24T09:00', 1440)).toBe('08:00 on Sun 25 Oct');
    expect(later('2027-03-27T09:00', 1440)).toBe('10:00 on Sun 28 Mar');
    expect(later('2026-10-24T09:00', 1440, 'Asia/Tokyo')).toBe('09:00 on Sun 25 Oct');
    expect(later('2026-11-21T09:00', 90, 'Asia/Kathmandu')).toBe('10:30');
  });

  it.each(['9:00', '24:00', '12:60', '0900', '2026-02-30T09:00', '2026-11-21 09:00', '09:00Z', ''])(
    'does not begin at "%s"',
    (text) => {
      expect(parseStart(text)).toBeUndefined();
    },
  );
});
