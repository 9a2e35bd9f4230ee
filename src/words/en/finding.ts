/** What the search says of what it found. */
export const finding = {
  searching: 'Searching …',
  cannotStart: 'Search could not start on this device. Use the lists below.',
  results: (count: number) => (count === 1 ? '1 result' : `${count} results`),
  noPage: 'No page has this.',
  nothing: (query: string) => `Nothing found for “${query}”.`,
  instead: (query: string) => `No exact match: showing results for “${query}”.`,
  plain: 'This browser allows only a simple search: look in the lists below as well.',
  alsoKnownAs: (names: string) => `Also known as: ${names}`,
  recent: 'Opened from the search before, on this device:',
  /** Words that nearly every page has. */
  fillers:
    'a an and are at be do does for how i in is it its my now of often on or our the to was we were with your',
};
