import { formatDate } from './calendar.ts';
import { formatDuration, formatPeriod } from './duration.ts';
import { spelled, wayWord } from './value-words.ts';

/** What changed between two versions of a plan, in English: for the command line, and as the words that a language has. */
export const CHANGES = {
  /** Behind the name of something. */
  new: 'new',
  gone: 'gone',
  hidden: 'something that is not shown here',
  notShown: 'changed, not shown here',
  now: (value: string) => `now ${value}`,
  noLonger: (value: string) => `no longer ${value}`,
  text: 'its text',
  steps: (count: number) => (count === 1 ? '1 step' : `${count} steps`),
  review: 'review',
  numbers: 'numbers',
  title: (before: string) => `its title, which was "${before}"`,
  address: 'address',
  aWay: 'a way to reach it',
  way: wayWord,
  triedAgain: 'tried again',
  added: (way: string) => `${way} added`,
  removed: (way: string) => `${way} removed`,
  primary: 'who comes first',
  alternates: 'who stands in',
  /** How values of files are said. */
  values: {
    yes: 'yes',
    no: 'no',
    none: 'none',
    /** Minutes. */
    duration: formatDuration,
    period: formatPeriod,
    date: formatDate,
  },
  /** What a kind is called, by its name in the code; `label` is its English name. */
  kind: (_kind: string, label: string) => label,
  /** Figures by the last key of their path. */
  figures: {
    rto: 'RTO',
    rpo: 'RPO',
    mtpd: 'MTPD',
    wrt: 'WRT',
    rtoNeeded: 'RTO needed',
    percent: 'MBCO',
    capacity: 'capacity',
    maxDuration: 'longest time',
    activationTime: 'time to activate',
    timeToFirstAction: 'time to the first action',
    within: 'time for a step',
    minimumStaff: 'people needed at least',
    uptimePercent: 'uptime',
    quantity: 'quantity',
    restockLevel: 'least quantity',
    likelihood: 'likelihood',
    impact: 'impact',
    target: 'target',
  },
  /** What a figure is of: `RTO (needed)`. */
  group: spelled,
  /** A field of a file: `routeElsewhere` -> `route elsewhere`. */
  field: (key: string) =>
    key.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`),
};

/** What changed, in the words of a language. */
export type ChangeWords = typeof CHANGES;

/** How values of files are said, in the words of a language. */
export type ValueWords = ChangeWords['values'];
