import { formatDate } from '../../plan/calendar.ts';

/** What printing writes on sheets: references, heads and feet, volumes, blank pages, and what a PDF says of itself. */
export const paper = {
  /** `tab 4, page 12`; in another volume `tab 4, volume 2, page 12`. */
  tab: (number: number) => `tab ${number}`,
  page: 'page',
  inVolume: 'volume',
  qrCode: (address: string) => `QR code: ${address}`,
  notInBinder: (address: string) => `(not in this binder: ${address})`,
  /** Of a page number: `4–12 of 20`. */
  of: 'of',
  blank: 'This page is intentionally left blank.',

  /** A version of the plan: its name, and its day where that is known. */
  version: (name: string, date: string) => (date === '' ? name : `${name} of ${formatDate(date)}`),
  revision: 'Revision',
  validUntil: 'Valid until',
  notKnown: 'not known',
  binder: (title: string) => `Binder ${title}`,
  copyNumber: 'Copy no.',
  isCurrent: 'Current?',
  personal: 'PERSONAL DATA · CONFIDENTIAL',
  noClassification: 'No classification',
  /** `line` is where one asks, with its number. */
  afterwards: (line: string | undefined) =>
    line === undefined
      ? 'After that day still use it, but ask those who keep the plan for changes.'
      : `After that day still use it, but ask for changes: ${line}`,

  cover: 'Cover',
  covers: (site: string) => `Covers · ${site}`,
  volume: 'Volume',
  volumeOf: (number: number, of: number) => `Volume ${number} of ${of}`,
  /** Behind the title of a PDF. */
  volumeInTitle: (number: number, of: number) => `volume ${number} of ${of}`,
  tabs: (first: number, last: number) => `tabs ${first} to ${last}`,
  subject: (revision: string, until: string | undefined) =>
    `Revision ${revision}${until === undefined ? '' : `; printed copy valid until ${until}`}`,
};
