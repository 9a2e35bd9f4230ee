import type { Words } from '../index.ts';
import { counted } from './measures.ts';

export const binders: Words['binders'] = {
  title: 'Notfallordner',
  summary:
    'Die Planung auf Papier: wo die Ordner stehen, wer sie führt und von jedem eine Seite zum Drucken.',
  columns: ['Ordner', 'Wo er steht', 'Geführt von', 'Exemplare', 'Zuletzt gedruckt', 'Austausch'],
  toPrint: 'Zum Drucken',
  playbooks: (count) => counted(count, 'Notfallplan', 'Notfallpläne'),
  wasDue: (day) => `war fällig am ${day}`,
  next: (day) => `nächster am ${day}`,
  pdfOf: (title) => `PDF von ${title}`,
  binder: (title) => `Notfallordner: ${title}`,
  binderSummary:
    'Die Planung auf Papier: beidseitig drucken, lochen und nach Registern in den Ordner heften.',
};
