/** The incident log in the browser: its lines, its files, and what may befall it. */
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
  from: (time: string) => `from ${time}`,
  by: (who: string) => ` by ${who}`,
  setBack: 'The clock of the device was set back before this.',
  title: (name: string) => `Incident log: ${name}`,
  begunAndSaved: (begun: string, saved: string) => `Begun ${begun}. Saved ${saved}.`,
  entries: (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'}`,
  unnamed: (day: string, time: string) => `Incident of ${day}, ${time}`,
  troubles: {
    refused:
      'This browser keeps nothing here. What you tick is gone when this page is closed: save the log first.',
    full: 'The storage of this browser is full. What came last is on this page only: save the log now.',
    emptied: 'The storage of this browser was emptied. This page has put back what it held: save the log.',
  },
  eachAlone:
    'Opened as a file, this browser keeps each page’s ticks with that page alone. Save the log of each page, and bring them together in the incident log.',
  clockWrong: (now: string, made: string) =>
    `The clock of this device says ${now}, but this copy was made on ${made}: the clock is wrong. Times are written down as it shows them.`,
};
