import { formatDuration } from '../../plan/duration.ts';

/** Contacts and roles: how somebody is reached. */
export const contact = {
  callFirst: 'Call first',
  ifNoAnswer: 'If no answer',
  then: 'Then',
  say: 'Say:',
  noAnswerAfter: (minutes: number) => `No answer after ${formatDuration(minutes)}:`,
  /** Around the role that is asked: `Ask … : no number is published.` */
  ask: ['Ask', ': no number is published.'] satisfies [string, string],
  /** Around the name of a file. */
  keptOut: [
    'The number is kept out of this site. It is written in the plan, in',
    ', for those who keep the plan.',
  ] satisfies [string, string],
  text: 'Text',
  /** A text message that asks somebody to ring; `line` is the number where the news is heard, if there is one. */
  callBack: (organization: string, line: string | undefined) =>
    `${organization}: something is down and you are needed. Please ring me back.${line === undefined ? '' : ` Hear the news on ${line}.`}`,
  summary: 'Where we talk, and whom to call in which order. Private numbers are kept out of this site.',
  /** Other words under which the page of contacts is found. */
  foundBy: ['who do I call', 'phone numbers', 'telephone list', 'whom to ring'],
  whatIsDown: 'What is down?',
  nothingChosen: 'Nothing chosen: all ways',
  whereWeTalk: 'Where we talk',
  inThisOrder: 'In this order: the first that works is the right one.',
  forWhom: (audience: string) => `For ${audience}`,
  whomToCall: 'Whom to call',
  others: 'Desks, vendors and authorities',
  callTree: 'The call tree',
  howItWorks: 'How it works',
};
