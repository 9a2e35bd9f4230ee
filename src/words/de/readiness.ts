import type { Words } from '../index.ts';
import { counted } from './measures.ts';

const errors = (count: number) => `${count} Fehler`;
const warnings = (count: number) => counted(count, 'Warnung', 'Warnungen');
const notes = (count: number) => counted(count, 'Hinweis', 'Hinweise');

export const readiness: Words['readiness'] = {
  summary: (day, pinned) =>
    `Wie solide und wie aktuell die Notfallplanung ist, Stand ${day}${pinned ? ', dem Tag, den sie selbst festlegt (asOf)' : ''}.`,
  headings: {
    problems: 'Probleme',
    accepted: 'Akzeptierte Probleme',
    coverage: 'Abdeckung',
    objectives: 'Ziele',
    exercises: 'Übungen',
    actions: 'Offene Maßnahmen',
    reviews: 'Überprüfungen',
    stakeholders: 'Interessengruppen',
    clauses: 'Normen und Gesetze',
    data: 'Als Daten',
  },
  englishOnly:
    'Die Texte der Prüfregeln, ihre Meldungen und die Angaben zu Normen und Gesetzen gibt es nur auf Englisch.',
  allKept: (checks, accepted) => [
    'Alle ',
    checks,
    ' sind eingehalten, soweit die Notfallplanung allein es zeigt',
    ...(accepted === undefined ? [] : [', bis auf ', accepted]),
    '.',
  ],
  checks: (count) => counted(count, 'Prüfregel', 'Prüfregeln'),
  acceptedUntilADay: (count) =>
    count === 1 ? '1 befristet akzeptiertes Problem' : `${count} befristet akzeptierte Probleme`,
  whatIsDemanded: (page) => ['Was jede Prüfregel verlangt, steht ', page, '.'],
  onItsPage: 'auf ihrer Seite',
  ofTheSite: (family) => [
    'Was an der fertigen Website selbst nicht stimmt (',
    family,
    '), zeigt sich erst, wenn diese Seite schon erzeugt ist: Der Build meldet es und veröffentlicht nichts, solange ein Fehler darunter ist.',
  ],
  lastFamily: 'die letzte Gruppe der Prüfregeln',
  stakeholders: 'Wer für jede Interessengruppe spricht',
  clauses:
    'Welcher Abschnitt durch welche Seite und welche Prüfregeln bedient wird, in eigenen Worten. Ein Abschnitt gilt nur dann ' +
    'als bedient, wenn diese Notfallplanung das Nötige enthält. Konformität bedeutet das nicht: Darüber entscheidet eine ' +
    'Auditorin oder ein Auditor, auch durch Abgleich der Nummern mit dem geltenden Text.',
  asData: 'Alles auf dieser Seite, für Programme und Tabellenkalkulationen:',
  overview: {
    none: 'keine',
    problems: (error, warning, note) => `${errors(error)}, ${warnings(warning)}, ${notes(note)}`,
    accepted: (count) => `${count}, jeweils befristet`,
    nothingStops: 'Keine Lage bringt einen Prozess zum Stillstand',
    covered: (pairs, covered) =>
      `Von ${pairs} Paaren aus einer Lage und einem Prozess, der dann stillsteht, sind ${covered} abgedeckt`,
    objectives: (met, all) => `${met} von ${all} erreicht`,
    exercises: (done, planned) => `${done} durchgeführt, ${planned} geplant`,
    reviews: (month, quarter) => `${month} in den nächsten 30 Tagen fällig, ${quarter} weitere in 90 Tagen`,
    stakeholders: (represented, all) => `${represented} von ${all} Gruppen haben eine Rolle`,
    clauses: (texts, yes, partly, no) =>
      `${texts} Texte: ${yes} Abschnitte bedient, ${partly} teilweise, ${no} nicht`,
  },
  alerts: {
    errors,
    warnings,
    ended: (count) => `${count} abgelaufen`,
    notCovered: (count) => `${count} nicht abgedeckt`,
    partlyCovered: (count) => `${count} teilweise abgedeckt`,
    notMet: (count) => `${count} nicht erreicht`,
    neverRead: (count) => `${count} nie gemessen`,
    withOpenFindings: (count) => `${count} mit offenen Feststellungen`,
    overdue: (count) => `${count} überfällig`,
    without: (count) => `${count} ohne`,
    notYet: (count) => `${count} noch nicht`,
    withOpenProblems: (count) => `${count} mit offenen Problemen`,
  },
  severities: { error: 'Fehler', warning: 'Warnung', note: 'Hinweis' },
  severity: (count, severity) => ({ error: errors, warning: warnings, note: notes })[severity](count),
  problems: {
    other: 'Sonstige',
    place: (file, line) => `${file}, Zeile ${line}`,
    more: (count, command) => [`Und ${count} weitere: `, command, ' zeigt sie alle.'],
    why: 'Was diese Prüfregel verlangt und warum',
    byOwner: 'Probleme nach Verantwortlichen für die Datei',
    ownerColumns: ['Verantwortlich', 'Probleme', 'Dateien'],
    nobodyNamed: 'niemand angegeben',
  },
  acceptances: {
    caption: 'Befristet akzeptierte Probleme',
    columns: ['Wo', 'Prüfregel', 'Warum', 'Akzeptiert von', 'Bis'],
    ended: 'abgelaufen',
  },
  reviews: {
    terms: { overdue: 'Überfällig', month: 'Fällig in 30 Tagen', quarter: 'Fällig in 90 Tagen' },
    none: 'keine.',
    columns: ['Was', 'Art', 'Fällig', 'Durch'],
    ago: (days) => `vor ${counted(days, 'Tag', 'Tagen')}`,
    today: 'heute',
    in: (days) => `in ${counted(days, 'Tag', 'Tagen')}`,
  },
};
