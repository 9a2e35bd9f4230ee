import type { Words } from '../index.ts';
import { duration, inDative } from './measures.ts';

export const coverage: Words['coverage'] = {
  states: {
    covered: 'abgedeckt',
    partly: 'teilweise abgedeckt',
    not: 'nicht abgedeckt',
    'not-affected': 'läuft weiter',
  },
  fates: {
    backInTime: 'ruht, läuft rechtzeitig wieder an',
    carried: 'wird fortgeführt',
    mayBeLate: 'ruht womöglich zu lange',
    carriedInPart: 'wird teilweise fortgeführt',
  },
  counted: (count, words) => `${count} × ${words}`,
  nothingStops:
    'Keine Lage dieser Notfallplanung bringt einen Prozess zum Stillstand, soweit seine Abhängigkeiten erfasst sind.',
  pairs: (all, stopped, covered, partly, not) =>
    `Von ${all} Paaren aus Prozess und Lage steht bei ${stopped} der Prozess still: ${covered} davon sind abgedeckt, ` +
    `${partly} teilweise, ${not} nicht. Abgedeckt heißt: Das Nötige ist innerhalb der RTO wieder verfügbar, oder eine ` +
    'Ausweichlösung greift bis dahin, leistet genug und trägt so lange, wie die Lage dauern kann.',
  caption: 'Ob jeder Prozess in jeder Lage fortgeführt wird',
  process: 'Prozess',
  whichAndWhy: 'Welche und warum',
  in: ', Lage: ',
  playbooks: 'Notfallpläne:',
  answers: {
    caption: 'Lagen, in denen dieser Prozess stillsteht, und was dagegen hilft',
    columns: ['Lage', 'Fortgeführt', 'Abgedeckt durch'],
    goesOnIn: 'Läuft von selbst weiter bei:',
  },
  contingency: {
    works: (start, percent, atMost) =>
      `Greift ${start === 0 ? 'sofort' : `nach ${inDative(start)}`}, leistet ${percent} % des Normalbetriebs, höchstens ${duration(atMost)} lang.`,
    switchedOnBy: (role) => ['Aktiviert durch: ', role, '.'],
    price: (tradeOff) => `Nachteil: ${tradeOff}`,
    how: 'Anleitung:',
  },
};
