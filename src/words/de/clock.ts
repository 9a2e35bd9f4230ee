import type { Words } from '../index.ts';
import { date, inDative } from './measures.ts';

export const clock: Words['clock'] = {
  date,
  longDate: date,
  within: (minutes) => `binnen ${inDative(minutes)}`,
};
