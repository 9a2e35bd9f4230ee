/** The pages of failure domains. */
export const domains = {
  eyebrow: (type: string) => `Failure domain: ${type}`,
  listSummary: 'Things that stop together, and how much stops with each: the widest first.',
  caption: 'Failure domains and what stops with them',
  columns: ['If this is lost', 'Sort', 'Processes that stop', 'Services that stop', 'Channels that are lost'],
  summary: (processes: number, allProcesses: number, services: number, allServices: number) =>
    `If this is lost, ${processes} of ${allProcesses} processes and ${services} of ${allServices} services stop.`,
  headings: {
    stops: 'What stops',
    playbooks: 'What to open, in this order',
    channels: 'Who can still be reached',
    situations: 'Situations in which this happens',
    map: 'What hangs on it',
  },
  primary: 'Primary tenant',
  primaryMeans: 'The cloud tenant that the organisation lives in',
  lostWith: 'Is lost with',
  takesWithIt: 'Takes with it',
  noticed: 'People notice',
  quoted: (symptom: string) => `“${symptom}”`,
  status: 'Status, no sign-in; it lags',
  keptOut: (count: number) => `And ${count} more that ${count === 1 ? 'is' : 'are'} kept out of this site.`,
  startWith: 'Start with:',
  sureAlready: 'sure already:',
};
