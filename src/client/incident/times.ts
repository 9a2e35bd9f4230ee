import { clock as words } from '../../words/en/clock.ts';
import { log } from '../../words/en/log.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A time of day by the clock of the device: `10:05`. */
export function clockTime(at: string | number): string {
  const date = new Date(at);
  return `${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** A day by the clock of the device, in words that no country reads another way: `21 Nov 2026`. */
export function dayOf(at: string | number): string {
  const date = new Date(at);
  return words.date(`${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`);
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

/** The last moment, not after now, at which the clock showed `10:05`; undefined for what is no time. */
export function lastTimeAt(clock: string, now: Date): Date | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(clock.trim()) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const date = new Date(now);
  date.setHours(Number(hours), Number(minutes), 0, 0);
  if (date > now) date.setDate(date.getDate() - 1);
  return date;
}

/** What to say when the device's clock stands before the day on which this copy was made; empty otherwise. */
export function clockTrouble(now: Date, copyDate: string | undefined): string {
  const made = Date.parse(copyDate ?? '');
  if (Number.isNaN(made) || now.getTime() >= made - DAY) return '';
  return log.clockWrong(dayOf(now.getTime()), dayOf(made));
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
