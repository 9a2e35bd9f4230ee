import type { Words } from '../index.ts';

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
  troubles: {
    refused:
      'Dieser Browser behält hier nichts. Was Sie abhaken, ist weg, wenn Sie die Seite schließen: Speichern Sie vorher das Tagebuch.',
    full: 'Der Speicher dieses Browsers ist voll. Neues steht nur auf dieser Seite: Speichern Sie das Tagebuch.',
    emptied:
      'Der Speicher dieses Browsers wurde geleert. Diese Seite hat wiederhergestellt, was sie noch hatte: Speichern Sie das Tagebuch.',
  },
  eachAlone:
    'Als Datei geöffnet, behält dieser Browser die Häkchen jeder Seite nur bei dieser Seite. Speichern Sie das Tagebuch jeder Seite und führen Sie sie im Einsatztagebuch zusammen.',
  clockWrong: (now, made) =>
    `Die Uhr dieses Geräts zeigt den ${now}, diese Kopie wurde aber am ${made} erstellt: Die Uhr geht falsch. Zeiten werden so eingetragen, wie sie sie zeigt.`,
  clockAhead: (now, made) =>
    `Die Uhr dieses Geräts zeigt den ${now}, lange nachdem diese Kopie am ${made} erstellt wurde: Die Uhr geht falsch, oder die Kopie ist alt. Zeiten werden so eingetragen, wie sie sie zeigt.`,
};
