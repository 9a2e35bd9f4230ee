/** The page that says whether a printed sheet still holds. Days are written for people. */
export const sheetPage = {
  title: (code: string) => `Sheet ${code}`,
  question: 'Is this sheet current?',
  summary: (title: string, isCurrent: boolean, day: string | undefined) =>
    `${title}: ${isCurrent ? 'current' : 'superseded'}${day === undefined ? '' : ` on ${day}`}.`,
  current: 'Current',
  superseded: 'Superseded',
  holds: (day: string | undefined, since: { release: string; on: string } | undefined) =>
    `Your sheet is the one that holds${day === undefined ? '' : ` on ${day}`}${since === undefined ? '' : `, since release ${since.release} of ${since.on}`}.`,
  holdsNoLonger: (own: { release: string; on: string }, since: { release: string; on: string } | undefined) =>
    `Your sheet of ${own.on} (release ${own.release}) holds no longer${since === undefined ? '' : `, since ${since.on} (release ${since.release})`}. Read the current text on this site, and ask for new sheets.`,
  /** Behind the title of a sheet and a comma. */
  code: (code: string) => `sheet ${code}`,
  /** Before the name of a binder. */
  tabOf: (tab: number) => `Tab ${tab} of`,
  asOldAsThisCopy: 'This page is as old as this copy of the site.',
  askForChanges: 'When in doubt ask for changes:',
};
