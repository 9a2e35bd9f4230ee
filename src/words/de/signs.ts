import type { Words } from '../index.ts';

export const signs: Words['signs'] = {
  fillers:
    'aber als am an auch auf aus bei beim bin da das dass dem den der des die du ein eine einem einen einer er es für habe haben hat ich ihr im in ist ja kann kommt man mein meine meinen mich mir mit nach noch nur oder schon seit sich sie sind so um und uns unser unsere vom von vor war was wenn wie wieder wir wird zu zum zur',
  same: [
    'passwort kennwort anmelden anmeldung einloggen login gesperrt konto zugang zugangsdaten',
    'telefon anruf anrufen anrufe klingelt handy hörer durchwahl',
    'mail mails email emails post postfach posteingang outlook',
    'datei dateien ordner dokument dokumente laufwerk ablage onedrive sharepoint',
    'internet netz netzwerk wlan wifi verbindung offline online',
    'auftrag aufträge bestellung bestellungen rechnung rechnungen dynamics',
    'scanner scannen handscanner lesegerät',
    'chat nachricht nachrichten besprechung teams',
    'kaputt defekt tot ausgefallen ausfall steht stumm abgestürzt hängt',
    'nicht kein keine keinen nie nichts niemand abgelehnt verweigert',
  ],
  endings: /(?:en|er|es|e|n|s)$/u,
};
