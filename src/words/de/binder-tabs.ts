import type { Words } from '../index.ts';

export const binderTabs: Words['binderTabs'] = {
  titles: {
    contacts: 'Kontakte',
    personal: 'Private Nummern',
    things: 'Was bereitliegt',
    logs: 'Tagebuch und Übergabe',
    reference: 'Nachschlagen',
    records: 'Nachweise',
  },
  tab: (number) => `Register ${number}:`,
  endOf: (number, title) => `Ende von Register ${number}: ${title}`,
  howKept: 'Wie diese Planung gepflegt wird',
  action: {
    eyebrow: (kind) => `Handlungskarte · ${kind}`,
    states: 'Von welchem Zustand in welchen',
    useWhen: 'Gilt, wenn eines zutrifft',
    notWhen: 'Gilt nicht, wenn',
    start: 'Beginn:',
    starts: (isOpen, deciders) =>
      `${isOpen ? 'Alle dürfen ihn beginnen' : 'nur auf Entscheidung'}${deciders.length > 0 ? `; es entscheidet: ${deciders.join(' oder ')}` : ''}.`,
    first: 'Sofortmaßnahmen',
    caution: (text) => `VORSICHT: ${text}`,
    time: 'Uhrzeit ______',
    overleaf: 'Weiter auf der Rückseite.',
    stepsOverleaf: (steps) =>
      `Weiter auf der Rückseite: Schritte 1 bis ${steps} vollständig, mit dem Nachweis zu jedem.`,
  },
  calls: {
    eyebrow: 'Kontaktblätter',
    summary:
      'In der Reihenfolge der Anrufe: wer entscheidet, wer handelt, die Stellvertretung gleich darunter, dann Servicestellen und Dienstleister. Ohne personenbezogene Daten.',
    columns: ['Folge', 'Anrufen', 'Nummer oder Adresse', 'Erreicht'],
    answersFor: (roles) => `Zuständig als: ${roles.join(', ')}`,
    private: 'Private Nummer:',
    treeUse: 'Warten Sie bei allen so viele Minuten wie angegeben, bevor Sie weitergehen.',
  },
  personal: {
    eyebrow: 'Personenbezogene Daten · vertraulich',
    summary:
      'Nehmen Sie diese Blätter heraus, bevor der Ordner verliehen, kopiert oder gezeigt wird. Verwenden Sie die Nummern nur bei einem Ausfall. Vernichten Sie sie, wenn sie ausgetauscht werden.',
    published: [
      'Diese Ausgabe stammt von der öffentlichen Website und enthält keine privaten Nummern. Der vollständige Ordner hat sie; wer die Planung pflegt, druckt ihn mit',
      '. Bis dahin tragen Sie sie hier von Hand ein.',
    ],
    columns: ['Wer', 'Name', 'Private Nummer oder Adresse'],
  },
  things: {
    eyebrow: 'Hilfsmittel und Formulare',
    summary: 'Wo alles liegt und wie viel davon da sein soll. Es folgen die Reserveblätter der Formulare.',
    columns: ['Was', 'Wo', 'Wie viele', 'Da'],
    checked: (day) => `geprüft am ${day}`,
    moreAt: (level) => `bestellen bei ${level}`,
    team: 'Team',
    date: 'Datum',
    number: 'Nr.',
    formColumns: ['Nr.', 'Uhrzeit', 'Was, für wen', 'Wie viele', 'Kürzel'],
  },
  logs: {
    eyebrow: 'Blätter zum Beschreiben',
    summary: 'Schreiben Sie sofort, mit Tinte, der Zeit nach. Radieren Sie nie: Streichen Sie durch.',
    sheet: (number, of) => `Tagebuchblatt ${number} von ${of}`,
    incident: 'Vorfall',
    date: 'Datum',
    keptBy: 'Geführt von',
    columns: ['Uhrzeit', 'Wer', 'Was geschehen ist oder entschieden wurde', 'Mitgeteilt an'],
    from: 'Von',
    to: 'An',
    dateAndTime: 'Datum, Uhrzeit',
    questions: [
      'Was ist geschehen, seit wann',
      'Was läuft jetzt: Notfallpläne, wer leitet sie',
      'Entschieden, und von wem',
      'Offen: was ist als Nächstes zu tun, von wem, bis wann',
      'Zugesagt an Kundschaft, Behörden, Beschäftigte',
      'Wo sind Menschen, Papiere und Schlüssel',
    ],
    handedOver: 'Übergeben',
    takenOver: 'Übernommen',
  },
  reference: {
    eyebrow: 'Zum Nachschlagen',
    signs: 'Anzeichen',
    services: 'Dienste',
    roles: 'Rollen',
  },
  records: {
    use: 'Tragen Sie jeden Satz Blätter ein, den Sie einlegen. Fehlt einer, ist der Ordner nicht vollständig.',
    changes: ['Revision', 'Blätter heraus, Blätter hinein', 'Eingelegt am', 'Von, Kürzel'],
    keptBy: (place, role, persons) =>
      `${place}. Geführt von: ${role}${persons.length > 0 ? ` (${persons.join(', ')})` : ''}.`,
    copies: ['Exemplar', 'Wo es steht', 'Bei wem', 'Erhalten am, Kürzel'],
  },
};
