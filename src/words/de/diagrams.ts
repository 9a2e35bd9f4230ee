import type { Words } from '../index.ts';
import { duration, inDative, shortDuration } from './measures.ts';
import { tables } from './tables.ts';

export const diagrams: Words['diagrams'] = {
  callTree: {
    title: 'Alarmierungsbaum',
    description: (left) =>
      'Wer für jede Rolle zuerst angerufen wird und wer danach, wenn niemand antwortet.' +
      (left > 0
        ? left === 1
          ? ' 1 weitere Rolle steht nur in der Liste.'
          : ` ${left} weitere Rollen stehen nur in der Liste.`
        : ''),
    role: 'Rolle',
    first: 'zuerst',
    then: 'dann',
    after: (minutes) => `nach ${shortDuration(minutes)}`,
    thenTo: (contact) => `dann ${contact}`,
    noAnswer: (minutes, contact) => `keine Antwort nach ${inDative(minutes)}: ${contact}`,
  },
  dependencies: {
    title: (name) => `Wovon ${name} abhängt und was davon abhängt`,
    group: 'Ausfallbereiche',
    edgeLabels: { 'sign-in': 'Anmeldung', 'part-of': 'Teil von' },
    needs: {
      hard: (name) => `steht still ohne ${name}`,
      soft: (name) => `eingeschränkt ohne ${name}`,
      'sign-in': (name) => `Anmeldung über ${name}`,
      'stops-with': (name) => `fällt aus mit ${name}`,
      'part-of': (name) => `ist Teil von ${name}`,
    },
    legend: {
      hard: 'Durchgezogener Pfeil: steht ohne dies still.',
      soft: 'Gepunkteter Pfeil: ohne dies eingeschränkt.',
      'sign-in': 'Dicker Pfeil: Anmeldung darüber.',
      'stops-with': 'Einfache Linie: fällt zusammen mit diesem Ausfallbereich aus.',
      'part-of': 'Pfeil „Teil von“: ein Ausfallbereich, der mit einem anderen ausfällt.',
    },
    folded: (kinds) =>
      `Es sind zu viele, um jedes einzeln zu zeichnen: ${kinds} stehen als je ein Kasten; die Liste nennt alle.`,
    inTheList: 'einzeln in der Liste',
    rto: (time) => `RTO ${time}`,
    noRto: 'noch keine RTO',
    back: (time) => `zurück in ${time}`,
    backUnknown: 'Wiederanlaufzeit unbekannt',
    kinds: { ...tables.kinds, process: 'Prozess' },
    several: {
      'failure-domain': 'Ausfallbereiche',
      service: 'Dienste',
      process: 'Geschäftsprozesse',
      scenario: 'Szenarien',
      risk: 'Risiken',
      measure: 'Maßnahmen',
      role: 'Rollen',
      contact: 'Kontakte',
      channel: 'Kanäle',
      party: 'Parteien',
      exercise: 'Übungen',
      training: 'Schulungen',
      objective: 'Ziele',
      resource: 'Hilfsmittel',
      binder: 'Notfallordner',
      playbook: 'Notfallpläne',
    },
  },
  impact: {
    title: (process) => `Auswirkungen im Zeitverlauf: ${process}`,
    description: (none, worst, intolerable, level, rto, mtpd) =>
      `Die schwerste Auswirkung nach der Dauer des Ausfalls, von 0 (${none}) bis 4 (${worst}). ` +
      `Ab ${intolerable} (${level}) gilt sie als nicht tolerierbar. RTO: ${rto}. MTPD: ${mtpd}.`,
    unknown: 'noch nicht bekannt',
    axis: 'Schwerste Auswirkung',
    after: (minutes, marks, impact, level) => `Nach ${inDative(minutes)}${marks}: ${impact} (${level})`,
    step: (impact, minutes) => `${impact} nach ${inDative(minutes)}`,
  },
  timeline: {
    title: (name) => `Zeitplan der Wiederherstellung: ${name}`,
    description: (left) =>
      'Was wann geschieht, gezählt ab Beginn des Ausfalls. Die Spalten sind nicht gleich lang: Die erste Zeile nennt, wann ' +
      'jede endet. Bei einer Ausweichlösung zeigt der erste Balken die Zeit, bis sie greift, der zweite, wie lange sie trägt ' +
      'und welchen Teil des Normalbetriebs sie leistet. Der Balken RTO und MTPD reicht vom einen zum anderen.' +
      (left > 0
        ? left === 1
          ? ' 1 weitere Zeilengruppe steht nur in der Liste.'
          : ` ${left} weitere Zeilengruppen stehen nur in der Liste.`
        : ''),
    ruler: 'Zeit seit Beginn',
    to: (minutes) => `bis ${shortDuration(minutes)}`,
    theLoss: 'Der Ausfall selbst',
    usually: (minutes) => `meist ${shortDuration(minutes)}`,
    atWorst: (minutes) => `schlimmstenfalls ${shortDuration(minutes)}`,
    lasts: (typical, worst) => `Meist ${duration(typical)}, schlimmstenfalls ${duration(worst)}`,
    rto: (minutes) => `RTO: Wiederanlauf innerhalb von ${inDative(minutes)}`,
    mtpd: (minutes) => `MTPD: nicht mehr tolerierbar nach ${inDative(minutes)}`,
    carries: (name, start, capacity, atMost) =>
      `${name}: greift ${start === 0 ? 'sofort' : `nach ${inDative(start)}`}, leistet ${capacity} %, höchstens ${duration(atMost)} lang`,
    backIn: (minutes) => `zurück in ${shortDuration(minutes)}`,
    promised: (minutes) => `Zurück innerhalb von ${inDative(minutes)}`,
    step: (who, due, text) => `${who}, innerhalb von ${inDative(due)}: ${text}`,
    somebody: 'Jemand',
    everyone: 'Alle',
    decisions: 'Entscheidungen',
    decision: (who, by, question, otherwise) =>
      `${who}, innerhalb von ${inDative(by)}: ${question} Andernfalls: ${otherwise}`,
  },
  risks: {
    title: 'Risikomatrix',
    description: (high) =>
      'Risiken nach Eintrittswahrscheinlichkeit und Auswirkung, 1 bis 5, vor und nach der Behandlung; die Liste nennt das ' +
      `Risiko zu jeder Nummer. Jede Zelle zeigt das Produkt aus beiden; ab ${high} ist ein Risiko hoch.`,
    before: 'Vor der Behandlung',
    after: 'Nach der Behandlung',
    impact: (level) => `Auswirkung ${level}`,
    likelihood: (level) => `Eintritt ${level}`,
    several: (count) => `${count} Risiken`,
    high: (score) => `${score} hoch`,
    rated: (likelihood, impact, score, high) =>
      `Eintritt ${likelihood} × Auswirkung ${impact} = ${score}${high ? ', hoch' : ''}`,
    beforeAndAfter: (before, after) =>
      `vorher: ${before}; ${after === undefined ? 'nach der Behandlung nicht bewertet' : `nachher: ${after}`}`,
  },
};
