import type { Words } from '../index.ts';
import { counted } from './measures.ts';

/** Behind `um` and before `alt`, the units are the same. */
const UNITS = {
  year: ['Jahr', 'Jahre'],
  month: ['Monat', 'Monate'],
  day: ['Tag', 'Tage'],
  hour: ['Stunde', 'Stunden'],
  minute: ['Minute', 'Minuten'],
} as const;

export const copyState: Words['copyState'] = {
  noCopy: 'Gibt etwas aus, das keine Kopie der Website ist, etwa eine Anmeldeseite.',
  closed:
    'Antwortet, lässt diese Seite aber nicht lesen, welche Version dort liegt. Öffnen Sie sie zum Vergleich.',
  silent: 'Antwortet nicht.',
  away: 'Ist von hier nicht erreichbar oder führt woandershin.',
  version: (name, date) => `Version ${name}${date === '' ? '' : ` vom ${date}`}`,
  same: 'Nennt dieselbe Version.',
  newer: (version) => `Nennt eine neuere Version als diese: ${version}.`,
  lags: (length, version) => `Liegt ${length} hinter dieser Kopie zurück: Sie nennt ${version}.`,
  another: (version) => `Nennt eine andere Version: ${version}.`,
  frozen: ' Sie hat sich länger nicht bewegt, als die Planung erlaubt.',
  ofDayToCome: 'nach der Uhr dieses Geräts von einem Tag in der Zukunft',
  today: 'von heute',
  old: (length) => `${length} alt`,
  length: (count, unit) => counted(count, UNITS[unit][0], UNITS[unit][1]),
  fromFolder: 'ein Ordner oder ein Stick an diesem Gerät',
  fromDevice: (host) =>
    `die Kopie von ${host}, die auf diesem Gerät gespeichert ist: Sie öffnet sich auch ohne den Server`,
  youReadIt: 'Sie lesen sie gerade. Der Fuß dieser Seite sagt, wann sie eine neuere Version anbietet.',
  offline: 'Dieses Gerät ist offline: Über sie lässt sich nichts sagen.',
  beingAsked: 'Wird gefragt …',
  notRead:
    'Der Ordner konnte nicht bis zum Ende gelesen werden. Wählen Sie ihn noch einmal oder prüfen Sie ihn von außen.',
  noSums: (name) =>
    `In diesem Ordner liegt keine lesbare Datei ${name}. Wählen Sie den Ordner, in dem diese Kopie liegt.`,
  compared: (done, all) => `${done} von ${all} Dateien verglichen`,
  allFit: (files) =>
    `Alle ${files} Dateien passen zu ihren Prüfsummen, und es gibt keine weiteren. Ob die Prüfsummen echt sind, kann nur eine Prüfung von außen sagen.`,
  notTheCopy: (changed, missing, extra) =>
    `Das ist nicht die Kopie, die erstellt wurde: ${changed} geändert, ${missing} fehlen, ${extra} zu viel.`,
  differences: { changed: 'geändert', missing: 'fehlt', extra: 'zu viel' },
};
