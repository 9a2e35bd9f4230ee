import type { Words } from '../index.ts';
import { counted } from './measures.ts';

export const log: Words['log'] = {
  kinds: {
    started: 'Uhr gestartet',
    ticked: 'Erledigt',
    unticked: 'Doch nicht erledigt',
    failed: 'Hat nicht geklappt',
    unfailed: 'Hat doch geklappt',
    decided: 'Entschieden',
    note: 'Notiz',
    call: 'Anruf',
  },
  from: (time) => `ab ${time}`,
  by: (who) => ` von ${who}`,
  setBack: 'Davor wurde die Uhr des Geräts zurückgestellt.',
  title: (name) => `Einsatztagebuch: ${name}`,
  begunAndSaved: (begun, saved) => `Begonnen ${begun}. Gespeichert ${saved}.`,
  entries: (count) => counted(count, 'Eintrag', 'Einträge'),
  unnamed: (day, time) => `Vorfall vom ${day}, ${time}`,
  troubles: {
    refused:
      'Dieser Browser behält hier nichts. Was Sie abhaken, ist weg, wenn Sie die Seite schließen: Speichern Sie vorher das Tagebuch.',
    full: 'Der Speicher dieses Browsers ist voll. Das Letzte steht nur auf dieser Seite: Speichern Sie jetzt das Tagebuch.',
    emptied:
      'Der Speicher dieses Browsers wurde geleert. Diese Seite hat wiederhergestellt, was sie noch hatte: Speichern Sie das Tagebuch.',
  },
  eachAlone:
    'Als Datei geöffnet, behält dieser Browser die Häkchen jeder Seite nur bei dieser Seite. Speichern Sie das Tagebuch jeder Seite und führen Sie sie im Einsatztagebuch zusammen.',
  clockWrong: (now, made) =>
    `Die Uhr dieses Geräts zeigt den ${now}, diese Kopie wurde aber am ${made} erstellt: Die Uhr geht falsch. Zeiten werden so eingetragen, wie sie sie zeigt.`,
};
