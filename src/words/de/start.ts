import type { Words } from '../index.ts';

export const start: Words['start'] = {
  title: 'Was zu tun ist, wenn etwas ausfällt',
  peopleFirst: 'Menschen zuerst',
  startHere: (title) => `${title}: hier beginnen`,
  seeStartHere: 'Was sehen Sie? Hier beginnen',
  nearestSign:
    'Suchen Sie das Anzeichen, das dem am nächsten kommt, was Sie sehen. Es führt zu dem, was zu tun ist.',
  whatDoYouSee: 'Was sehen Sie?',
  ownWords: 'In Ihren eigenen Worten',
  example: 'Outlook fragt ständig nach dem Passwort',
  allSigns: (count) =>
    count === 1
      ? 'Nicht dabei? Das eine Anzeichen, von A bis Z'
      : `Nicht dabei? Alle ${count} Anzeichen, von A bis Z`,
  whatIsDown: 'Was ist ausgefallen?',
  domains: 'Ein Ort, ein Anbieter oder ein Netz',
  whatToDo: 'Was zu tun ist',
  findYourPage: 'Ihre Seite finden',
  byService: 'Nach Dienst',
  byTeam: 'Nach Team',
  byRole: 'Nach Rolle',
  allPlaybooks: 'Alle Notfallpläne',
  aToZ: 'Von A bis Z',
  incidentLog: 'Einsatztagebuch',
  meanwhile: 'Bis dahin',
  whenInDoubt: 'Im Zweifel gehen Sie vom ernsteren Fall aus und rufen an.',
  dont: [
    'Senden Sie keine Firmendaten über private E-Mail oder privaten Chat.',
    'Installieren Sie keine neuen Programme und melden Sie sich bei keinen neuen Diensten an.',
    'Bestätigen Sie keine Anmeldung, die Sie nicht selbst begonnen haben.',
  ],
  untickAll: 'Alle Häkchen entfernen',
  noLiveStatus: 'Keine aktuelle Lageinformation verfügbar.',
  whereFrom: 'Woher sie kommt',
  then: 'Danach',
  symptomsSummary:
    'Suchen Sie die Zeile, die dem am nächsten kommt, was Sie sehen. Sie führt zur Lage und weiter zu dem, was zu tun ist.',
  sorted:
    'Sortiert nach dem ersten Wort, so wie Sie es sagen würden: „Ich kann nicht …“ steht unter I. Nicht sicher? Nehmen Sie',
  whatToDoWith: (title) => `Was zu tun ist: ${title}`,
  indexSummary: 'Alles, was eine Seite hat, nach Namen und nach den anderen Wörtern dafür.',
  see: (name) => `siehe ${name}`,
};
