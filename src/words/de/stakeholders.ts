import type { Words } from '../index.ts';

export const stakeholders: Words['stakeholders'] = {
  inside: 'Innen: die Gruppen, für die das Programm spricht',
  groupColumns: ['Gruppe', 'Rollen, die für sie sprechen'],
  outside: 'Außen: Parteien, deren Arbeit mit unserer zusammenhängt',
  columns: [
    'Partei',
    'Wie wir ohne unsere Systeme zusammenarbeiten',
    'Mitgeteilt',
    'Wir brauchen sie nach spätestens',
    'Ihre Zusage',
    'Ihre Notfallplanung',
    'Kontakte',
  ],
  notNamed: 'nicht angegeben',
  when: 'bei',
  notTold: 'nein',
  plans: { unknown: 'unbekannt', one: 'vorhanden', none: 'nicht vorhanden' },
  planRead: (day) => `gelesen am ${day}`,
};
