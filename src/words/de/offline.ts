import type { Words } from '../index.ts';

export const offline: Words['offline'] = {
  version: (name) => `Version: ${name}`,
  endedByHost:
    'Auf diesem Gerät ist nichts gespeichert: Der Server dieser Website hat das Speichern von Seiten beendet.',
  allSaved: (pages) => `Alle ${pages} Seiten auf diesem Gerät gespeichert`,
  ofVersion: (name) => `Version ${name}`,
  checked: (ago) => `geprüft ${ago}`,
  silent: 'der Server antwortet nicht',
  fetching: (share) => `eine andere Version wird geladen: ${share}`,
  notTaken: (why) =>
    `Eine neuere Version wurde nicht übernommen: ${why}. Das Gespeicherte bleibt vollständig.`,
  saving: (pages, share) => `Alle ${pages} Seiten werden auf diesem Gerät gespeichert: ${share}`,
  nothingSaved: (why) =>
    `Auf diesem Gerät ist nichts gespeichert: ${why}. Der nächste Besuch versucht es wieder.`,
  notOffered: 'Auf diesem Gerät ist nichts gespeichert: Der Server bietet es nicht an.',
  frozen: (host, since, until) =>
    `${host} hat seit ${since} nichts Neueres angeboten. Die Planung ist spätestens bis ${until} durchzusehen: Vergleichen Sie mit einer anderen Kopie.`,
  older: (host, offered, held) =>
    `${host} bietet eine ältere Version (${offered}) an als die hier gespeicherte (${held}). Die neuere bleibt.`,
  takeOlder: 'Die ältere nehmen',
  ready: (name) => `Eine neuere Version ist bereit${name === '' ? '' : ` (${name})`}.`,
  switchNow: 'Jetzt wechseln',
  unknownDate: 'unbekannten Datums',
  of: (date) => `vom ${date}`,
  justNow: 'gerade eben',
  locale: 'de',
  notHere: (why) => `Auf diesem Gerät sind keine Seiten gespeichert: ${why}.`,
  keepsNone: 'Dieser Browser behält keine',
  needsHttps: 'Dazu muss die Adresse mit https beginnen',
  dropped:
    'Safari löscht gespeicherte Seiten nach 7 Tagen ohne Besuch. „Teilen“, dann „Zum Home-Bildschirm“ oder „Zum Dock hinzufügen“, behält sie.',
  reasons: {
    other: 'gehört nicht zu dieser Version',
    answered: (status) => `wurde mit ${status} beantwortet`,
    late: 'kam nicht rechtzeitig',
    lost: 'kam nicht an',
    full: 'findet auf diesem Gerät keinen Platz',
  },
};
