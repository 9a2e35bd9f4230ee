import type { Words } from '../index.ts';
import { duration } from './measures.ts';

export const measureTables: Words['measureTables'] = {
  contingencies: {
    caption: 'Ausweichlösungen: werden bei einem Ausfall aktiviert',
    columns: [
      'Ausweichlösung',
      'Schützt',
      'Greift nach, trägt höchstens',
      'Leistet',
      'Aktivierung',
      'Nachteil und Rückweg',
    ],
  },
  mitigations: {
    caption: 'Vorsorgemaßnahmen: vorher umgesetzt',
    columns: ['Vorsorgemaßnahme', 'Schützt', 'Wirkt', 'Verringert', 'Verantwortlich'],
  },
  late: 'verspätet',
  due: (day) => `fällig am ${day}`,
  against: 'gegen',
  atMost: (minutes) => `höchstens ${duration(minutes)}`,
  when: (sign) => `Auslöser: ${sign}`,
  needs: 'benötigt',
  undo: 'Rückweg:',
  noWayBack: 'Kein Rückweg angegeben.',
  playbook: 'Notfallplan:',
  byItself: 'von selbst',
  bySomebody: 'wenn jemand handelt',
  reduces: {
    likelihood: 'Eintrittswahrscheinlichkeit',
    impact: 'Auswirkung',
    both: 'Eintrittswahrscheinlichkeit und Auswirkung',
  },
};
