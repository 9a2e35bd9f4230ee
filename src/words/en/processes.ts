import { common } from './common.ts';

/** The pages of business processes. */
export const processes = {
  eyebrow: (criticality: string) => `Business process: ${criticality}`,
  summary: 'The work that must go on, in the order in which its loss is felt.',
  caption: 'Business processes by recovery time objective',
  columns: ['Process', 'Team', 'Criticality', 'RTO', 'MTPD', 'RPO'],
  headings: {
    objectives: 'How soon it is needed',
    impact: 'Impact over time',
    keepGoing: 'How it is kept going',
    situations: 'Situation by situation',
    needs: 'What it needs',
    limits: 'Peaks and deadlines',
    exercises: 'Exercises',
    risks: 'Risks',
    analysis: 'Impact analysis',
    kept: 'How this is kept',
  },
  team: 'Team',
  ledBy: 'Led by',
  neededWithin: 'Needed again within',
  intolerableAfter: 'Intolerable after',
  canBeSwitchedOn: 'What can be switched on',
  byHand: 'By hand:',
  goesByHand: 'the work can go on without its systems',
  noWayByHand: 'there is no way',
  afterwards: 'Afterwards:',
  noNeeds: 'Nothing is named yet.',
  leastPeople: 'People, at least',
  skills: 'Who can',
  peak: (when: string, rto: string, mtpd: string) =>
    `${when}: needed again within ${rto}, intolerable after ${mtpd}`,
  deadline: common.within,
  analysis: {
    state: 'State',
    fiscalYear: (year: string) => `, fiscal year ${year}`,
    ledBy: 'Led by',
    approvedBy: 'Approved by',
    tookPart: 'Took part',
    evidence: 'Evidence',
  },
  objectives: {
    rto: 'Working again within',
    wrt: 'Then checks and backlog, within',
    mtpd: 'Intolerable after',
    rpo: 'Data may be lost back to',
    mbco: 'At the least, meanwhile',
    noReason: 'no reason is given',
    decidedBy: 'decided by',
    remains: (time: number) =>
      `From the end of the catching up to what is intolerable there remain ${common.duration(time)}.`,
    nothingRemains: 'Nothing remains between the end of the catching up and what is intolerable.',
    tooLate: (time: number) => `The catching up ends ${common.duration(time)} after what is intolerable.`,
  },
  impact: {
    caption: (name: string) => `Impact of losing ${name}, by the time since the loss`,
    after: 'After',
    intolerable: (from: number, label: string) =>
      `From ${from} (${label}) on an impact is intolerable; such cells carry a sign.`,
  },
  needs: {
    caption: (name: string) => `What ${name} needs`,
    columns: ['Needs', 'Sort', 'Without it', 'Needed again within', 'Can be back within'],
  },
  exercises: {
    caption: (name: string) => `Exercises of ${name}`,
    columns: ['Exercise', 'Outcome', 'Working again after', 'Objective'],
    notMeasured: 'not measured',
  },
  risk: (score: number, after: number | undefined, treatment: string) =>
    `${score} of 25 before treatment${after === undefined ? '' : `, ${after} after it`}: ${treatment}`,
};
