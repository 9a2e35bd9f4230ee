import type { Words } from '../index.ts';

export const sheetPage: Words['sheetPage'] = {
  title: (code) => `Blatt ${code}`,
  question: 'Gilt dieses Blatt noch?',
  summary: (title, isCurrent, day) =>
    `${title}: ${isCurrent ? 'gültig' : 'überholt'}${day === undefined ? '' : `, Stand ${day}`}.`,
  current: 'Gültig',
  superseded: 'Überholt',
  holds: (day, since) =>
    `Ihr Blatt ist das gültige${day === undefined ? '' : `, Stand ${day}`}${since === undefined ? '' : `, seit Release ${since.release} vom ${since.on}`}.`,
  holdsNoLonger: (own, since) =>
    `Ihr Blatt vom ${own.on} (Release ${own.release}) gilt nicht mehr${since === undefined ? '' : `, seit ${since.on} (Release ${since.release})`}. Lesen Sie den gültigen Text auf dieser Website und fordern Sie neue Blätter an.`,
  code: (code) => `Blatt ${code}`,
  tabOf: (tab) => `Register ${tab} in`,
  asOldAsThisCopy: 'Diese Seite ist so alt wie diese Kopie der Website.',
  askForChanges: 'Fragen Sie im Zweifel nach Änderungen:',
};
