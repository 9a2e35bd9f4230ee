/** The search field and what stands around its results. */
export const searchBox = {
  search: 'Search',
  filters: { kind: 'Kind', service: 'Service', team: 'Team', role: 'Role' },
  /** What is written on the key. */
  control: 'Ctrl',
  /** Around the keys `/` and `Ctrl K`. */
  keys: ['Press', 'or', 'to search'] satisfies [string, string, string],
  /** Before the link to A to Z, and between it, a comma, and the link to the symptoms. */
  needsScript: ['Search needs JavaScript. Without it:', 'or by'] satisfies [string, string],
  allPages: ['All pages:', '· by'] satisfies [string, string],
  whatYouSee: 'what you see',
  narrow: 'Narrow down',
  any: 'Any',
  results: 'Search results',
  more: 'Show more',
  forget: 'Forget these pages',
};
