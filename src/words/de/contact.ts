import type { Words } from '../index.ts';
import { inDative } from './measures.ts';

export const contact: Words['contact'] = {
  callFirst: 'Zuerst anrufen',
  ifNoAnswer: 'Wenn niemand abnimmt',
  then: 'Danach',
  say: 'Sagen Sie:',
  noAnswerAfter: (minutes) => `Keine Antwort nach ${inDative(minutes)}:`,
  ask: ['Fragen Sie', ': Es ist keine Nummer veröffentlicht.'],
  keptOut: [
    'Die Nummer wird auf dieser Website nicht gezeigt. Sie steht in der Planung, in',
    ', für alle, die die Planung pflegen.',
  ],
  text: 'SMS',
  callBack: (organization, line) =>
    `${organization}: Es gibt einen Ausfall, und Sie werden gebraucht. Bitte rufen Sie mich zurück.${line === undefined ? '' : ` Neuigkeiten hören Sie unter ${line}.`}`,
  summary:
    'Wo wir uns abstimmen und wen Sie in welcher Reihenfolge anrufen. Private Nummern stehen nicht auf dieser Website.',
  foundBy: ['wen rufe ich an', 'Telefonnummern', 'Telefonliste', 'Ansprechpartner', 'Rufnummern'],
  whatIsDown: 'Was ist ausgefallen?',
  nothingChosen: 'Nichts gewählt: alle Wege',
  whereWeTalk: 'Wo wir uns abstimmen',
  inThisOrder: 'In dieser Reihenfolge: Der erste Weg, der funktioniert, ist der richtige.',
  forWhom: (audience) => `Für ${audience}`,
  whomToCall: 'Wen Sie anrufen',
  others: 'Servicestellen, Dienstleister und Behörden',
  callTree: 'Die Alarmierungskette',
  howItWorks: 'So funktioniert es',
};
