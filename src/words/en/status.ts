/** The live status of a second host. */
export const status = {
  levels: { outage: 'Outage', disruption: 'Disruption', recovery: 'Recovering', normal: 'Normal' },
  none: (why: string) => `No live status available: ${why}`,
  clockBehind: (day: string) =>
    `the clock of this device shows ${day}, which is before this copy was made, so that nobody can tell how old a status is.`,
  noStatus: 'what stands at its address is no status.',
  noneGiven: 'none is given at present.',
  early: (when: string) =>
    `the one there is was written ${when}, which the clock of this device has not reached. One of the two clocks is wrong.`,
  old: (when: string) => `the last one was written ${when} and says nothing about now.`,
  wasDue: (when: string) => ` The next word was due ${when}.`,
  isDue: (when: string) => ` The next word is due ${when}.`,
  written: (level: string, message: string, when: string, due: string) =>
    `${level}: ${message} (Written ${when}.${due})`,
  at: (time: string) => `at ${time}`,
  onAt: (day: string, time: string) => `on ${day} at ${time}`,
  answers: (status: number) => `its host answers ${status}.`,
  silent: 'its host does not answer.',
  away: 'its host cannot be reached, or leads somewhere else.',
};
