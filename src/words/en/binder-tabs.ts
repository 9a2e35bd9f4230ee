/** The tabs of a binder: their titles, their heads, and the sheets behind them. */
export const binderTabs = {
  /** What tabs are called that have no title of the plan. */
  titles: {
    contacts: 'Contacts',
    personal: 'Private numbers',
    things: 'Things at hand',
    logs: 'Log and hand-over',
    reference: 'Reference',
    records: 'Records',
  },
  tab: (number: number) => `Tab ${number}:`,
  endOf: (number: number, title: string) => `End of tab ${number}: ${title}`,
  howKept: 'How this plan is kept',
  action: {
    eyebrow: (kind: string) => `Action card · ${kind}`,
    states: 'From which state to which',
    useWhen: 'Use this when one is true',
    notWhen: 'Do not use when',
    start: 'Start:',
    starts: (isOpen: boolean, deciders: readonly string[]) =>
      `${isOpen ? 'anyone may start it' : 'by decision only'}${deciders.length > 0 ? `; decides: ${deciders.join(', or ')}` : ''}.`,
    first: 'Do this first',
    caution: (text: string) => `CAUTION: ${text}`,
    time: 'Time ______',
    overleaf: 'Continues overleaf.',
    stepsOverleaf: (steps: number) =>
      `Continues overleaf: steps 1 to ${steps} in full, with what proves each.`,
  },
  calls: {
    eyebrow: 'Contact sheets',
    summary:
      'In call order: who decides, who acts, their alternates right below, then desks and vendors. Holds no personal data.',
    columns: ['Order', 'Call', 'Number or address', 'Reached'],
    answersFor: (roles: readonly string[]) => `Answers for: ${roles.join(', ')}`,
    private: 'Private number:',
    treeUse: 'Give everybody the minutes named before you go on to the next.',
  },
  personal: {
    eyebrow: 'Personal data · confidential',
    summary:
      'Take these sheets out before the binder is lent, copied or shown. Use the numbers in an outage only. Destroy them when they are replaced.',
    /** Around the name of a command. */
    published: [
      'This edition comes from the public site and holds no private numbers. The full binder has them; whoever keeps the plan prints it with',
      '. Until then write them here by hand.',
    ] satisfies [string, string],
    columns: ['Who', 'Name', 'Private number or address'],
  },
  things: {
    eyebrow: 'Resources and forms',
    summary: 'Where each thing lies and how many there should be. The reserve sheets of forms follow.',
    columns: ['Thing', 'Where', 'How many', 'There'],
    checked: (day: string) => `checked ${day}`,
    moreAt: (level: number | string) => `more at ${level}`,
    team: 'Team',
    date: 'Date',
    number: 'No.',
    formColumns: ['No.', 'Time', 'What, for whom', 'How many', 'Initials'],
  },
  logs: {
    eyebrow: 'Sheets to write on',
    summary: 'Write at once, in ink, in order of time. Never rub out: strike through.',
    sheet: (number: number, of: number) => `Log sheet ${number} of ${of}`,
    incident: 'Incident',
    date: 'Date',
    keptBy: 'Kept by',
    columns: ['Time', 'Who', 'What happened or was decided', 'Told to'],
    from: 'From',
    to: 'To',
    dateAndTime: 'Date, time',
    questions: [
      'What has happened, since when',
      'What is running now: playbooks, who leads each',
      'Decided, and by whom',
      'Open: what must be done next, by whom, by when',
      'Promised to customers, authorities, staff',
      'Where people, papers and keys are',
    ],
    handedOver: 'Handed over',
    takenOver: 'Taken over',
  },
  reference: {
    eyebrow: 'To look things up',
    signs: 'Signs',
    services: 'Services',
    roles: 'Roles',
  },
  records: {
    use: 'Write down each set of sheets that you put in. A binder that lacks one is not complete.',
    changes: ['Revision', 'Sheets out, sheets in', 'Put in on', 'By, initials'],
    keptBy: (place: string, role: string, persons: readonly string[]) =>
      `${place}. Kept by ${role}${persons.length > 0 ? ` (${persons.join(', ')})` : ''}.`,
    copies: ['Copy', 'Where it stands', 'Who holds it', 'Received on, initials'],
  },
};
