import type { Words } from '../index.ts';

export const planPages: Words['planPages'] = {
  summary: 'Alles, was hinter den Notfallplänen steht, für alle, die sie pflegen oder beurteilen.',
  groups: {
    tables: 'Was die Notfallplanung festlegt',
    lists: 'Wovon die Notfallplanung handelt',
    kept: 'Wie die Notfallplanung gepflegt wird',
  },
  steps: 'Wie vollständig sie ist',
  flow: 'Der Ablauf',
  summaries: {
    objectives: 'Was erreicht werden soll, wie das gemessen wird und die bisherigen Messwerte.',
    'impact-analysis':
      'Welche Schäden entstehen, wenn Arbeit stillsteht, wie groß und wie schnell, und welche Vorgaben daraus folgen.',
    risks: 'Was geschehen kann, was dadurch bedroht ist und was dagegen getan wird.',
    'critical-systems': 'Systeme und Hilfsmittel, ohne die kritische Arbeit nicht auskommt.',
    measures:
      'Vorsorgemaßnahmen sind vorher umgesetzt. Ausweichlösungen werden bei einem Ausfall aktiviert und haben Nachteile.',
    recovery:
      'Wie jeder Dienst zurückkehrt: wie schnell, auf welchem Weg und wann das zuletzt gezeigt wurde.',
    exercises: 'Was geübt wurde oder ernsthaft geschah, was gemessen und was festgestellt wurde.',
    training: 'Was geschult wird, wie oft und wie viele teilgenommen haben.',
    stakeholders: 'Für wen die Notfallplanung spricht und wessen Planung mit unserer zusammenhängt.',
  },
};
