import type { Words } from '../index.ts';

export const clauses: Words['clauses'] = {
  served: { yes: 'bedient', partly: 'teilweise', 'not-yet': 'noch nicht', no: 'nicht bedient' },
  counted: (count, words) => `${count} ${words}`,
  withOpenProblems: (count) => `${count} mit offenen Problemen`,
  oneByOne: 'Abschnitt für Abschnitt',
  caption: (standard) => `Abschnitte von ${standard}, in eigenen Worten`,
  columns: ['Abschnitt', 'Worum es geht', 'Wie er bedient wird', 'Zu sehen auf', 'Überwacht durch'],
  open: (count) => `${count} offen`,
  accepted: (count) => `${count} akzeptiert`,
};
