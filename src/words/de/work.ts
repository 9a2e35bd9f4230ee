import type { Words } from '../index.ts';
import { inDative } from './measures.ts';

export const work: Words['work'] = {
  done: (time, who) => `Erledigt um ${time}${who}.`,
  wordedThen: (words) => ` Da lautete er noch: „${words}“`,
  didNotWork: 'Es hat nicht geklappt',
  didNotWorkAt: (time) => `Nicht geklappt um ${time}`,
  whatWasDecided: 'Was entschieden wurde',
  writeDecision: 'Entscheidung eintragen',
  decidedAt: (time, who, what) => `Entschieden um ${time}${who}: ${what}`,
  decidesWithin: 'entscheidet binnen',
  writtenDown: (time) => `Eingetragen um ${time}.`,
  beginAnew:
    'Einen neuen Vorfall beginnen? Auf diesem Gerät werden alle Häkchen in allen Notfallplänen entfernt. Was bisher eingetragen ist, bleibt im Einsatztagebuch.',
  stepsDone: (done, all) => `${done} von ${all} Schritten erledigt.`,
  countDone: (done, all) => `${done} von ${all} erledigt`,
  gone: 'Nicht mehr in diesem Notfallplan',
  next: 'Als Nächstes',
  nextStep: (number, due) => `Als Nächstes: Schritt ${number}${due}`,
  overdueSince: (time) => `überfällig seit ${time}`,
  by: (time) => `bis ${time}`,
  within: (minutes) => `binnen ${inDative(minutes)}`,
  handOverFile: 'uebergabe',
  handOver: {
    title: (title) => `Übergabe: ${title}`,
    now: (time, day) => `Es ist ${time} am ${day}.`,
    started: (time, since) => ` Begonnen um ${time}, das ist ${since}.`,
    dueAfter: (minutes) => ` Fällig ${minutes} Minuten nach Beginn.`,
    wasDue: (time) => ` War fällig um ${time}.`,
    due: (time) => ` Fällig um ${time}.`,
    by: (who) => ` von ${who}`,
    stepDone: (number, words, time, by) => `Schritt ${number}: ${words} Erledigt ${time}${by}.`,
    stepOpen: (number, words, who) => `Schritt ${number}: ${words} ${who}.`,
    tried: (time) => ` Versucht ${time}, hat nicht geklappt.`,
    openDecision: (question, who, due, fallback) =>
      `OFFEN: ${question} Es entscheidet: ${who}.${due} Wenn niemand entscheidet: ${fallback}`,
    decided: (question, time, by, what) => `${question} Entschieden ${time}${by}: ${what}`,
    open: 'OFFEN',
    decisions: 'ENTSCHEIDUNGEN',
    done: 'ERLEDIGT',
    notes: 'LETZTE NOTIZEN UND ANRUFE',
  },
};
