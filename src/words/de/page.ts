import type { Words } from '../index.ts';

export const page: Words['page'] = {
  skip: 'Zum Inhalt springen',
  whereYouAre: 'Wo Sie sind',
  start: 'Start',
};
