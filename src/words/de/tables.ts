import type { Words } from '../index.ts';
import { duration } from './measures.ts';

const IMPACTS: Readonly<Record<string, string>> = {
  none: 'keine',
  minor: 'gering',
  moderate: 'mittel',
  severe: 'schwer',
  catastrophic: 'katastrophal',
};

export const tables: Words['tables'] = {
  known: (minutes) => (typeof minutes === 'number' ? duration(minutes) : 'unbekannt'),
  dataLost: (minutes) =>
    typeof minutes !== 'number' ? 'unbekannt' : minutes === 0 ? 'keiner' : duration(minutes),
  unknown: 'unbekannt',
  never: 'nie',
  nothingAsked: 'keine Vorgabe',
  nobodyYet: 'noch niemand',
  met: 'erreicht',
  notMet: 'nicht erreicht',
  overdue: 'überfällig',
  notRecorded: 'nicht festgehalten',
  notRated: 'nicht bewertet',
  stops: 'steht still',
  getsWorse: 'eingeschränkt',
  through: 'über',
  and: ' und ',
  coveredBy: 'überbrückt durch',
  of: (count, all) => `${count} von ${all}`,
  impactLabel: (label) => IMPACTS[label] ?? label,
  meanings: {
    RTO: 'Wiederanlaufzeit (Recovery Time Objective)',
    WRT: 'Zeit für Prüfung und Nacharbeit (Work Recovery Time)',
    MTPD: 'Maximal tolerierbare Ausfallzeit (Maximum Tolerable Period of Disruption)',
    RPO: 'Maximal zulässiger Datenverlust (Recovery Point Objective)',
    MBCO: 'Notbetriebsniveau (Minimum Business Continuity Objective)',
  },
  fits: { meets: 'rechtzeitig', 'too-late': 'zu spät', unknown: 'unbekannt' },
  outcomes: {
    pass: 'bestanden',
    'pass-with-findings': 'bestanden mit Feststellungen',
    fail: 'nicht bestanden',
  },
  kinds: {
    'failure-domain': 'Ausfallbereich',
    service: 'Dienst',
    process: 'Geschäftsprozess',
    scenario: 'Szenario',
    risk: 'Risiko',
    measure: 'Maßnahme',
    role: 'Rolle',
    contact: 'Kontakt',
    channel: 'Kanal',
    party: 'Partei',
    exercise: 'Übung',
    training: 'Schulung',
    objective: 'Ziel',
    resource: 'Hilfsmittel',
    binder: 'Notfallordner',
    playbook: 'Notfallplan',
  },
};
