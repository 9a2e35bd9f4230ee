import type { Words } from '../index.ts';

export const register: Words['register'] = {
  title: 'Verzeichnis der Ordner',
  summary: 'Wer welchen Druck des Plans hat und was neu zu drucken ist.',
  columns: ['Ordner', 'Wo er steht', 'Bei', 'Exemplare', 'Vorliegender Druck', 'Neu zu drucken'],
  caption: 'Ordner und ihre Drucke',
  version: (build) => `Version ${build}`,
  copiesOf: (printed, copies) => `${printed} von ${copies}`,
  notPrinted: 'nie gedruckt',
  atOnce: 'sofort',
  by: (day) => `bis ${day}`,
  newer: (titles, on) => `Neuer als der Druck vom ${on}: ${titles}`,
  copiesMissing: (count) =>
    count === 1 ? '1 Exemplar wurde nicht mitgedruckt' : `${count} Exemplare wurden nicht mitgedruckt`,
  overdue: (title, day) => `${title}: neu zu drucken seit ${day}.`,
  earlier: 'Frühere Drucke',
  earlierColumns: ['Ordner', 'Gedruckt am', 'Version', 'Exemplare'],
  earlierSummary: 'Wer einen davon findet, nimmt ihn heraus: er ist überholt.',
};
