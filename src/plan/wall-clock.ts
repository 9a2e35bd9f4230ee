import { formatDate, isDate } from './calendar.ts';

/** When something begins, as a clock on the wall shows it: minutes since midnight, and the day if it is known. */
export type Start = { minutes: number; date: string | undefined };

/** A time that a clock on the wall shows, some days after a start; with its date where the start has one. */
export type ClockTime = { time: string; daysLater: number; date: string | undefined };

const DAY = 24 * 60;

/** `09:00` or `2026-11-21T09:00` -> a start; undefined for anything else. `today` stands for a day that is not said. */
export function parseStart(text: string, today?: string): Start | undefined {
  const match = /^(?:(\d{4}-\d{2}-\d{2})T)?([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (!match || (match[1] !== undefined && !isDate(match[1]))) return undefined;
  return { minutes: Number(match[2]) * 60 + Number(match[3]), date: match[1] ?? today };
}

/**
 * What the clock shows some minutes after a start. Where the day is known, a change of the clocks on the way counts, as the
 * time zone has it.
 */
export function clockAfter(start: Start, minutes: number, timeZone: string): ClockTime {
  if (start.date === undefined) {
    const total = start.minutes + minutes;
    return { time: written(total % DAY), daysLater: Math.floor(total / DAY), date: undefined };
  }
  const midnight = Date.parse(`${start.date}T00:00:00Z`);
  const shown = onTheWall(
    instantOf(midnight + start.minutes * 60_000, timeZone) + minutes * 60_000,
    timeZone,
  );
  const daysLater = Math.floor((shown - midnight) / (DAY * 60_000));
  return {
    time: written(Math.round((shown - midnight) / 60_000) - daysLater * DAY),
    daysLater,
    date: new Date(shown).toISOString().slice(0, 10),
  };
}

/** `11:00`, `11:00 the next day`, `11:00 on Tue 24 Nov`: the day is named when it is not that of the start. */
export function formatClock({ time, daysLater, date }: ClockTime): string {
  if (daysLater === 0) return time;
  if (date !== undefined) return `${time} on ${formatDay(date).replace(/ \d{4}$/, '')}`;
  return daysLater === 1 ? `${time} the next day` : `${time}, ${daysLater} days later`;
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `2026-11-24` -> `Tue 24 Nov 2026`. */
export function formatDay(date: string): string {
  return `${WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''} ${formatDate(date)}`;
}

function written(minutes: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The instant, in milliseconds, at which the clocks of a zone show a start that has a day. */
export function instantAt(date: string, minutes: number, timeZone: string): number {
  return instantOf(Date.parse(`${date}T00:00:00Z`) + minutes * 60_000, timeZone);
}

/** The day that the calendars of a zone show at an instant in milliseconds, YYYY-MM-DD. */
export function dayAt(instant: number, timeZone: string): string {
  return new Date(onTheWall(instant, timeZone)).toISOString().slice(0, 10);
}

/** The instant at which the clocks of a zone show a time; where they skip it, the one just as long after. */
function instantOf(shown: number, timeZone: string): number {
  const guess = shown - (onTheWall(shown, timeZone) - shown);
  return shown - (onTheWall(guess, timeZone) - guess);
}

/** What the clocks of a zone show at an instant, as if that were an instant itself. */
function onTheWall(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(instant);
  const number = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(number('year'), number('month') - 1, number('day'), number('hour'), number('minute'));
}
