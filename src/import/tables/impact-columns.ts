import { DURATION_PATTERN, parseDuration } from '../../plan/index.ts';
import { durationIn } from '../spoken-durations.ts';

type Data = Record<string, unknown>;

/** What impacts hurt, with the words that people use in headings for it; a mere "Impact" is that on the work itself. */
const TYPES: Record<string, RegExp> = {
  safety: /^(?:safety|health|life|personen|(?:personen)?sicherheit|gesundheit\p{L}*|leib und leben)$/u,
  financial: /^(?:financ\p{L}*|finanz\p{L}*|monet\p{L}*|costs?|revenue|umsatz\p{L}*|kosten)$/u,
  operational: /^(?:|operation\p{L}*|betrieb\p{L}*|aufgabenerfüllung)$/u,
  legal: /^(?:legal|regulat\p{L}*|compliance|contractual|recht\p{L}*|gesetz\p{L}*|vertrag\p{L}*)$/u,
  reputation: /^(?:reputation\p{L}*|image\p{L}*|brand|ansehen\p{L}*|außenwirkung)$/u,
  customer: /^(?:customers?|clients?|kunden?)$/u,
  workforce: /^(?:workforce|employees?|mitarbeit\p{L}*|beschäftigte)$/u,
};
const IMPACT = /(?:impacts?|damages?|loss(?:es)?|consequences?|auswirkung(?:en)?|schaden|schäden|folgen)/u;
const FILLERS = /(?<!\p{L})(?:level|score|rating|on|of|for|for the|the|auf|für|die|den|der|des)(?!\p{L})/gu;
const BEFORE_TIME =
  /\s*(?:after|nach|at|bei|within|innerhalb(?: von)?|binnen|up to|bis(?: zu)?|ab|[-–:,>≥<≤=]+)\s*$/u;

const PATH = /^impactAnalysis\.impacts\.(\w+)\.(\w+)$/;

/** The type and time of an impact that a path means. */
export function impactAt(path: string): { type: string; time: string } | undefined {
  const [, type = '', time = ''] = PATH.exec(path) ?? [];
  return Object.hasOwn(TYPES, type) && DURATION_PATTERN.test(time) ? { type, time } : undefined;
}

/** What a heading means that names an impact and a time, such as "Finanzieller Schaden 1 Tag" or "Impact after 4 h". */
export function impactPath(heading: string): string | undefined {
  const text = heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/[()[\]_/]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const words = text.split(' ');
  for (const count of [1, 2, 3]) {
    const time = words.length > count ? durationIn(words.slice(-count).join(' ')) : undefined;
    if (time === undefined || time === '0m') continue;
    const what = words.slice(0, -count).join(' ').replace(BEFORE_TIME, '');
    const of = what.replace(new RegExp(IMPACT, 'gu'), ' ').replace(FILLERS, ' ').replace(/\s+/g, ' ').trim();
    if (of === '' && !IMPACT.test(what)) return undefined;
    const type = Object.keys(TYPES).find((each) => TYPES[each]?.test(of));
    return type === undefined ? undefined : `impactAnalysis.impacts.${type}.${time}`;
  }
  return undefined;
}

/** The words for impacts in a plan, where each says one thing and none is a number. */
export function levelWords(labels: readonly string[]): readonly string[] {
  const sound = new Set(labels.map((label) => label.trim().toLowerCase())).size === 5;
  return sound && !labels.some((label) => /^\d/.test(label)) ? labels : ['0', '1', '2', '3', '4'];
}

/** Words that people write for impacts from none to the worst. */
const LEVELS: readonly RegExp[] = [
  /^(?:none|no impact|negligible|keine?r?|vernachlässigbar)$/,
  /^(?:minor|low|niedrig|gering)$/,
  /^(?:moderate|medium|normal|mittel|begrenzt)$/,
  /^(?:severe|major|high|hoch|schwer|beträchtlich)$/,
  /^(?:catastrophic|critical|very high|existential|katastrophal|kritisch|sehr hoch|existenzbedrohend)$/,
];

/** An impact from 0 to 4, as a number or a word: one of the plan, or one that people use. */
export function levelIn(written: string, labels: readonly string[]): number | undefined {
  const text = written.trim().toLowerCase();
  const [, digit] = /^([0-4])(?:\s*[-–:]\s*\D.*)?$/.exec(text) ?? [];
  if (digit !== undefined) return Number(digit);
  const known = labels.findIndex((label) => label.trim().toLowerCase() === text);
  const level = known >= 0 ? known : LEVELS.findIndex((words) => words.test(text));
  return level < 0 ? undefined : level;
}

/** Impacts as a plan has them, with single ones of a table in their places: path -> level. */
export function withImpacts(before: unknown, said: ReadonlyMap<string, unknown>): Data[] {
  const impacts = structuredClone(Array.isArray(before) ? (before as Data[]) : []);
  for (const [path, level] of said) {
    const { type, time } = impactAt(path) ?? { type: '', time: '' };
    let item = impacts.find((each) => each['type'] === type);
    if (!item) impacts.push((item = { type, at: {} }));
    const at = item['at'] as Data;
    const key = Object.keys(at).find((each) => parseDuration(each) === parseDuration(time)) ?? time;
    at[key] = level;
  }
  return impacts;
}
