import { formatDuration } from '../../plan/duration.ts';

/** The answer of the start page to what was ticked or typed there. */
export const triage = {
  iSee: (name: string) => `I see: ${name}`,
  down: (name: string) => `Down: ${name}`,
  /** What an address asks for that this copy does not have, as it stands there. */
  unknown: (asked: readonly string[]) =>
    `The address asks for ${asked.map((each) => `“${each}”`).join(', ')}: this copy knows nothing of that name. Tick what you see, or what is down.`,
  noAnswer: 'The answer could not be worked out here. Open what is down: its page says what to do.',
  noSign: 'No sign is worded like that. Here are all situations.',
  fit: (found: number, all: number) => `${found} of ${all} situations fit, the nearest first.`,
  nothingStops: 'Nothing that this plan knows stops.',
  stop: (count: number, all: number) => `${count} of ${all} processes stop.`,
  firstWithin: (name: string, minutes: number) => ` ${name} first, within ${formatDuration(minutes)}.`,
  states: {
    covered: 'carried on',
    partly: 'carried in part',
    not: 'stops',
    'not-affected': 'not affected',
  },
  noScenario: 'No scenario names this loss. These belong to what stops.',
  inBinder: (count: number) => `${count} more in the printed binder only.`,
  siteLost: 'This site goes with it: keep this copy open, or take the binder.',
  noPlaybook: 'No playbook of this plan answers this. Phone the outage line.',
  open: 'Open, in this order',
  talk: 'Talk here: these still work',
  noChannel: 'No channel of this plan is left.',
  lost: (names: string) => `Lost: ${names}.`,
  whoDecides: 'Who decides',
  noNumber: 'No number is published: it stands in the binder.',
  noTime: 'no time set',
  neededWithin: (minutes: number) => `needed again within ${formatDuration(minutes)}`,
  more: (count: number) => `${count} more`,
  whatStops: 'What stops, the first commitment broken first',
};
