/** What `muster dev` says to the author beside a page. What checks say is English in every language. */
export const panel = {
  label: 'For the author',
  /** The panel when it is folded; `elsewhere` counts the errors of other files. */
  author: (problems: string, elsewhere: number) =>
    `Author: ${problems}${elsewhere > 0 ? `, ${elsewhere} elsewhere` : ''}`,
  noProblems: 'no problems',
  wholePlan: 'the whole plan',
  more: (count: number) => `And ${count} more.`,
  problems: {
    title: 'Problems',
    none: (subject: string) => `No problems in ${subject}.`,
    counted: (subject: string, counts: string) => `In ${subject}: ${counts}.`,
    elsewhere: (count: number) => `${count} ${count === 1 ? 'error' : 'errors'} in other files`,
    asks: (check: string) => `What ${check} asks, with examples`,
  },
  referrers: { title: 'What refers to it', none: 'Nothing refers to it.', file: 'File' },
  changes: {
    title: 'What your change breaks',
    noCommit: 'There is no commit to compare with.',
    notCompared: 'It cannot be compared:',
    nothing: (rewritten: number) =>
      'Nothing has changed since the last commit in what the plan says.' +
      (rewritten === 0
        ? ''
        : ` ${rewritten} ${rewritten === 1 ? 'file is' : 'files are'} only written differently.`),
    /** `Since the last commit: 1 added, 2 changed, 0 removed; 1 new problem, 0 gone.` */
    summary: (added: number, changed: number, removed: number, problems: number, gone: number) =>
      `Since the last commit: ${added} added, ${changed} changed, ${removed} removed; ` +
      `${problems} new ${problems === 1 ? 'problem' : 'problems'}, ${gone} gone.`,
    newProblems: 'New problems',
    problemsGone: 'Problems gone',
    accepted: 'It is accepted now.',
    notAccepted: 'It is no longer accepted.',
    reaches: 'What this reaches',
    reached: {
      processes: 'Business processes',
      scenarios: 'Scenarios',
      playbooks: 'Playbooks',
      binders: 'Binders',
      roles: 'Roles',
    },
    /** Behind what is reached: the changes that reach it, and how many more there are. */
    through: (names: readonly string[], more: number) =>
      `(through ${[...names, ...(more > 0 ? [`${more} more`] : [])].join(', ')})`,
    changed: 'What changed',
    items: { added: 'Added', changed: 'Changed', removed: 'Removed' },
    privateValue: '(private value changed)',
    valueAdded: (value: string) => `added ${value}`,
    valueRemoved: (value: string) => `removed ${value}`,
    files: {
      added: (file: string) => `${file} is new.`,
      changed: (file: string) => `${file} has changed.`,
      removed: (file: string) => `${file} is gone.`,
      moved: (from: string, to: string) => `${from} lies at ${to} now.`,
      rewritten: (file: string) => `${file} is written differently and says the same.`,
    },
  },
  editor: {
    sent: (place: string) => `${place} is sent to your editor.`,
    notAsked: 'The editor could not be asked.',
  },
  /** In the place of a page that cannot be made. */
  notShown: {
    title: 'This page cannot be shown',
    fault: (file: string) => `${file} has a fault. The page comes back when that is mended and saved.`,
    thePlan: 'The plan',
    ownFault: 'The plan has no error, so this is a fault of muster.',
    toStart: 'To the start',
  },
};
