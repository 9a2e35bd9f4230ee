import type { Words } from '../index.ts';
import { date } from './measures.ts';

export const clock: Words['clock'] = {
  date,
  longDate: date,
};
