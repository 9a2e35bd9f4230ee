import { clock as words } from '../../words/en/clock.ts';
import { log } from '../../words/en/log.ts';

/** In milliseconds. */
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
/** A copy is younger, as a rule; a clock that is a year ahead is past it. */
const FAR = 300 * DAY;

/** A time of day by the clock of the device: `10:05`. */
export function clockTime(at: string | number): string {
  const date = new Date(at);
  return `${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** A day by the clock of the device, in words that no country reads another way: `21 Nov 2026`. */
export function dayOf(at: string | number): string {
  return words.date(localDay(at));
}

/** A day by the clock of the device: `2026-11-21`. */
export function localDay(at: string | number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** A time of day, with its day where that is another than the one on which it is read. */
export function momentOf(at: string | number, read: string | number): string {
  return localDay(at) === localDay(read) ? clockTime(at) : `${dayOf(at)} ${clockTime(at)}`;
}

/** Time since the start, such as `T+00:15`; before it, `T+00:00`. */
export function sinceStart(start: string, at: string | number): string {
  const minutes = Math.max(0, Math.floor((new Date(at).getTime() - Date.parse(start)) / MINUTE));
  return `T+${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** The moment so many minutes after the start. */
export function after(start: string, minutes: number): number {
  return Date.parse(start) + minutes * MINUTE;
}

/** What to say when the device's clock stands far from the day on which this copy was made; empty otherwise. */
export function clockTrouble(now: number, copyDate: string | undefined): string {
  const made = Date.parse(copyDate ?? '');
  if (now < made - DAY) return log.clockWrong(dayOf(now), dayOf(made));
  return now > made + FAR ? log.clockAhead(dayOf(now), dayOf(made)) : '';
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
