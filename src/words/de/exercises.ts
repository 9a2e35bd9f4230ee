import type { Words } from '../index.ts';

export const exercises: Words['exercises'] = {
  groups: { toCome: 'Geplant', held: 'Durchgeführt', calledOff: 'Abgesagt' },
  announced: 'angekündigt',
  notAnnounced: 'unangekündigt',
  ledBy: (role) => ['Leitung: ', role, '.'],
  criteria: {
    caption: (exercise) => `Was zu erreichen war: ${exercise}`,
    columns: ['Kriterium', 'Zielwert', 'Gemessen'],
  },
  broughtBack: 'Wieder angelaufen',
  reached: (time, data) => `Dauer: ${time}${data === undefined ? '' : `, Datenverlust: ${data}`}`,
  findings: {
    caption: (exercise) => `Feststellungen: ${exercise}`,
    columns: ['Feststellung', 'Schwere', 'Behebung durch', 'Stand'],
  },
  severities: { low: 'gering', medium: 'mittel', high: 'hoch' },
  by: (day) => `bis ${day}`,
  noAction: 'keine Maßnahme',
  playbooks: 'Notfallpläne',
  processes: 'Prozesse',
  channels: 'Kanäle',
  tookPart: 'Beteiligt',
  report: 'Bericht',
  timeline: 'Was wann geschah',
  results: {
    caption: 'Übungen und wie sie ausgingen',
    columns: ['Übung', 'Datum', 'Ergebnis', 'Kriterien erfüllt', 'Feststellungen offen'],
  },
  achievements: {
    caption: 'Was Übungen erreichten, verglichen mit der Vorgabe',
    columns: ['Was', 'Übung', 'Vorgabe', 'Erreicht', 'Gefordert', 'Stand'],
    nothingSaid: 'nicht angegeben',
    cannotBeJudged: 'nicht beurteilbar',
  },
  actions: {
    caption: 'Noch nicht behobene Feststellungen',
    columns: ['Feststellung', 'Aus', 'Behebung durch', 'Fällig'],
    noDate: 'kein Termin',
  },
  training: {
    caption: 'Schulungen',
    columns: ['Schulung', 'Für', 'Wie oft', 'Zuletzt', 'Teilgenommen'],
    everybodyNew: 'und alle, die neu sind',
    wasDue: (day) => `war fällig am ${day}`,
    dueAgain: (day) => `wieder fällig am ${day}`,
  },
};
