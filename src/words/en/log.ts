/** What is said of the incident log wherever something is written into it: kinds of its lines, and what may befall it. */
export const log = {
  kinds: {
    started: 'Clock started',
    ticked: 'Done',
    unticked: 'Not done after all',
    failed: 'Did not work',
    unfailed: 'Worked after all',
    decided: 'Decided',
    note: 'Note',
    call: 'Call',
  },
  troubles: {
    refused:
      'This browser keeps nothing here. What you tick is gone when this page is closed: save the log first.',
    full: 'The storage of this browser is full. What is new is on this page only: save the log.',
    emptied: 'The storage of this browser was emptied. This page has put back what it held: save the log.',
  },
  eachAlone:
    'Opened as a file, this browser keeps each page’s ticks with that page alone. Save the log of each page, and bring them together in the incident log.',
  clockWrong: (now: string, made: string) =>
    `The clock of this device says ${now}, but this copy was made on ${made}: the clock is wrong. Times are written down as it shows them.`,
  clockAhead: (now: string, made: string) =>
    `The clock of this device says ${now}, long after this copy was made on ${made}: the clock is wrong, or the copy is old. Times are written down as it shows them.`,
};
