import { formatDuration } from '../../plan/duration.ts';

/** Playbooks: their steps, decisions and messages, and the lists of them. */
export const playbook = {
  notSureYet: 'Not sure yet',
  first: 'First',
  isThisRight: 'Is this the right playbook?',
  startsWhen: 'It starts when one of these is true:',
  anotherWhen: 'Another playbook is right when:',
  retired: 'This playbook is retired. Do not start it.',
  draft: 'This playbook is a draft.',
  from: 'From',
  to: 'To',
  until: 'Until',
  start: 'Start',
  anyone: 'Anyone may start it. ',
  decides: 'Decides: ',
  only: 'Only ',
  caution: 'Caution:',
  doneWhen: 'Done when:',
  ifNot: 'If not:',
  onPaper: 'Time ________ Initials ______',
  /** Behind the role that decides. */
  decidesWithin: (minutes: number) => `decides within ${formatDuration(minutes)}`,
  ifNobody: 'If nobody has decided:',
  decisionOnPaper: 'Decided ______________________ Time ________ By ______________',
  approvedMessage: 'Approved message',
  /** Behind `Approved message`. */
  messageFor: (audience: string, channel: string) => `for ${audience}, by ${channel}`,
  nextUpdate: (when: string) => `Next update: ${when}.`,
  characters: (count: number) => `${count} characters.`,
  copy: 'Copy',
  notKnown: 'not known',
  statusPages: 'Public status pages, without signing in:',
  summary: 'What to do, by situation. Not sure which one is yours? Take the first.',
  related: 'Related',
  situations: 'Situations',
  services: 'Services',
  processes: 'Business processes',
  roles: 'Roles',
  approval: 'Version and approval',
  /** Action cards: steps out of several playbooks. */
  firstWithin: (minutes: number) => `, the first within ${formatDuration(minutes)}`,
  within: (minutes: number) => `Within ${formatDuration(minutes)}: `,
  stepOf: (title: string, number: number) => `${title}, step ${number}`,
  bands: {
    quarter: 'In the first 15 minutes',
    hour: 'In the first hour',
    fourHours: 'In the first four hours',
    later: 'Later',
    untimed: 'When it is their turn',
    back: 'Back to normal',
  },
  /** The switch between a playbook and its translations. */
  languages: 'Languages',
  /** What a language is called in itself. */
  inLanguage: 'English',
  /** On a translation that is older than its original. */
  olderThanOriginal: (version: string, original: string) =>
    `This translation is of version ${version}, the original is at version ${original}. Where they differ, the original holds.`,
};
