import type { Words } from '../index.ts';

export const reading: Words['reading'] = {
  lost: 'Ausgefallen: nicht versuchen',
  waysLost: (gone, all) =>
    `${gone} von ${all} Wegen und Kanälen sind ausgefallen. Sie sind unten so gekennzeichnet.`,
  judgedAsIf: (day) => `Beurteilt, als wäre es der ${day}.`,
  deviceSays: (day) => `Dieses Gerät sagt, es ist der ${day}.`,
  madeOn: (day) => ` Diese Kopie wurde am ${day} erstellt.`,
  clockWrong: ' Das ist vor der Erstellung der Kopie: Die Uhr geht falsch.',
};
