import { common } from './common.ts';

/** The pages of situations. */
export const scenarios = {
  title: 'Situations',
  summary: 'The losses that this plan prepares for, and what they look like.',
  eyebrow: (lost: string) => `Loss of ${lost}`,
  headings: {
    confirm: 'Is it me or everyone?',
    playbooks: 'What to do',
    talk: 'Where we talk',
    severity: 'How bad is it?',
    lost: 'What stops',
  },
  signs: 'What people see',
  moreSigns: (count: number) => `${count} more ${count === 1 ? 'sign' : 'signs'}`,
  straight: <T>(playbook: T) => ['Sure already? Go straight to ', playbook],
  answersThisToo: (summary: string) => `It answers this too: ${summary}`,
  moreStatus: 'More status pages, without signing in; they lag:',
  inDoubt: 'When in doubt, treat it as the more serious case, and call.',
  level: (level: string | number) => `Level ${level}`,
  lasts: 'Lasts',
  duration: (typical: number, worst: number) =>
    `${common.duration(typical)} as a rule, ${common.duration(worst)} at worst`,
  lostAtRoot: 'Lost at the root:',
};
