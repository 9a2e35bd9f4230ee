import type { Words } from '../index.ts';
import { duration, inDative } from './measures.ts';

export const reasons: Words['reasons'] = {
  'back-in-time': ({ back, rto }) =>
    `Der Prozess ruht und läuft rechtzeitig wieder an: Alles Nötige kann innerhalb von ${inDative(back)} wieder verfügbar sein; seine RTO beträgt ${duration(rto)}.`,
  'loss-outlasts-return': ({ back, lasts }) =>
    `Das Nötige soll innerhalb von ${inDative(back)} wieder verfügbar sein, der Ausfall kann aber ${duration(lasts)} dauern.`,
  carried: ({ measure, capacity, start, atMost }) =>
    `„${measure}“ leistet ${start === 0 ? 'sofort' : `nach ${inDative(start)}`} ${capacity} %, höchstens ${duration(atMost)} lang.`,
  'planned-against': ({ scenario }) => `Vorgesehen ist das für „${scenario}“.`,
  'starts-late': ({ rto }) => `Das beginnt erst nach der RTO von ${inDative(rto)}.`,
  'carries-too-little': ({ least }) => `Mindestens nötig sind ${least} %.`,
  'return-takes-longer': ({ back }) => `Bis das Ausgefallene zurück ist, kann es ${duration(back)} dauern.`,
  'loss-lasts-longer': ({ lasts }) => `Der Ausfall kann ${duration(lasts)} dauern.`,
  'answers-a-part': () => 'Das ersetzt nur einen Teil dessen, was ausfällt.',
  'cannot-be-used': ({ measure, needs, which }) =>
    `„${measure}“ ist nicht nutzbar: Benötigt wird „${needs}“${which === undefined ? '' : ` und dafür „${which}“`}, das ebenfalls ausfällt.`,
  'nothing-answers': () => 'Keine umgesetzte Ausweichlösung deckt das ab.',
};
