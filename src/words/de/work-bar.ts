import type { Words } from '../index.ts';

export const workBar: Words['workBar'] = {
  start: 'Uhr starten',
  more: 'Mehr',
  moreOf: ': übergeben, notieren, Tagebuch',
  handOver: 'Übergeben',
  initials: 'Ihr Kürzel, wenn Sie möchten',
  note: 'Notiz oder Anruf, mit Uhrzeit',
  writeDown: 'Eintragen',
  startedAt: 'Die Uhr lief ab',
  setClock: 'Uhr stellen',
  saveLog: 'Tagebuch als Datei speichern',
  newIncident: 'Neuer Vorfall: alle Häkchen entfernen',
  keptHere: 'Was Sie hier abhaken und schreiben, bleibt auf diesem Gerät. Nichts wird gesendet.',
  readOut: 'Lesen Sie es von oben nach unten vor.',
  handOverText: 'Übergabe',
  close: 'Schließen',
  copy: 'Kopieren',
  saveText: 'Als Text speichern',
};
