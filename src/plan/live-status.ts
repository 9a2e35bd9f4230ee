// What a live status says: written by `muster status`, read by pages in a browser. Hence it imports nothing.

/** How bad it is, the worst first. `normal` says that work goes on as usual: the word that must never be wrong. */
export const STATUS_LEVELS = ['outage', 'disruption', 'recovery', 'normal'] as const;
export type StatusLevel = (typeof STATUS_LEVELS)[number];

/** What the file on the second host holds. `updated` and `next` are instants, such as `2026-11-21T10:05:00Z`. */
export type LiveStatus = {
  message: string;
  level: StatusLevel;
  updated: string;
  /** When the next word is due. */
  next?: string;
};

/** What stands in the file when nothing is to be said. */
export type NoStatus = { level: 'none'; updated: string };

/** Characters of a message: what fits two text messages. */
export const LONGEST_STATUS = 320;

const MINUTE = 60_000;
/** How long a status holds that does not say when the next word is due. */
const HOLDS = 120 * MINUTE;
/** How long any status holds: a file that was forgotten says nothing. */
export const HOLDS_AT_MOST = 24 * 60 * MINUTE;
/** How late the next word may be before the last one says nothing. Not for `normal`: that is not believed for a minute longer. */
const MAY_BE_LATE = 15 * MINUTE;
/** How far two clocks may be apart. */
const CLOCKS_APART = 5 * MINUTE;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Reads a status; undefined for anything that is none, such as a sign-in page. */
export function parseStatus(text: string): LiveStatus | NoStatus | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { message, level, updated, next } = value as Record<string, unknown>;
  if (!isInstant(updated)) return undefined;
  if (level === 'none') return { level, updated };
  const known = STATUS_LEVELS.find((each) => each === level);
  if (known === undefined || typeof message !== 'string' || faultOfMessage(message) !== undefined)
    return undefined;
  if (next === undefined || next === null) return { message, level: known, updated };
  return isInstant(next) ? { message, level: known, updated, next } : undefined;
}

/** Why a message cannot be shown, as the end of a sentence that begins with it; undefined when it can. */
export function faultOfMessage(message: string): string | undefined {
  if (message.trim() === '') return 'is empty';
  if (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(message)) return 'holds line breaks or signs that cannot be seen';
  const length = Array.from(message).length;
  return length > LONGEST_STATUS
    ? `has ${length} characters, and ${LONGEST_STATUS} are the most that can be sent on as it is`
    : undefined;
}

/** Whether a status speaks of now, which is in milliseconds: `early` is one that the clock has not reached. */
export function standing({ level, updated, next }: LiveStatus, now: number): 'holds' | 'old' | 'early' {
  const written = Date.parse(updated);
  if (written > now + CLOCKS_APART) return 'early';
  const late = level === 'normal' ? 0 : MAY_BE_LATE;
  const until = next === undefined ? written + HOLDS : Date.parse(next) + late;
  return now <= Math.min(until, written + HOLDS_AT_MOST) ? 'holds' : 'old';
}

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
}
