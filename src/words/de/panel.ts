import type { Words } from '../index.ts';
import { counted } from './measures.ts';

export const panel: Words['panel'] = {
  label: 'Für die Bearbeitung',
  author: (problems, elsewhere) =>
    `Bearbeitung: ${problems}${elsewhere > 0 ? `, ${elsewhere} an anderer Stelle` : ''}`,
  noProblems: 'keine Probleme',
  wholePlan: 'der gesamten Notfallplanung',
  more: (count) => `Und ${count} weitere.`,
  problems: {
    title: 'Probleme',
    none: (subject) => `Keine Probleme in ${subject}.`,
    counted: (subject, counts) => `${counts} in ${subject}.`,
    elsewhere: (count) => `${count} Fehler in anderen Dateien`,
    asks: (check) => `Was ${check} verlangt, mit Beispielen`,
  },
  referrers: { title: 'Was darauf verweist', none: 'Nichts verweist darauf.', file: 'Datei' },
  changes: {
    title: 'Was Ihre Änderung bewirkt',
    noCommit: 'Es gibt keinen Commit zum Vergleichen.',
    notCompared: 'Der Vergleich ist nicht möglich:',
    nothing: (rewritten) =>
      'Seit dem letzten Commit hat sich am Inhalt nichts geändert.' +
      (rewritten === 0 ? '' : ` ${counted(rewritten, 'Datei ist', 'Dateien sind')} nur anders geschrieben.`),
    summary: (added, changed, removed, problems, gone) =>
      `Seit dem letzten Commit: ${added} hinzugefügt, ${changed} geändert, ${removed} entfernt; ` +
      `${counted(problems, 'neues Problem', 'neue Probleme')}, ${gone} behoben.`,
    newProblems: 'Neue Probleme',
    problemsGone: 'Behobene Probleme',
    accepted: 'Es ist jetzt akzeptiert.',
    notAccepted: 'Es ist nicht mehr akzeptiert.',
    reaches: 'Was davon berührt ist',
    reached: {
      processes: 'Geschäftsprozesse',
      scenarios: 'Szenarien',
      playbooks: 'Notfallpläne',
      binders: 'Notfallordner',
      roles: 'Rollen',
    },
    through: (names, more) => `(durch ${[...names, ...(more > 0 ? [`${more} weitere`] : [])].join(', ')})`,
    changed: 'Was sich geändert hat',
    items: { added: 'Hinzugefügt', changed: 'Geändert', removed: 'Entfernt' },
    privateValue: '(vertraulicher Wert geändert)',
    valueAdded: (value) => `${value} hinzugefügt`,
    valueRemoved: (value) => `${value} entfernt`,
    files: {
      added: (file) => `${file} ist neu.`,
      changed: (file) => `${file} hat sich geändert.`,
      removed: (file) => `${file} ist entfallen.`,
      moved: (from, to) => `${from} liegt jetzt unter ${to}.`,
      rewritten: (file) => `${file} ist anders geschrieben und sagt dasselbe.`,
    },
  },
  editor: {
    sent: (place) => `${place} wird in Ihrem Editor geöffnet.`,
    notAsked: 'Der Editor ist nicht erreichbar.',
  },
  notShown: {
    title: 'Diese Seite kann nicht gezeigt werden',
    fault: (file) =>
      `${file} enthält einen Fehler. Sobald er behoben und gespeichert ist, erscheint die Seite wieder.`,
    thePlan: 'Die Notfallplanung',
    ownFault: 'Die Notfallplanung enthält keinen Fehler; der Fehler liegt also bei muster.',
    toStart: 'Zum Anfang',
  },
};
