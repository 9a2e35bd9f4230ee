import type { Words } from '../index.ts';
import { counted, date, duration, inDative, period, periodInDative, shortDuration } from './measures.ts';
import { values } from './values.ts';

const number = (figure: number) => figure.toLocaleString('de');
const value = (word: string) => values[word] ?? word.replaceAll('-', ' ');

export const common: Words['common'] = {
  duration,
  shortDuration,
  period,
  date,
  within: (minutes) => `binnen ${inDative(minutes)}`,
  after: (minutes) => `nach ${inDative(minutes)}`,
  atMost: (minutes) => `höchstens ${duration(minutes)}`,
  every: (text) => everyPeriod(text),
  over: (text) => `vor mehr als ${periodInDative(text)}`,
  listed: (words) =>
    words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} und ${words.at(-1) ?? ''}`,
  value,
  way: (type) => (type === 'place' ? 'persönlich' : value(type)),
  percent: (share) => `${number(share)} %`,
  percentOfNormal: (share) => `${share} % des Normalbetriebs`,
  yes: 'ja',
  no: 'nein',
  none: 'keine',
  or: 'oder',
  unknown: 'unbekannt',
  never: 'nie',
  everyone: 'Alle',
  audience: (who) => (who === 'everyone' ? 'alle' : who),
  number,
  steps: (count) => counted(count, 'Schritt', 'Schritte'),
  days: (count) => counted(count, 'Tag', 'Tage'),
  people: (count) => counted(count, 'Person', 'Personen'),
  more: (count) => `und ${count} weitere`,
  hiddenPlaybook: 'ein Notfallplan, der hier nicht veröffentlicht ist',
  playbookKinds: {
    'start-here': 'Hier beginnen',
    'degraded-work': 'Weiterarbeiten',
    communication: 'Informieren',
    recovery: 'Wiederherstellen',
    'stand-down': 'Zurück zum Normalbetrieb',
  },
};

const EVERY: Readonly<Record<string, string>> = {
  '1 Tag': 'jeden Tag',
  '1 Woche': 'jede Woche',
  '1 Monat': 'jeden Monat',
  '1 Jahr': 'jedes Jahr',
};

function everyPeriod(text: string): string {
  const words = period(text);
  return EVERY[words] ?? `alle ${words}`;
}
