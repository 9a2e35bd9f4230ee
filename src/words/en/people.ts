import { formatDuration } from '../../plan/duration.ts';

/** Pages of roles and teams, the glossary and the guide. */
export const people = {
  rolesSummary: 'Open yours: it is the list of what you do, in order.',
  actionCard: 'Action card',
  roleSummary: (steps: number, playbooks: number) =>
    `${steps} steps in ${playbooks} playbooks, in the order in which they fall due. Do only those of the playbook that has been started.`,
  whoFills: 'Who fills this role',
  mayStart: 'What you may start',
  asAlternate: ' as the alternate',
  youDo: 'What you do',
  youDecide: 'What you decide',
  answerFor: 'What you answer for',
  authority: 'Authority:',
  handingOver: 'Handing over:',
  training: 'Training:',
  speaksFor: (groups: string) => `Speaks for: ${groups}.`,
  teamsSummary: 'Open yours: its work, its playbooks and its steps.',
  team: 'Team',
  noTime: 'No time set yet',
  neededWithin: (minutes: number) => `Needed again within ${formatDuration(minutes)}`,
  atLeast: (people: string) => `at least ${people}`,
  yourPlaybooks: 'Your playbooks',
  yourWork: 'Your work',
  yourSteps: 'Your steps',
  stepsOfTeam: 'What your lead does, and what everybody does, in the order in which it falls due.',
  whoLeads: 'Who leads',
  glossarySummary: 'What the words of this plan mean.',
  guideSummary: 'How this plan is read, kept and exercised.',
};
