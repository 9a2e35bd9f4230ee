import { clock } from '../words/en/clock.ts';
import { copyState as words } from '../words/en/copy-state.ts';

/** What a copy says of itself in its copy.js; `time` is the second of its last change, 0 where that is not known. */
export type CopyFacts = {
  version: string;
  date: string;
  due: string;
  time: number;
  pages: number;
  asOf?: string;
};

/** What came of asking a copy: its facts, or how it failed. `closed` answers, but not to pages of other hosts. */
export type CopyAnswer = CopyFacts | 'no-copy' | 'closed' | 'silent' | 'away';

/** Reads a copy.js without running it; undefined for anything else. */
export function parseCopy(text: string): CopyFacts | undefined {
  const json = /^globalThis\.musterCopy = (\{.*\});\s*$/.exec(text)?.[1];
  if (json === undefined) return undefined;
  try {
    const { version, date, due, time, pages } = JSON.parse(json) as Record<string, unknown>;
    if (typeof version !== 'string' || typeof date !== 'string' || typeof due !== 'string') return undefined;
    return { version, date, due, time: Number(time) || 0, pages: Number(pages) || 0 };
  } catch {
    return undefined;
  }
}

/** What is said of another copy beside this one; `today` is YYYY-MM-DD. A copy only says which version it holds: nothing is proven. */
export function copyWords(own: CopyFacts, other: CopyAnswer, today: string): string {
  switch (other) {
    case 'no-copy':
      return words.noCopy;
    case 'closed':
      return words.closed;
    case 'silent':
      return words.silent;
    case 'away':
      return words.away;
    default:
      return compared(own, other) + frozen(other, today);
  }
}

function compared(own: CopyFacts, other: CopyFacts): string {
  const name = words.version(other.version, other.date === '' ? '' : clock.longDate(other.date));
  if (other.version === own.version) return words.same;
  const apart = other.time === 0 || own.time === 0 ? 0 : other.time - own.time;
  if (apart > 0) return words.newer(name);
  if (apart < 0) return words.lags(lengthWords(-apart), name);
  return words.another(name);
}

function frozen({ due }: CopyFacts, today: string): string {
  return due !== '' && today > due ? words.frozen : '';
}

/** How old a day is: `today`, `1 day old`, `3 months old`. */
export function ageWords(date: string, today: string): string {
  const days = Math.round((Date.parse(today) - Date.parse(date)) / 86_400_000);
  if (days < 0) return words.ofDayToCome;
  return days === 0 ? words.today : words.old(lengthWords(days * 86_400));
}

const STEPS = [
  ['year', 365.25 * 86_400, 2],
  ['month', 30.44 * 86_400, 2],
  ['day', 86_400, 1],
  ['hour', 3600, 1],
  ['minute', 60, 1],
] as const;

/** Seconds in words, in the largest unit of which there are enough. */
function lengthWords(seconds: number): string {
  const [unit, length] =
    STEPS.find(([, each, least]) => seconds >= each * least) ?? (['minute', 60] as const);
  const count = Math.max(1, Math.floor(seconds / length));
  return words.length(count, unit);
}
