import type { Words } from '../index.ts';

export const recovery: Words['recovery'] = {
  critical: {
    caption: 'Dienste: Anforderungen an sie und was sie leisten können',
    columns: [
      'Dienst',
      'Kritische Prozesse darauf',
      'Geforderte Wiederanlaufzeit',
      'Erreichbare Wiederanlaufzeit',
      'Datenverlust: zulässig',
      'Datenverlust: möglich',
      'Daten',
      'Rücksicherung getestet',
    ],
    tooMuch: 'zu hoch',
    personal: (classification) => `${classification}, personenbezogen`,
    backTooLate: (measures) => [
      'Wo ein Dienst zu spät zurückkehrt, muss eine Ausweichlösung die Arbeit tragen: ',
      measures,
      '.',
    ],
    measures: 'Maßnahmen',
  },
  resources: {
    caption: 'Hilfsmittel, die bereitliegen müssen',
    columns: ['Hilfsmittel', 'Art', 'Ort', 'Anzahl', 'Nachbestellen ab', 'Geprüft'],
  },
  services: {
    caption: 'Dienste in der Reihenfolge, in der sie benötigt werden',
    columns: [
      'Dienst',
      'Geforderte Wiederanlaufzeit',
      'Erreichbare Wiederanlaufzeit',
      'Woher bekannt',
      'Reserve',
      'Rücksicherung getestet',
      'Wiederherstellung nach',
    ],
    itsProvider: 'seinem Anbieter',
    noPlaybook: 'keinem Plan',
  },
  playbooks: {
    caption: 'Wiederanlaufpläne',
    columns: [
      'Notfallplan',
      'Strategie',
      'Zu erreichen',
      'Datenverlust zulässig mit Zustimmung von',
      'Woran der Erfolg zu erkennen ist',
    ],
    strategyNotNamed: 'nicht angegeben',
    nobodyNamed: 'niemand angegeben',
    notDescribed: 'nicht beschrieben',
    data: (how) => `Daten: ${how}`,
  },
};
