import { PERIOD_PATTERN } from './duration.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** `2026-06-15` -> `15 Jun 2026`. */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** A date plus a calendar period; a day that the target month lacks becomes its last day. */
export function addPeriod(date: string, period: string): string {
  const match = PERIOD_PATTERN.exec(period);
  if (!match) return date;
  const count = Number(match[1]);
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  if (match[2] === 'd' || match[2] === 'w') {
    return iso(Date.UTC(year, month - 1, day + count * (match[2] === 'w' ? 7 : 1)));
  }
  const months = month - 1 + count * (match[2] === 'y' ? 12 : 1);
  const lastDay = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  return iso(Date.UTC(year, months, Math.min(day, lastDay)));
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
