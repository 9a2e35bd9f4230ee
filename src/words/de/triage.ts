import type { Words } from '../index.ts';
import { inDative } from './measures.ts';

export const triage: Words['triage'] = {
  iSee: (name) => `Ich sehe: ${name}`,
  down: (name) => `Ausgefallen: ${name}`,
  unknown: (asked) =>
    `Die Adresse fragt nach ${asked.map((each) => `„${each}“`).join(', ')}: Diese Kopie kennt nichts mit diesem Namen. Kreuzen Sie an, was Sie sehen oder was ausgefallen ist.`,
  noAnswer:
    'Die Antwort konnte hier nicht ermittelt werden. Öffnen Sie, was ausgefallen ist: Die Seite sagt, was zu tun ist.',
  noSign: 'Kein Anzeichen lautet so. Hier sind alle Lagen.',
  fit: (found, all) => `${found} von ${all} Lagen passen, die nächstliegende zuerst.`,
  nothingStops: 'Nichts, was diese Planung kennt, steht still.',
  stop: (count, all) => `${count} von ${all} Geschäftsprozessen stehen still.`,
  firstWithin: (name, minutes) => ` Zuerst ${name}, binnen ${inDative(minutes)}.`,
  states: {
    covered: 'läuft weiter',
    partly: 'läuft teilweise weiter',
    not: 'steht still',
    'not-affected': 'nicht betroffen',
  },
  noScenario: 'Kein Szenario nennt diesen Verlust. Diese gehören zu dem, was still steht.',
  inBinder: (count) => `${count} weitere nur im gedruckten Notfallordner.`,
  siteLost: 'Diese Website fällt mit aus: Lassen Sie diese Kopie offen oder nehmen Sie den Notfallordner.',
  noPlaybook: 'Kein Notfallplan passt dazu. Rufen Sie das Notfalltelefon an.',
  open: 'In dieser Reihenfolge öffnen',
  talk: 'Hier stimmen Sie sich ab: Das funktioniert noch',
  noChannel: 'Von dieser Planung bleibt kein Kanal übrig.',
  lost: (names) => `Ausgefallen: ${names}.`,
  whoDecides: 'Wer entscheidet',
  noNumber: 'Es ist keine Nummer veröffentlicht: Sie steht im Notfallordner.',
  noTime: 'keine Zeit festgelegt',
  neededWithin: (minutes) => `wieder gebraucht binnen ${inDative(minutes)}`,
  more: (count) => `${count} weitere`,
  whatStops: 'Was still steht, die erste verletzte Zusage zuerst',
};
