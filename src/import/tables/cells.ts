import { collection, isDate, isPhone } from '../../plan/index.ts';
import type { Kind, Plan } from '../../plan/index.ts';
import { FIGURE, listIn, unquoted } from './cell-texts.ts';
import type { Takes } from './columns.ts';
import { levelIn } from './impact-columns.ts';
import { durationIn } from '../spoken-durations.ts';

/** What a cell is read against: the plan, things that come with the same import, and how its column is to be read. */
export type CellSetting = {
  plan: Plan;
  /** Kind and name, folded -> id, of rows in all tables of this import. */
  coming: ReadonlyMap<string, string>;
  /** The country code of telephone numbers without one. */
  country?: string | undefined;
  heading: string;
};

/** A name as it is compared: letters and digits. */
export const folded = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const parts = (text: string) => listIn(text, ';,\n');

const REFERENCES: Partial<Record<string, Kind>> = {
  role: 'role',
  scenario: 'scenario',
  party: 'party',
  measure: 'measure',
  contact: 'contact',
};
const LISTS: Partial<Record<string, Kind>> = {
  services: 'service',
  processes: 'process',
  playbooks: 'playbook',
  channels: 'channel',
  measures: 'measure',
  domains: 'failure-domain',
  contacts: 'contact',
};

const TRUTHS: readonly [words: RegExp, truth: boolean][] = [
  [/^(?:true|yes|y|ja|j|wahr|x|✓|✔|1)$/, true],
  [/^(?:false|no|n|nein|falsch|-|0)$/, false],
];

/** What a cell says, read as its field takes it; undefined, and said why, where it cannot be understood. */
export function valueOf(
  written: string,
  takes: Takes,
  setting: CellSetting,
  say: (why: string) => void,
): unknown {
  const text = written.trim();
  const known = <T>(value: T | undefined, why: string): T | undefined => {
    if (value === undefined) say(why);
    return value;
  };
  if (typeof takes !== 'string')
    return known(wordIn(takes, text), `is none of ${Object.keys(takes).join(', ')}`);
  const one = REFERENCES[takes];
  if (one) return known(idOf(one, text, setting), `is no ${one} of this plan`);
  const many = LISTS[takes];
  if (many) {
    const written = parts(text);
    if (written.length === 0) return [];
    const ids = written.flatMap(
      (part) => known(idOf(many, part, setting), `${part} is no ${many} of this plan`) ?? [],
    );
    return ids.length > 0 ? ids : undefined;
  }
  switch (takes) {
    case 'duration':
      return known(
        text === 'unknown' ? text : durationIn(text + unitOf(setting.heading, text)),
        'is no duration, such as 4h or 2 days',
      );
    case 'date':
      return known(dateIn(text), 'is no day, such as 2026-11-21');
    case 'score':
      return known(
        /^([1-5])(?!\S)(?!\s*[-–]?\s*\d)/.exec(text)?.slice(1).map(Number)[0],
        'is no number from 1 to 5',
      );
    case 'number':
      return known(/^\d+$/.test(text) ? Number(text) : undefined, 'is no whole number');
    case 'truth':
      return known(TRUTHS.find(([words]) => words.test(text.toLowerCase()))?.[1], 'is neither yes nor no');
    case 'phone':
      return known(phoneIn(text, setting.country), whyNoPhone(text));
    case 'mail':
      return known(/^\S+@\S+\.\S+$/.test(text) ? text : undefined, 'is no mail address');
    case 'decimal':
      return known(FIGURE.test(text) ? figureIn(text) : undefined, 'is no number');
    case 'figure':
      return FIGURE.test(text) ? figureIn(text) : unquoted(text);
    case 'level': {
      const labels = setting.plan.organization.impactLabels;
      return known(levelIn(text, labels), `is no impact: ${labels.join(', ')}, or 0 to 4`);
    }
    case 'list':
      return parts(text);
    case 'lines':
      return listIn(text, '\n');
    case 'peaks':
      return listIn(text, ';\n').map((part) => {
        const [, name = part, when = part] = /^([^:]+):\s*(.+)$/s.exec(part) ?? [];
        return { name, when };
      });
    case 'deadlines': {
      const found = listIn(text, ';\n').map((part) => deadlineIn(part, setting.heading));
      const deadlines = found.flatMap((each) => each ?? []);
      return known(deadlines.length === found.length ? deadlines : undefined, NO_DEADLINE);
    }
    case 'needs': {
      const needs = parts(text).flatMap((part) => {
        const id = known(idOf('service', part, setting), `${part} is no service of this plan`);
        return id === undefined ? [] : [{ kind: 'service', id, strength: 'hard' }];
      });
      return needs.length > 0 ? needs : undefined;
    }
    default:
      return text;
  }
}

/** The value of a field that a word means, where the field takes one of some. */
export function wordIn(takes: Takes, written: string): string | undefined {
  const text = written.trim();
  return typeof takes === 'string'
    ? undefined
    : Object.entries(takes).find(([value, words]) => value === text || words.test(text.toLowerCase()))?.[0];
}

const figureIn = (text: string) => Number(text.replace(',', '.'));

const NO_DEADLINE = 'says no deadline, such as "Tax law: 72 h"';

/** A rule and how soon it must be met: `Tax law: 72 h`, `72 h (tax law)`, or a time alone, whose rule is the heading. */
function deadlineIn(text: string, heading: string): { rule: string; deadline: string } | undefined {
  const [, before, after] = /^(.+?)\s*[:,–-]\s*([^:]+)$/s.exec(text) ?? [];
  const [, first, bracketed] = /^([^()]+?)\s*\((.+)\)$/s.exec(text) ?? [];
  const tries: [rule: string | undefined, time: string | undefined][] = [
    [heading, text],
    [before, after],
    [bracketed, first],
    [first, bracketed],
  ];
  for (const [rule, time] of tries) {
    const deadline = time === undefined ? undefined : durationIn(time + unitOf(heading, time));
    if (rule !== undefined && deadline !== undefined) return { rule, deadline };
  }
  return undefined;
}

/** The id of what a name means: an id, or what something is called. */
export function idOf(kind: Kind, text: string, { plan, coming }: CellSetting): string | undefined {
  const key = folded(text);
  // An id goes before what something else is called.
  if (collection(plan, kind).has(text) || coming.has(`${kind}:${text}`)) return text;
  const entities = entitiesOf(plan, kind);
  const found = entities.find((entity) =>
    [entity.name, entity.title, entity.label, ...(entity.aliases ?? [])].some(
      (word) => word !== undefined && folded(word) === key,
    ),
  );
  return found?.id ?? coming.get(`${kind}/${key}`);
}

type Named = {
  id: string;
  name?: string | undefined;
  title?: string | undefined;
  label?: string | undefined;
  unit?: string | undefined;
  aliases?: string[] | undefined;
};

export function entitiesOf(plan: Plan, kind: Kind): Named[] {
  return [...collection(plan, kind).values()];
}

function dateIn(text: string): string | undefined {
  if (isDate(text)) return text;
  // The number that a spreadsheet keeps of a day, counted from 1899-12-30; only of days that a plan may speak of.
  const days = /^\d{5}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0;
  if (days > 29_000 && days < 73_000)
    return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
  // Day, month and year as Germans write them; with slashes nobody can know which is which.
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : undefined;
}

/** The unit that a heading gives its figures, `RTO (hours)` or `RTO in Stunden`, where a cell is a mere number. */
function unitOf(heading: string, text: string): string {
  if (!/^\d+(?:[.,]\d+)?$/.test(text)) return '';
  const [, bracketed, worded] = /\(([^()]+)\)\s*$|\sin\s+(\S+)\s*$/i.exec(heading) ?? [];
  return ` ${bracketed ?? worded ?? ''}`;
}

/** What stands before a national number where it is dialled within the country; `0` where none is said. */
const TRUNKS: Record<string, string> = {
  '+1': '',
  '+36': '06',
  '+39': '',
  '+7': '8',
  '+378': '',
  '+379': '',
};

/** A number as it is dialled from anywhere. A national one needs the `country`, and the digit that shows it to be one. */
function phoneIn(text: string, country: string | undefined): string | undefined {
  const digits = text
    .replace(/^(?:\+|00)[\d\s]+\(0\)/, (start) => start.replace('(0)', ''))
    .replace(/[\s().\-‐-―/]/g, '')
    .replace(/^00/, '+');
  if (isPhone(digits)) return digits;
  if (country === undefined || !/^\d+$/.test(digits)) return undefined;
  const trunk = TRUNKS[country] ?? '0';
  if (country === '+1') return /^1?[2-9]\d{2}[2-9]\d{6}$/.test(digits) ? `+1${digits.slice(-10)}` : undefined;
  // Without the trunk digit nobody can know whether it is lost, or the number is a local one.
  if (!digits.startsWith(trunk === '' ? '0' : trunk)) return undefined;
  return [country + digits.slice(trunk.length)].find(isPhone);
}

const whyNoPhone = (text: string) =>
  /^[1-9]\d+$/.test(text)
    ? 'is no telephone number with country code: a spreadsheet takes the + and the 0 before a number away, so write it as text'
    : 'is no telephone number with country code: `--country` says the one that they all have';
