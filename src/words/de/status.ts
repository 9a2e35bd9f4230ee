import type { Words } from '../index.ts';

export const status: Words['status'] = {
  levels: {
    outage: 'Ausfall',
    disruption: 'Störung',
    recovery: 'Wiederherstellung läuft',
    normal: 'Normalbetrieb',
  },
  none: (why) => `Keine aktuelle Lageinformation verfügbar: ${why}`,
  clockBehind: (day) =>
    `Die Uhr dieses Geräts zeigt den ${day}, das ist vor der Erstellung dieser Kopie. So kann niemand sagen, wie alt eine Lageinformation ist.`,
  noStatus: 'Was unter ihrer Adresse steht, ist keine Lageinformation.',
  noneGiven: 'Zurzeit wird keine gegeben.',
  early: (when) =>
    `Die vorhandene wurde ${when} geschrieben; so weit ist die Uhr dieses Geräts noch nicht. Eine der beiden Uhren geht falsch.`,
  old: (when) => `Die letzte wurde ${when} geschrieben und sagt nichts über jetzt.`,
  wasDue: (when) => ` Die nächste war ${when} fällig.`,
  isDue: (when) => ` Die nächste ist ${when} fällig.`,
  written: (level, message, when, due) => `${level}: ${message} (Geschrieben ${when}.${due})`,
  at: (time) => `um ${time}`,
  onAt: (day, time) => `am ${day} um ${time}`,
  answers: (code) => `Ihr Server antwortet mit ${code}.`,
  silent: 'Ihr Server antwortet nicht.',
  away: 'Ihr Server ist nicht erreichbar oder führt woandershin.',
};
