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
      return 'Gives something that is no copy of the site, such as a sign-in page.';
    case 'closed':
      return 'Answers, but does not let this page read which version it holds. Open it to compare.';
    case 'silent':
      return 'Does not answer.';
    case 'away':
      return 'Cannot be reached from here, or leads somewhere else.';
    default:
      return compared(own, other) + frozen(other, today);
  }
}

function compared(own: CopyFacts, other: CopyFacts): string {
  const name = `version ${other.version}${other.date === '' ? '' : ` of ${dayWords(other.date)}`}`;
  if (other.version === own.version) return 'Says that it holds the same version.';
  const apart = other.time === 0 || own.time === 0 ? 0 : other.time - own.time;
  if (apart > 0) return `Says that it holds a newer version than this: ${name}.`;
  if (apart < 0) return `Lags behind this copy by ${lengthWords(-apart)}: it says that it holds ${name}.`;
  return `Says that it holds another version: ${name}.`;
}

function frozen({ due }: CopyFacts, today: string): string {
  return due !== '' && today > due ? ' It has not moved for longer than the plan allows.' : '';
}

/** How old a day is: `today`, `1 day old`, `3 months old`. */
export function ageWords(date: string, today: string): string {
  const days = Math.round((Date.parse(today) - Date.parse(date)) / 86_400_000);
  if (days < 0) return 'by the clock of this device, of a day to come';
  return days === 0 ? 'today' : `${lengthWords(days * 86_400)} old`;
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
  const [unit, length] = STEPS.find(([, each, least]) => seconds >= each * least) ?? ['minute', 60];
  const count = Math.max(1, Math.floor(seconds / length));
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function dayWords(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}
