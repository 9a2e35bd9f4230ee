const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

/** How sound and how fresh the plan is. */
export const readiness = {
  summary: (day: string, pinned: boolean) =>
    `How sound and how fresh the plan is, as of ${day}${pinned ? ', the day that the plan itself pins (asOf)' : ''}.`,
  headings: {
    problems: 'Problems',
    accepted: 'Accepted problems',
    coverage: 'Coverage',
    objectives: 'Objectives',
    exercises: 'Exercises',
    actions: 'Open actions',
    reviews: 'Reviews',
    stakeholders: 'Stakeholders',
    clauses: 'Standards and laws',
    data: 'As data',
  },
  /** Said where texts of the checks are shown in a language that they are not written in. */
  englishOnly: '',
  allKept: <T>(checks: T, accepted: T | undefined) => [
    'All ',
    checks,
    ' are kept, as far as the plan alone shows',
    ...(accepted === undefined ? [] : [', but for ', accepted]),
    '.',
  ],
  checks: (count: number) => `${count} checks`,
  acceptedUntilADay: (count: number) => `${count} accepted until a day`,
  whatIsDemanded: <T>(page: T) => ['What each check demands stands ', page, '.'],
  onItsPage: 'on its page',
  ofTheSite: <T>(family: T) => [
    'What is wrong with the finished site itself (',
    family,
    ') shows only once this page is made: the build says it, and publishes nothing while one of those is an error.',
  ],
  lastFamily: 'the last family of checks',
  stakeholders: 'Who speaks for each group of stakeholders',
  clauses:
    'Which clause is served by which page and which checks, in our own words. A clause counts as served only where this ' +
    'plan holds what serves it. That is not conforming to it: an auditor says that, who also compares the numbers with the ' +
    'text in force.',
  asData: 'Everything on this page, for programs and spreadsheets:',
  overview: {
    none: 'none',
    problems: (errors: number, warnings: number, notes: number) =>
      `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(notes, 'note')}`,
    accepted: (count: number) => `${count}, each until a day`,
    nothingStops: 'No situation stops a process',
    covered: (pairs: number, covered: number) =>
      `Of ${pairs} pairs of a situation and a process that it stops, ${covered} are covered`,
    objectives: (met: number, all: number) => `${met} of ${all} met`,
    exercises: (done: number, planned: number) => `${done} done, ${planned} planned`,
    reviews: (month: number, quarter: number) => `${month} due within 30 days, ${quarter} more within 90`,
    stakeholders: (represented: number, all: number) => `${represented} of ${all} groups have a role`,
    clauses: (texts: number, yes: number, partly: number, no: number) =>
      `${texts} texts: ${yes} clauses served, ${partly} partly, ${no} not`,
  },
  alerts: {
    errors: (count: number) => counted(count, 'error'),
    warnings: (count: number) => counted(count, 'warning'),
    ended: (count: number) => `${count} ended`,
    notCovered: (count: number) => `${count} not covered`,
    partlyCovered: (count: number) => `${count} partly covered`,
    notMet: (count: number) => `${count} not met`,
    neverRead: (count: number) => `${count} never read`,
    withOpenFindings: (count: number) => `${count} with open findings`,
    overdue: (count: number) => `${count} overdue`,
    without: (count: number) => `${count} without`,
    notYet: (count: number) => `${count} not yet`,
    withOpenProblems: (count: number) => `${count} with open problems`,
  },
  severities: { error: 'error', warning: 'warning', note: 'note' },
  severity: (count: number, severity: 'error' | 'warning' | 'note') => counted(count, severity),
  problems: {
    other: 'Other',
    place: (file: string, line: number) => `${file}, line ${line}`,
    more: <T>(count: number, command: T) => [`And ${count} more: `, command, ' lists them.'],
    why: 'What this check demands, and why',
    byOwner: 'Problems by who answers for the file',
    ownerColumns: ['Owner', 'Problems', 'Files'],
    nobodyNamed: 'nobody named',
  },
  acceptances: {
    caption: 'Problems that are accepted until a day',
    columns: ['Where', 'Check', 'Why', 'Accepted by', 'Until'],
    ended: 'ended',
  },
  reviews: {
    terms: { overdue: 'Overdue', month: 'Due within 30 days', quarter: 'Due within 90 days' },
    none: 'none.',
    columns: ['What', 'Sort', 'Due', 'By'],
    ago: (days: number) => `${counted(days, 'day')} ago`,
    today: 'today',
    in: (days: number) => `in ${counted(days, 'day')}`,
  },
};
