import { formatPeriod } from '../../plan/duration.ts';

/** The sheets before the tabs of a binder: cover, start card, contents, situations. */
export const binderFront = {
  cover: {
    kind: 'Business continuity plan',
    use: 'Something is down? Open at the red-edged START CARD, the next sheet.',
    issued: 'Date of issue',
    replaced: 'Replaced every',
    /** Behind `Replaced every`. */
    period: (period: string) => formatPeriod(period).replace(/^1 /, ''),
    stands: 'Stands',
    holder: 'Holder',
    signingKey: 'Signing key',
    notSigned: 'This edition is not signed.',
    copyNumber: 'Copy number',
    received: 'Received',
    date: 'Date',
    onTheWeb: 'The plan on the web, open to everybody, without signing in:',
  },
  start: {
    title: 'Start card',
    beginHere: 'Something is down: begin here',
    peopleFirst: 'WARNING: people first.',
    whereWeTalk: 'Where we talk now',
    together: 'Talk together',
    withoutTelephones: 'When telephones fail',
    threeQuestions: 'Three questions',
    askTwo: 'Ask two people on another team. If only you are hit, ring the duty desk',
    findIt: 'Find it below and turn to the tab.',
    notHere: 'not in this binder',
  },
  contents: {
    title: 'Contents',
    callList: 'Call list',
    callTree: 'Call tree',
    logSheet: 'Log sheet',
    handOver: 'Hand-over sheet',
    acronyms: 'Words and acronyms',
    index: 'Index of signs, services and roles',
    changes: 'Record of changes',
    distribution: 'Distribution list',
  },
  situations: 'What do you see? A to Z',
  youSee: 'You see or hear',
  startCard: 'start card',
};
