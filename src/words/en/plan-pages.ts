/** The page that leads to everything behind the playbooks, and what heads its tables. */
export const planPages = {
  summary: 'Everything behind the playbooks, for those who keep the plan and those who judge it.',
  groups: {
    tables: 'What the plan decides',
    lists: 'What the plan is about',
    kept: 'How the plan is kept',
  },
  steps: 'How complete it is',
  flow: 'The flow',
  summaries: {
    objectives: 'What the programme wants to reach, how that is measured, and the readings so far.',
    'impact-analysis': 'What hurts when work stops, how much and how soon, and the objectives that follow.',
    risks: 'What may happen, what it threatens, and what is done about it.',
    'critical-systems': 'Systems and things that critical work cannot do without.',
    measures:
      'Mitigations are in place before. Contingencies are switched on during a disruption, and have a price.',
    recovery: 'How each service comes back: how soon, how, and when that was last shown.',
    exercises: 'What was rehearsed or happened in earnest, what was measured, what was found.',
    training: 'What people are taught, how often, and how many have been.',
    stakeholders: 'Whom the plan speaks for, and whose plans hang together with ours.',
  },
};
