/** Which clauses of a standard the plan serves. */
export const clauses = {
  served: { yes: 'served', partly: 'partly', 'not-yet': 'not yet', no: 'not served' },
  counted: (count: number, words: string) => `${count} ${words}`,
  withOpenProblems: (count: number) => `${count} with open problems`,
  oneByOne: 'Clause by clause',
  caption: (standard: string) => `Clauses of ${standard}, in our own words`,
  columns: ['Clause', 'What it is about', 'How it is served', 'Seen on', 'Watched by'],
  open: (count: number) => `${count} open`,
  accepted: (count: number) => `${count} accepted`,
};
