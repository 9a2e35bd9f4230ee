import type { Words } from '../index.ts';
import { counted } from './measures.ts';

const entries = (count: number) => counted(count, 'Eintrag', 'Einträge');

export const logTools: Words['logTools'] = {
  from: (time) => `ab ${time}`,
  by: (who) => ` von ${who}`,
  clocksDiffer: 'Uhren von Geräten stimmen hier nicht überein: Diese Zeit kann falsch sein.',
  title: (name) => `Einsatztagebuch: ${name}`,
  begunAndSaved: (begun, saved) => `Begonnen ${begun}. Gespeichert ${saved}.`,
  entries,
  unnamed: (day, time) => `Vorfall vom ${day}, ${time}`,
  noWords: 'Schreiben Sie zuerst, was geschehen ist: Eine leere Zeile wird nicht eingetragen.',
  noDecision: 'Schreiben Sie zuerst, was entschieden wurde: Eine leere Entscheidung wird nicht eingetragen.',
  saved: 'Gespeichert.',
  writtenDown: (time) => `Eingetragen um ${time}.`,
  toExercise:
    'Diesen Vorfall zur Übung machen? Alles, was bisher eingetragen ist, wird als ÜBUNG bezeichnet.',
  toReal: 'Diese Übung zu einem echten Vorfall machen? Alles, was bisher eingetragen ist, bleibt darin.',
  endIt:
    'Diesen Vorfall beenden? Auf diesem Gerät werden alle Häkchen entfernt. Sein Tagebuch bleibt hier, unter den früheren Vorfällen.',
  putInto: (name, count, here) =>
    `Dieses Tagebuch gehört zu „${name}“. Sollen seine ${count} Einträge in „${here}“ übernommen werden?`,
  nothingTaken: (file) => `${file}: Nichts wurde übernommen.`,
  isExercise: (file) =>
    `${file} ist das Tagebuch einer Übung, hier läuft aber keine: Nichts wurde übernommen. Beenden Sie zuerst den Vorfall hier, oder kreuzen Sie „Dies ist eine Übung“ an.`,
  isReal: (file) =>
    `${file} ist das Tagebuch eines echten Vorfalls, hier läuft aber eine Übung: Nichts wurde übernommen. Beenden Sie zuerst die Übung hier, oder entfernen Sie das Häkchen bei „Dies ist eine Übung“.`,
  taken: (file, added, all) => `${file}: ${added} neue von ${all}.`,
  damaged: (count) =>
    count === 1
      ? ' 1 Zeile davon ist beschädigt und bleibt nur in der Datei.'
      : ` ${count} Zeilen davon sind beschädigt und bleiben nur in der Datei.`,
  nothingYet: 'Noch ist nichts eingetragen.',
  begun: (name, day, time, count) => `${name}. Begonnen am ${day}, ${time}. ${entries(count)}.`,
  takeUp: 'Wieder aufnehmen',
  takeOff: 'Von diesem Gerät entfernen',
  forGood: (name) => `„${name}“ endgültig von diesem Gerät entfernen?`,
  faults: {
    notWhole:
      'Diese Datei ist beschädigt oder kein Einsatztagebuch: Sie ist nicht vollständig. Speichern Sie sie auf dem anderen Gerät neu.',
    noLog:
      'Diese Datei ist kein Einsatztagebuch. Wählen Sie die JSON-Datei, die die Tagebuchseite gespeichert hat.',
    otherPlan: (site) =>
      `Dieses Tagebuch gehört zu einer anderen Planung (${site}). Nichts wurde übernommen.`,
    noIncident:
      'Dieses Tagebuch ist beschädigt: Es sagt nicht, zu welchem Vorfall es gehört. Nichts wurde übernommen.',
  },
};
