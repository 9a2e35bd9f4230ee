type Progress = {
  state: 'complete' | 'partial' | 'missing' | 'outside';
  done: number;
  total: number;
  counts: 'things' | 'steps';
};

/** The flow of continuity planning, and how far each of its steps has come. */
export const programme = {
  codesNote:
    'The number under a step is its number in the published flow that this programme follows. Nothing else hangs on it.',
  columns: ['Step', 'State', 'What is counted'],
  /** How far a step is; nothing of the start and the end of the flow. */
  state: (kind: string, { state, done, total, counts }: Progress): string => {
    if (state === 'outside') return kind === 'start' || kind === 'end' ? '' : 'outside plan';
    if (counts === 'steps') return `${done} of ${total} steps`;
    if (total === 0) return 'nothing yet';
    return state === 'complete' ? `all ${total} done` : `${done} of ${total} done`;
  },
  cover: (done: number, total: number, criterion: string) =>
    total === 0 ? 'none in the plan yet' : `${done} of ${total} ${criterion}`,
  /** What a thing must be or have to be counted as done, after "3 of 8". */
  criteria: {
    'can-be-recognised': 'can be recognised',
    'capability-known': 'have a known recovery time and data loss',
    'impact-analysis-complete': 'have a complete impact analysis',
    'has-playbook': 'have a playbook',
    'treated-or-accepted': 'treated or accepted',
    'in-place': 'in place',
    'has-alternate': 'have an alternate',
    'reached-in-time': 'were reached in time',
    tested: 'tested',
    'knows-other-way': 'know the other way',
    'held-with-outcome': 'held, with an outcome',
    'reached-nine-in-ten': 'reached nine people in ten',
    'has-reading': 'have a reading',
    checked: 'checked',
    printed: 'printed',
    approved: 'approved',
    reviewed: 'reviews not overdue',
    closed: 'actions closed',
    'current-version-approved': 'approved in their current version',
    'rated-after-treatment': 'rated after treatment too',
    'described-and-approved': 'described and approved',
    'objectives-with-basis': 'have RTO and RPO with their basis',
    'approved-with-strategy': 'approved, with strategy and validation',
    'recovery-exercised': 'exercises of a recovery held',
    'recovery-reviewed': 'reviews of services and recovery playbooks not overdue',
    'read-in-time': 'read in time',
  },
  description: (complete: number, steps: number) =>
    `The steps of continuity planning and their order. ${complete} of ${steps} steps that this plan covers are complete. ` +
    'Each step says how much is done and leads to it.',
  leadsTo: (steps: string) => `Leads to ${steps}`,
};
