/** What scripts say of this copy and of others. */
export const copyState = {
  noCopy: 'Gives something that is no copy of the site, such as a sign-in page.',
  closed: 'Answers, but does not let this page read which version it holds. Open it to compare.',
  silent: 'Does not answer.',
  away: 'Cannot be reached from here, or leads somewhere else.',
  version: (name: string, date: string) => `version ${name}${date === '' ? '' : ` of ${date}`}`,
  same: 'Says that it holds the same version.',
  newer: (version: string) => `Says that it holds a newer version than this: ${version}.`,
  lags: (length: string, version: string) =>
    `Lags behind this copy by ${length}: it says that it holds ${version}.`,
  another: (version: string) => `Says that it holds another version: ${version}.`,
  frozen: ' It has not moved for longer than the plan allows.',
  ofDayToCome: 'by the clock of this device, of a day to come',
  today: 'today',
  old: (length: string) => `${length} old`,
  /** A length of time, from minutes to years. */
  length: (count: number, unit: 'year' | 'month' | 'day' | 'hour' | 'minute') =>
    `${count} ${unit}${count === 1 ? '' : 's'}`,
  fromFolder: 'a folder or a stick on this device',
  fromDevice: (host: string) => `the copy of ${host} that is saved on this device: it opens without the host`,
  youReadIt: 'You are reading it. The foot of this page says when it offers a newer version.',
  offline: 'This device is offline: nothing can be said of it.',
  beingAsked: 'Being asked …',
  /** The check of a folder. */
  notRead: 'The folder could not be read to its end. Pick it again, or check it from outside.',
  noSums: (name: string) =>
    `This folder holds no ${name} that can be read. Pick the folder in which this copy lies.`,
  compared: (done: number, all: number) => `${done} of ${all} files compared`,
  allFit: (files: number) =>
    `All ${files} files fit their sums, and there are no others. Whether the sums are genuine, only a check from outside can tell.`,
  notTheCopy: (changed: number, missing: number, extra: number) =>
    `This is not the copy that was made: ${changed} changed, ${missing} missing, ${extra} extra.`,
  differences: { changed: 'changed', missing: 'missing', extra: 'extra' },
};
