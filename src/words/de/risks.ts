import type { Words } from '../index.ts';

export const risks: Words['risks'] = {
  matrixNote: (high) =>
    `Rote Zellen stehen für hohe Risiken, ab ${high}, ob eines darin liegt oder nicht. Gelbe Zellen liegen darunter und ` +
    'enthalten ein Risiko. Schlichte Zellen enthalten keines.',
  caption: (high) => `Risiken; ab ${high} von 25 ist ein Risiko hoch`,
  columns: ['Risiko', 'Vorher', 'Nachher', 'Behandlung', 'Bedroht', 'Verantwortlich'],
  retired: 'Außer Kraft',
  high: (score) => `${score} hoch`,
  rating: (likelihood, impact) => `Eintrittswahrscheinlichkeit ${likelihood}, Auswirkung ${impact}`,
  accepted: 'Getragen',
  acceptanceEnded: 'Risikoübernahme abgelaufen',
  until: (day) => ` bis ${day}`,
  wouldBecome: 'Würde zu:',
  reviewed: (day) => `überprüft am ${day}`,
};
