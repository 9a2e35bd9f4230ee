import { common } from './common.ts';

/** The tables of contingencies and mitigations. */
export const measureTables = {
  contingencies: {
    caption: 'Contingencies: switched on during a disruption',
    columns: [
      'Contingency',
      'Protects',
      'Works after, at most for',
      'Carries',
      'Switched on',
      'Price, and the way back',
    ],
  },
  mitigations: {
    caption: 'Mitigations: in place before',
    columns: ['Mitigation', 'Protects', 'Works', 'Reduces', 'Kept by'],
  },
  late: 'late',
  due: (day: string) => `due ${day}`,
  against: 'against',
  atMost: (minutes: number) => `for ${common.duration(minutes)}`,
  when: (sign: string) => `when ${sign}`,
  needs: 'needs',
  undo: 'Undo:',
  noWayBack: 'No way back is named.',
  playbook: 'Playbook:',
  byItself: 'by itself',
  bySomebody: 'when somebody acts',
  reduces: { likelihood: 'likelihood', impact: 'impact', both: 'likelihood and impact' },
};
