import type { Words } from '../index.ts';
import { duration } from './measures.ts';

export const scenarios: Words['scenarios'] = {
  title: 'Lagen',
  summary: 'Die Ausfälle, auf die diese Notfallplanung vorbereitet, und woran Sie sie erkennen.',
  eyebrow: (lost) => `Ausfall: ${lost}`,
  headings: {
    confirm: 'Betrifft es nur mich oder alle?',
    playbooks: 'Was zu tun ist',
    talk: 'Wo wir uns abstimmen',
    severity: 'Wie schlimm ist es?',
    lost: 'Was stillsteht',
  },
  signs: 'Woran man es erkennt',
  moreSigns: (count) => (count === 1 ? '1 weiteres Anzeichen' : `${count} weitere Anzeichen`),
  straight: (playbook) => ['Sie sind schon sicher? Direkt zu ', playbook],
  answersThisToo: (summary) => `Das hilft auch hier: ${summary}`,
  moreStatus: 'Weitere Statusseiten, ohne Anmeldung; sie hinken nach:',
  inDoubt: 'Im Zweifel vom schwereren Fall ausgehen und anrufen.',
  level: (level) => `Stufe ${level}`,
  lasts: 'Dauer',
  duration: (typical, worst) => `in der Regel ${duration(typical)}, schlimmstenfalls ${duration(worst)}`,
  lostAtRoot: 'Ursprünglich ausgefallen:',
};
