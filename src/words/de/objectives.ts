import type { Words } from '../index.ts';

export const objectives: Words['objectives'] = {
  columns: ['Ziel', 'Zielwert', 'Letzter Messwert', 'Messwerte', 'Verantwortlich'],
  atLeast: 'mindestens',
  atMost: 'höchstens',
  neverRead: 'nie gemessen',
  trends: { better: 'besser als zuvor', worse: 'schlechter als zuvor', same: 'wie zuvor' },
  nextWasDue: (day) => `nächste Messung war fällig am ${day}`,
  readEvery: (period) => `Messung ${period}`,
  dashes: (readings) => `${readings}. Gestrichelt: der Zielwert.`,
  dashesShort: 'gestrichelt: der Zielwert',
  fewerThanTwo: 'weniger als zwei',
  standings: {
    caption: 'Ziele und ihre Messwerte',
    columns: ['Ziel', 'Zielwert', 'Letzter Messwert', 'Stand', 'Messwerte', 'Verantwortlich'],
    nextWasDue: (day) => `nächster war fällig am ${day}`,
    asTable: 'Alle Messwerte als Tabelle',
    all: 'Alle Messwerte',
    readingColumns: ['Ziel', 'Gemessen am', 'Wert', 'Was ihn erklärt'],
  },
};
