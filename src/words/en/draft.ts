/** The draft of an exercise's record, which the incident log makes. */
export const draft = {
  head: 'A draft from the incident log. Complete what the log does not know: objectives, criteria, outcome and findings.',
  objective: 'Whoever acts finds the steps of the playbooks and follows them',
  criterion: 'Steps that worked as they are written',
  unit: 'steps',
  nothing: 'Nothing was written down',
  actual: (done: number, failed: number) => `${done} steps done, ${failed} did not work`,
  failed: 'Steps that did not work. Make each a finding with an action, an owner and a date:',
  report: (date: string) => `Incident log of ${date}, kept by the facilitator`,
};
