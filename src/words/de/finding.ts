import type { Words } from '../index.ts';

export const finding: Words['finding'] = {
  searching: 'Suche läuft …',
  cannotStart: 'Die Suche konnte auf diesem Gerät nicht starten. Nutzen Sie die Listen unten.',
  results: (count) => (count === 1 ? '1 Ergebnis' : `${count} Ergebnisse`),
  noPage: 'Keine Seite hat das.',
  nothing: (query) => `Nichts gefunden für „${query}“.`,
  instead: (query) => `Keine genaue Übereinstimmung: Ergebnisse für „${query}“.`,
  plain: 'Dieser Browser erlaubt nur eine einfache Suche: Sehen Sie auch in den Listen unten nach.',
  alsoKnownAs: (names) => `Auch bekannt als: ${names}`,
  recent: 'Früher aus der Suche geöffnet, auf diesem Gerät:',
  fillers:
    'aber als am an auf aus bei bin das dem den der des die du ein eine einen einer eines er es für habe hat ich im in ist jetzt kann man mein meine mich mir mit oder oft sich sie sind so um und uns unser unsere vom von vor war was wenn werden wie wir wird zu zum zur',
};
