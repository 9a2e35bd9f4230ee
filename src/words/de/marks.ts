import type { Words } from '../index.ts';

export const marks: Words['marks'] = {
  exercise: 'ÜBUNG',
  exerciseMark: 'ÜBUNG. ÜBUNG. ÜBUNG.',
  copied: 'Kopiert',
  marked: 'Markiert: Kopieren Sie es von Hand',
};
