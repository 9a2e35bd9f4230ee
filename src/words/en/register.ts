/** The register of binders: who holds which print of the plan, and what is due to be printed again. */
export const register = {
  title: 'Binder register',
  summary: 'Who holds which print of the plan, and what is due to be printed again.',
  columns: ['Binder', 'Where it stands', 'Held by', 'Copies', 'Print that they hold', 'To be printed again'],
  caption: 'Binders and their prints',
  version: (build: string) => `version ${build}`,
  copiesOf: (printed: number, copies: number) => `${printed} of ${copies}`,
  notPrinted: 'never printed',
  atOnce: 'at once',
  by: (day: string) => `by ${day}`,
  newer: (titles: string, on: string) => `Newer than the print of ${on}: ${titles}`,
  copiesMissing: (count: number) =>
    count === 1 ? '1 copy was not printed with it' : `${count} copies were not printed with it`,
  overdue: (title: string, day: string) => `${title}: to be printed again since ${day}.`,
  earlier: 'Earlier prints',
  earlierColumns: ['Binder', 'Printed on', 'Version', 'Copies'],
  earlierSummary: 'Who finds one of these takes it out: it is superseded.',
};
