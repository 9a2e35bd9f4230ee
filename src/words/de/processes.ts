import type { Words } from '../index.ts';
import { duration, inDative } from './measures.ts';

export const processes: Words['processes'] = {
  eyebrow: (criticality) => `Geschäftsprozess: ${criticality}`,
  summary: 'Die Arbeit, die weitergehen muss, in der Reihenfolge, in der ihr Ausfall spürbar wird.',
  caption: 'Geschäftsprozesse nach Wiederanlaufzeit',
  columns: ['Prozess', 'Team', 'Kritikalität', 'RTO', 'MTPD', 'RPO'],
  headings: {
    objectives: 'Wie schnell er wieder laufen muss',
    impact: 'Auswirkungen im Zeitverlauf',
    keepGoing: 'Wie er fortgeführt wird',
    situations: 'Lage für Lage',
    needs: 'Was er benötigt',
    limits: 'Spitzenzeiten und Fristen',
    exercises: 'Übungen',
    risks: 'Risiken',
    analysis: 'Business-Impact-Analyse',
    kept: 'Pflege dieser Angaben',
  },
  team: 'Team',
  ledBy: 'Leitung',
  neededWithin: 'Geforderte Wiederanlaufzeit',
  intolerableAfter: 'Maximal tolerierbare Ausfallzeit',
  canBeSwitchedOn: 'Was sich aktivieren lässt',
  byHand: 'Von Hand:',
  goesByHand: 'die Arbeit kann ohne ihre Systeme weitergehen',
  noWayByHand: 'nicht möglich',
  afterwards: 'Danach:',
  noNeeds: 'Noch ist nichts angegeben.',
  leastPeople: 'Mindestbesetzung',
  skills: 'Wer es kann',
  peak: (when, rto, mtpd) =>
    `${when}: geforderte Wiederanlaufzeit ${rto}, maximal tolerierbare Ausfallzeit ${mtpd}`,
  deadline: (minutes) => `innerhalb von ${inDative(minutes)}`,
  analysis: {
    state: 'Stand',
    fiscalYear: (year) => `, Geschäftsjahr ${year}`,
    ledBy: 'Leitung',
    approvedBy: 'Freigegeben von',
    tookPart: 'Beteiligt',
    evidence: 'Nachweis',
  },
  objectives: {
    rto: 'Wiederanlaufzeit',
    wrt: 'Danach Prüfung und Nacharbeit',
    mtpd: 'Maximal tolerierbare Ausfallzeit',
    rpo: 'Maximal zulässiger Datenverlust',
    mbco: 'Notbetriebsniveau bis dahin',
    noReason: 'keine Begründung angegeben',
    decidedBy: 'festgelegt von',
    remains: (time) =>
      `Zwischen dem Ende der Nacharbeit und der maximal tolerierbaren Ausfallzeit bleiben ${duration(time)}.`,
    nothingRemains:
      'Zwischen dem Ende der Nacharbeit und der maximal tolerierbaren Ausfallzeit bleibt kein Spielraum.',
    tooLate: (time) =>
      `Die Nacharbeit endet ${duration(time)} nach Ablauf der maximal tolerierbaren Ausfallzeit.`,
  },
  impact: {
    caption: (name) => `Auswirkungen eines Ausfalls von „${name}“ nach seiner Dauer`,
    after: 'Nach',
    intolerable: (from, label) =>
      `Ab Stufe ${from} (${label}) ist eine Auswirkung nicht tolerierbar; solche Zellen tragen ein Zeichen.`,
  },
  needs: {
    caption: (name) => `Was „${name}“ benötigt`,
    columns: ['Benötigt', 'Art', 'Ohne dies', 'Geforderte Wiederanlaufzeit', 'Erreichbare Wiederanlaufzeit'],
  },
  exercises: {
    caption: (name) => `Übungen zu „${name}“`,
    columns: ['Übung', 'Ergebnis', 'Wieder angelaufen nach', 'Ziel'],
    notMeasured: 'nicht gemessen',
  },
  risk: (score, after, treatment) =>
    `${score} von 25 vor der Behandlung${after === undefined ? '' : `, ${after} danach`}: ${treatment}`,
};
