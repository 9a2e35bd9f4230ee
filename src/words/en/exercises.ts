/** Exercises and training: what was to be reached, what was, and what was found. */
export const exercises = {
  groups: { toCome: 'To come', held: 'Held', calledOff: 'Called off' },
  announced: 'announced',
  notAnnounced: 'not announced',
  ledBy: <T>(role: T) => ['Led by ', role, '.'],
  criteria: {
    caption: (exercise: string) => `What was to be reached: ${exercise}`,
    columns: ['Criterion', 'Target', 'Measured'],
  },
  broughtBack: 'Brought back',
  reached: (time: string, data: string | undefined) =>
    `after ${time}${data === undefined ? '' : `, data lost: ${data}`}`,
  findings: {
    caption: (exercise: string) => `What was found: ${exercise}`,
    columns: ['Finding', 'Gravity', 'Mended by', 'State'],
  },
  severities: { low: 'low', medium: 'medium', high: 'high' },
  by: (day: string) => `by ${day}`,
  noAction: 'no action',
  playbooks: 'Playbooks',
  processes: 'Processes',
  channels: 'Channels',
  tookPart: 'Took part',
  report: 'Report',
  timeline: 'What happened when',
  results: {
    caption: 'Exercises and how they ended',
    columns: ['Exercise', 'Date', 'Outcome', 'Criteria met', 'Findings open'],
  },
  achievements: {
    caption: 'What exercises reached, against the objective',
    columns: ['What', 'Exercise', 'Objective', 'Reached', 'Wanted', 'State'],
    nothingSaid: 'nothing said',
    cannotBeJudged: 'cannot be judged',
  },
  actions: {
    caption: 'Findings that are not mended yet',
    columns: ['Finding', 'From', 'Mended by', 'Due'],
    noDate: 'no date',
  },
  training: {
    caption: 'Training',
    columns: ['Training', 'For', 'How often', 'Last held', 'Completed'],
    everybodyNew: 'and everybody who is new',
    wasDue: (day: string) => `was due ${day}`,
    dueAgain: (day: string) => `due again ${day}`,
  },
};
