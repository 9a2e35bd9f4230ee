import { common } from './common.ts';

/** The page about this copy: which it is, whether it is current and genuine, where others are. */
export const copy = {
  title: 'About this copy',
  summary: 'Which version of the plan you are reading, how old it is, and where the others are.',
  which: 'Which copy this is',
  current: 'Is it current?',
  copies: 'Where copies are',
  news: 'What is new',
  genuine: 'Is it genuine?',
  holds: 'What it holds',
  version: 'Version',
  commit: 'Commit',
  madeFrom: 'Made from the plan of',
  notInRepository: 'unknown: the plan was not in a repository',
  release: 'Release',
  releaseMade: (name: string, date: string) => `${name}, made on ${date}`,
  pages: 'Pages',
  readFrom: 'Read from',
  addressLine: 'the place that the address line of the browser names',
  newestPage: 'Newest page',
  judgedAsOf: 'Dates judged as of',
  afterChange: (days: number) => `, ${common.days(days)} after the plan's last change`,
  /** Around the sign `+`. */
  isDraft: [
    'The',
    'says that files had been changed and not committed when this copy was made: it is a draft.',
  ] satisfies [string, string],
  compare:
    'Compare the version above with the one that the same page shows on the site itself. If they are the same, every page is.',
  oldIsBetter: 'An old copy is better than none: use it.',
  askKeepers: 'Ask those who keep the plan what has changed.',
  askWhat: 'Ask what has changed:',
  /** Around the link to the plan as data. */
  byFact: ['To compare two copies fact by fact, lay their', 'plan as data', 'side by side.'] satisfies [
    string,
    string,
    string,
  ],
  /** Around the name of a file. */
  aFolder: [
    'A copy is a folder: put it on a stick, a share or another host, and open',
    '. It needs no server and no network, and the search works in it.',
  ] satisfies [string, string],
  noHistory: 'No release is known: this copy was made without the history of the plan.',
  noRelease: 'No release is known: the plan has had none yet.',
  firstRelease: (name: string) => `This is the first release: ${name}.`,
  /** Around the name of a release. */
  since: (date: string) => ['Since the release', `of ${date}:`] satisfies [string, string],
  signedBy: 'Signed by the key',
  notSigned: 'none: this copy is not signed',
  sums: 'Sums of all files',
  andSignature: 'and their signature,',
  cannotVouch: 'A page cannot vouch for itself: whoever changes a copy can change this page too.',
  sumsShow: 'The sums show damage, such as a file that a stick has lost, but not who made the copy.',
  compareKey:
    'Compare the key with the one that you have from elsewhere, such as your binder, and check the copy from outside.',
  withMuster:
    'On a machine with muster, in the folder that holds the copy, in its archive, or over the network:',
  folder: 'FOLDER',
  withTools:
    'On any machine with the usual tools, in the folder of the copy (files too many are not found this way):',
  withKey:
    'On any machine with OpenSSH and the usual tools, in the folder of the copy, with the key from elsewhere (files too many are not found this way):',
  leftOut: 'Left out',
  drafts: (count: number) =>
    `${count} ${count === 1 ? 'playbook that is' : 'playbooks that are'} still a draft`,
  asText: 'As plain text',
  oneFile: 'Everything in one file',
  contactsAsText: 'Contacts as text',
  contactsAlone: 'The contacts alone',
  /** Around the name of a folder. */
  textLines: [
    'The text has lines of 80 letters, for a terminal, a mail or a fax. Each playbook is a file of its own in the folder',
    '.',
  ] satisfies [string, string],
  playbooks: 'Playbooks',
  services: 'Services',
  processes: 'Business processes',
  situations: 'Situations',
  theSite: 'The site',
  mirror: 'Mirror',
  onPaper: 'On paper',
  binders: 'Binders',
  checkFiles: 'Check the files here:',
  pickFolder:
    'pick the folder in which this copy lies. The browser may speak of an upload; nothing leaves this device.',
  newsGroups: {
    playbooks: 'Playbooks',
    contacts: 'Contacts, roles and channels',
    numbers: 'Numbers',
    others: 'Everything else',
  },
  isNew: 'New',
  isGone: 'Gone',
  now: (value: string) => `now ${value}`,
  was: (value: string) => `was ${value}`,
  nothingShown: 'Nothing that this site shows.',
};
