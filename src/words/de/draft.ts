import type { Words } from '../index.ts';

export const draft: Words['draft'] = {
  head: 'Ein Entwurf aus dem Einsatztagebuch. Ergänzen Sie, was das Tagebuch nicht weiß: Ziele, Kriterien, Ergebnis und Feststellungen.',
  objective: 'Wer handelt, findet die Schritte der Notfallpläne und befolgt sie',
  criterion: 'Schritte, die so geklappt haben, wie sie geschrieben sind',
  unit: 'Schritte',
  nothing: 'Nichts wurde eingetragen',
  actual: (done, failed) => `${done} Schritte erledigt, ${failed} haben nicht geklappt`,
  failed:
    'Schritte, die nicht geklappt haben. Machen Sie aus jedem eine Feststellung mit Maßnahme, Verantwortlichen und Datum:',
  report: (date) => `Einsatztagebuch vom ${date}, geführt von der Übungsleitung`,
};
