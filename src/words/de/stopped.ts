import type { Words } from '../index.ts';

export const stopped: Words['stopped'] = {
  nothing: 'Nach dieser Notfallplanung steht nichts still.',
  work: 'Prozesse, nach der ersten verletzten Vorgabe geordnet',
  services: 'Dienste',
  needed: (rto, mtpd) => [
    'Geforderte Wiederanlaufzeit: ',
    rto,
    '; maximal tolerierbare Ausfallzeit: ',
    mtpd,
    '.',
  ],
  switchedOnBy: (role) => `Aktiviert durch: ${role}.`,
  how: 'Anleitung:',
  canBeBack: (time) => `Erreichbare Wiederanlaufzeit: ${time}`,
  works: 'Funktioniert:',
  lost: 'Ausgefallen:',
  lostWays: (ways) => `Ausgefallen: ${ways}`,
  noChannel: 'Kein Kanal dieser Notfallplanung ist mehr verfügbar.',
  whomToCall: (count) => `Wen Sie anrufen, in dieser Reihenfolge: ${count}`,
  countOutOfReach: (count) => `${count} nicht erreichbar`,
  outOfReach: 'nicht erreichbar',
  alternate: (role) => `${role}, Vertretung`,
  supportOf: (services) => `Support für ${services}`,
  numberKeptOut: 'Über eine Nummer, die nicht auf dieser Website steht.',
};
