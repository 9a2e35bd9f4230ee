import { common } from './common.ts';

/** Whether processes are kept going in each situation, and what can be switched on for it. */
export const coverage = {
  states: {
    covered: 'covered',
    partly: 'partly covered',
    not: 'not covered',
    'not-affected': 'goes on',
  },
  /** What becomes of work in a loss. */
  fates: {
    backInTime: 'stands still, back in time',
    carried: 'carried on',
    mayBeLate: 'may stand still too long',
    carriedInPart: 'carried in part',
  },
  counted: (count: number, words: string) => `${count} ${words}`,
  nothingStops:
    'No situation of this plan stops a process, as far as what the processes depend on is written down.',
  pairs: (all: number, stopped: number, covered: number, partly: number, not: number) =>
    `Of ${all} pairs of a process and a situation, ${stopped} stop the process: ${covered} of these are covered, ` +
    `${partly} partly, ${not} not. Covered means: what it needs is back within its RTO, or a contingency is on by then, ` +
    'carries enough and lasts as long as the situation may.',
  caption: 'Whether each process is kept going in each situation',
  process: 'Process',
  whichAndWhy: 'Which, and why',
  in: ', in: ',
  playbooks: 'Playbooks:',
  answers: {
    caption: 'Situations that stop this process, and what answers them',
    columns: ['Situation', 'Kept going', 'Answered by'],
    goesOnIn: 'Goes on by itself in:',
  },
  contingency: {
    works: (start: number, percent: number, atMost: number) =>
      `Works after ${common.duration(start)}, carries ${percent} % of normal, for at most ${common.duration(atMost)}.`,
    switchedOnBy: <T>(role: T) => ['Switched on by ', role, '.'],
    price: (tradeOff: string) => `Price: ${tradeOff}`,
    how: 'How:',
  },
};
