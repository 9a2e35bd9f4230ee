/** Objectives of the programme, and the stakeholders that it speaks for. */
export const objectives = {
  columns: ['Objective', 'Target', 'Last reading', 'Readings', 'Kept by'],
  atLeast: 'at least',
  atMost: 'at most',
  neverRead: 'never read',
  trends: { better: 'better than before', worse: 'worse than before', same: 'the same as before' },
  nextWasDue: (day: string) => `next reading was due ${day}`,
  readEvery: (period: string) => `read ${period}`,
  dashes: (readings: string) => `${readings}. Dashes: the target.`,
  dashesShort: 'dashes: the target',
  fewerThanTwo: 'fewer than two',
  standings: {
    caption: 'Objectives against their readings',
    columns: ['Objective', 'Target', 'Last reading', 'State', 'Readings', 'Kept by'],
    nextWasDue: (day: string) => `next was due ${day}`,
    asTable: 'All readings as a table',
    all: 'All readings',
    readingColumns: ['Objective', 'Read on', 'Value', 'What explains it'],
  },
};
