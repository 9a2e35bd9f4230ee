import { DURATION_PATTERN, writeDuration } from '../plan/index.ts';

/** Minutes of the units that people write, in English and German. */
const UNITS: [pattern: RegExp, minutes: number][] = [
  [/^(?:m|min|mins|minutes?|minuten?)$/, 1],
  [/^(?:h|hs|hrs?|hours?|std|stdn|stunden?)$/, 60],
  [/^(?:d|days?|t|tage?n?)$/, 1440],
  [/^(?:w|wk|wks|weeks?|wochen?)$/, 10080],
];
const NUMBER = /^(?:(\d+)\s+)?(\d+)\s*\/\s*(\d+)|^\d+(?:[.,]\d+)?/;
const WORDS: Record<string, number> = {
  half: 0.5,
  halbe: 0.5,
  halber: 0.5,
  a: 1,
  an: 1,
  one: 1,
  ein: 1,
  eine: 1,
  einen: 1,
};

/**
 * A duration as people write it, as a plan does: `4 hrs` -> `4h`, `2 Tage` -> `2d`, `1/2 day` -> `12h`, `1 day 4 hours` -> `28h`.
 * What a plan takes as it is stays so. Undefined for what is no duration, such as a number without a unit.
 */
export function durationIn(written: string): string | undefined {
  const text = written.trim().toLowerCase().replaceAll('½', '1/2').replaceAll('¼', '1/4');
  if (DURATION_PATTERN.test(text)) return text;
  if (/^(?:0|immediate(?:ly)?|sofort)$/.test(text)) return '0m';
  // Hours and minutes, as a spreadsheet shows a time.
  const [, hours, clock] = /^(\d{1,3}):([0-5]\d)(?::00)?$/.exec(text) ?? [];
  if (hours !== undefined) return writeDuration(Number(hours) * 60 + Number(clock));
  let rest = text.replace(/^(?:<|<=|≤|max\.?|up to|within|bis zu|innerhalb von)\s*/, '');
  let minutes = 0;
  do {
    const [number, value] = numberAt(rest);
    if (value === undefined) return undefined;
    rest = rest.slice(number.length).trimStart();
    const unit = /^(?:(?:an?|en)\s+)?([a-zäöü]+)\.?/.exec(rest);
    const size = UNITS.find(([pattern]) => pattern.test(unit?.[1] ?? ''))?.[1];
    if (!unit || size === undefined) return undefined;
    minutes += value * size;
    rest = rest.slice(unit[0].length).replace(/^\s*(?:,|and|und|&|\+)?\s*/, '');
  } while (rest !== '');
  return Number.isInteger(minutes) ? writeDuration(minutes) : undefined;
}

function numberAt(text: string): [written: string, value: number | undefined] {
  const [word = ''] = /^[a-z]+(?=\s)/.exec(text) ?? [];
  if (word in WORDS) return [word, WORDS[word]];
  const match = NUMBER.exec(text);
  if (!match) return ['', undefined];
  const [written, whole, above, below] = match;
  if (above === undefined) return [written, Number(written.replace(',', '.'))];
  return [written, Number(whole ?? 0) + Number(above) / Number(below)];
}
