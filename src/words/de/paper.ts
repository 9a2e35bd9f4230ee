import type { Words } from '../index.ts';
import { date } from './measures.ts';

export const paper: Words['paper'] = {
  tab: (number) => `Register ${number}`,
  page: 'Seite',
  inVolume: 'Band',
  qrCode: (address) => `QR-Code: ${address}`,
  notInBinder: (address) => `(nicht in diesem Ordner: ${address})`,
  of: 'von',
  blank: 'Diese Seite bleibt absichtlich leer.',

  version: (name, day) => (day === '' ? name : `${name} vom ${date(day)}`),
  revision: 'Revision',
  validUntil: 'Gültig bis',
  notKnown: 'nicht bekannt',
  binder: (title) => `Ordner ${title}`,
  copyNumber: 'Exemplar',
  isCurrent: 'Aktuell?',
  personal: 'PERSONENBEZOGENE DATEN · VERTRAULICH',
  noClassification: 'Nicht eingestuft',
  afterwards: (line) =>
    line === undefined
      ? 'Nach diesem Datum: weiter benutzen, aber bei denen, die die Planung pflegen, nach Änderungen fragen.'
      : `Nach diesem Datum: weiter benutzen, aber nach Änderungen fragen: ${line}`,

  cover: 'Deckblatt',
  covers: (site) => `Deckblätter · ${site}`,
  volume: 'Band',
  volumeOf: (number, of) => `Band ${number} von ${of}`,
  volumeInTitle: (number, of) => `Band ${number} von ${of}`,
  tabs: (first, last) => `Register ${first} bis ${last}`,
  subject: (revision, until) =>
    `Revision ${revision}${until === undefined ? '' : `; gedrucktes Exemplar gültig bis ${until}`}`,
};
