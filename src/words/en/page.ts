/** Around every page: what stands before, above and below its content. */
export const page = {
  skip: 'Skip to the content',
  whereYouAre: 'Where you are',
  start: 'Start',
  /** Stands behind the name of the organisation: together the name of the site. */
  siteSuffix: 'Continuity',
  /** Where the site is on a home screen: at most 12 letters, and what it is for. */
  homeScreen: { name: 'Continuity', description: 'What to do when everything else is down.' },
  menu: 'Menu',
  main: 'Main',
  onThisPage: 'On this page',
  contentOf: (date: string) => `Content of ${date}`,
  aboutThisCopy: 'About this copy',
  mend: 'Mend this page',
  letters: 'Letters',
  diagram: 'Diagram',
  /** The boxes of a list of tasks. */
  tasks: { done: 'Done', open: 'Not done' },
  notDrawn: 'This diagram could not be drawn',
  notAmong: 'It is not among the diagrams of the plan.',
  tooWide: 'The drawing is too wide for this sheet: it stands here as a list.',
  asList: 'As a list',
  callouts: {
    note: 'Note',
    tip: 'Tip',
    important: 'Important',
    caution: 'Caution',
    warning: 'Warning',
    danger: 'Danger',
  },
  needs: (names: readonly string[]) => `needs ${names.join(', which needs ')}`,
  notHere: 'This page is not here',
  notHereSummary: 'It may have a new name. Nothing is broken on your side.',
};
