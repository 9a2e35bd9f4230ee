/** What is saved on this device, at the foot of every page. */
export const offline = {
  version: (name: string) => `Version ${name}`,
  endedByHost: 'Nothing is saved on this device: the host of this site has ended the saving of pages.',
  allSaved: (pages: number) => `All ${pages} pages saved on this device`,
  ofVersion: (name: string) => `version ${name}`,
  checked: (ago: string) => `checked ${ago}`,
  silent: 'the host does not answer',
  fetching: (share: string) => `fetching another version: ${share}`,
  notTaken: (why: string) => `A newer version was not taken: ${why}. What is saved stays whole.`,
  saving: (pages: number, share: string) => `Saving all ${pages} pages on this device: ${share}`,
  nothingSaved: (why: string) => `Nothing is saved on this device: ${why}. The next visit tries again.`,
  notOffered: 'Nothing is saved on this device: the host does not offer it.',
  frozen: (host: string, since: string, until: string) =>
    `${host} has offered nothing newer since ${since}. The plan is to be gone through at least until ${until}: compare with another copy.`,
  older: (host: string, offered: string, held: string) =>
    `${host} offers an older version (${offered}) than the one saved here (${held}). The newer one stays.`,
  takeOlder: 'Take the older one',
  ready: (name: string) => `A newer version is ready${name === '' ? '' : ` (${name})`}.`,
  switchNow: 'Switch now',
  unknownDate: 'of unknown date',
  of: (date: string) => `of ${date}`,
  justNow: 'just now',
  /** For Intl: how long ago. */
  locale: 'en',
  notHere: (why: string) => `No pages are saved on this device: ${why}.`,
  keepsNone: 'this browser keeps none',
  needsHttps: 'that needs an address that begins with https',
  dropped:
    'Safari drops saved pages after 7 days without a visit. Share, then Add to Home Screen or Add to Dock, keeps them.',
  /** Why a file was not taken, behind its name; the worker notes the reason in these words. */
  reasons: {
    other: 'is not the file of this version',
    answered: (status: string) => `was answered with ${status}`,
    late: 'did not come in time',
    lost: 'did not arrive',
    full: 'finds no room on this device',
  },
};
