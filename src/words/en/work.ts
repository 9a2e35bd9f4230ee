import { formatDuration } from '../../plan/duration.ts';

/** What scripts say while a playbook is worked through, and in its hand-over. */
export const work = {
  done: (time: string, who: string) => `Done at ${time}${who}.`,
  wordedThen: (words: string) => ` It was then worded: “${words}”`,
  didNotWork: 'It did not work',
  didNotWorkAt: (time: string) => `Did not work at ${time}`,
  whatWasDecided: 'What was decided',
  writeDecision: 'Write the decision down',
  decidedAt: (time: string, who: string, what: string) => `Decided at ${time}${who}: ${what}`,
  /** Stands between the role that decides and the time, on the page. */
  decidesWithin: 'decides within',
  noWords: 'Write what happened first: an empty line is not kept.',
  noDecision: 'Write what was decided first: an empty decision is not kept.',
  writtenDown: (time: string) => `Written down at ${time}.`,
  beginAnew:
    'Begin a new incident? All steps of all playbooks are unticked on this device. The log so far stays in the incident log.',
  stepsDone: (done: number, all: number) => `${done} of ${all} steps done.`,
  countDone: (done: number, all: number) => `${done} of ${all} done`,
  gone: 'No longer in this playbook',
  next: 'Next',
  nextStep: (number: number, due: string) => `Next: step ${number}${due}`,
  overdueSince: (time: string) => `overdue since ${time}`,
  by: (time: string) => `by ${time}`,
  within: (minutes: number) => `within ${formatDuration(minutes)}`,
  handOverFile: 'hand-over',
  handOver: {
    title: (title: string) => `Hand-over: ${title}`,
    now: (time: string, day: string) => `It is ${time} on ${day}.`,
    started: (time: string, since: string) => ` Started ${time}, that is ${since}.`,
    dueAfter: (minutes: number) => ` Due ${minutes} minutes after the start.`,
    wasDue: (time: string) => ` Was due ${time}.`,
    due: (time: string) => ` Due ${time}.`,
    by: (who: string) => ` by ${who}`,
    stepDone: (number: number, words: string, time: string, by: string) =>
      `Step ${number}: ${words} Done ${time}${by}.`,
    stepOpen: (number: number, words: string, who: string) => `Step ${number}: ${words} ${who}.`,
    tried: (time: string) => ` Tried ${time}, did not work.`,
    openDecision: (question: string, who: string, due: string, fallback: string) =>
      `OPEN: ${question} ${who} decides.${due} If nobody decides: ${fallback}`,
    decided: (question: string, time: string, by: string, what: string) =>
      `${question} Decided ${time}${by}: ${what}`,
    open: 'OPEN',
    decisions: 'DECISIONS',
    done: 'DONE',
    notes: 'LAST NOTES AND CALLS',
  },
};
