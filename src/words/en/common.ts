import { formatDate } from '../../plan/calendar.ts';
import { formatDuration, formatPeriod, shortDuration } from '../../plan/duration.ts';
import { spelled, wayWord } from '../../plan/value-words.ts';

const number = (figure: number) => figure.toLocaleString('en-GB');

/** What many rooms say alike: durations, dates, lists, values of files. */
export const common = {
  /** Minutes: `1 hour 30 minutes`; `none` for 0. */
  duration: formatDuration,
  /** Minutes, for diagrams: `1 h 30`. */
  shortDuration,
  /** `12mo` -> `12 months`. */
  period: formatPeriod,
  /** `2026-06-15` -> `15 Jun 2026`. */
  date: formatDate,
  /** Durations in minutes and periods inside sentences, where a language bends them. */
  within: (minutes: number) => `within ${formatDuration(minutes)}`,
  after: (minutes: number) => `after ${formatDuration(minutes)}`,
  atMost: (minutes: number) => `${formatDuration(minutes)} at most`,
  every: (period: string) => `every ${formatPeriod(period)}`,
  over: (period: string) => `over ${formatPeriod(period)} ago`,
  /** `a, b and c`. */
  listed: (words: readonly string[]) =>
    words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`,
  /** A value of a file, such as `phone-bridge`, as words. */
  value: spelled,
  /** A way to reach somebody, such as `landline`. */
  way: wayWord,
  percent: (share: number) => `${number(share)} %`,
  percentOfNormal: (share: number) => `${share} % of normal`,
  yes: 'yes',
  no: 'no',
  none: 'none',
  or: 'or',
  unknown: 'unknown',
  never: 'never',
  everyone: 'Everyone',
  /** Whom a channel or a message reaches, inside a sentence; `everyone` is a word of the model. */
  audience: (who: string) => who,
  /** A figure with its thousands apart: `1,400,000`. */
  number,
  steps: (count: number) => `${count} ${count === 1 ? 'step' : 'steps'}`,
  days: (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`,
  people: (count: number) => `${count} ${count === 1 ? 'person' : 'people'}`,
  more: (count: number) => `and ${count} more`,
  /** A playbook that this site does not show, by its place in a sentence. */
  hiddenPlaybook: 'a playbook that is not published here',
  /** What readers call the kinds of playbooks, in the order of use. */
  playbookKinds: {
    'start-here': 'Start here',
    'degraded-work': 'Keep working',
    communication: 'Tell people',
    recovery: 'Bring it back',
    'stand-down': 'Back to normal',
  },
};
