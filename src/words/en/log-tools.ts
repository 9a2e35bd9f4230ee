const entries = (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'}`;

/** What the page of the incident log says when something was done there, and what stands in its lines and files. */
export const logTools = {
  from: (time: string) => `from ${time}`,
  by: (who: string) => ` by ${who}`,
  clocksDiffer: 'Clocks of devices do not agree here: this time may be wrong.',
  title: (name: string) => `Incident log: ${name}`,
  begunAndSaved: (begun: string, saved: string) => `Begun ${begun}. Saved ${saved}.`,
  entries,
  unnamed: (day: string, time: string) => `Incident of ${day}, ${time}`,
  noWords: 'Write what happened first: an empty line is not kept.',
  noDecision: 'Write what was decided first: an empty decision is not kept.',
  saved: 'Saved.',
  writtenDown: (time: string) => `Written down at ${time}.`,
  toExercise: 'Make this incident an exercise? All that is written in its log so far is marked EXERCISE.',
  toReal: 'Make this exercise a real incident? All that is written in its log so far stays in it.',
  endIt:
    'End this incident? All steps are unticked on this device. Its log stays here, under earlier incidents.',
  putInto: (name: string, count: number, here: string) =>
    `This log is of “${name}”. Put its ${count} entries into “${here}”?`,
  nothingTaken: (file: string) => `${file}: nothing was taken in.`,
  isExercise: (file: string) =>
    `${file} is the log of an exercise, and what runs here is none: nothing was taken in. End the incident here first, or tick “This is an exercise”.`,
  isReal: (file: string) =>
    `${file} is the log of a real incident, and what runs here is an exercise: nothing was taken in. End the exercise here first, or untick “This is an exercise”.`,
  taken: (file: string, added: number, all: number) => `${file}: ${added} new of ${all}.`,
  damaged: (count: number) =>
    ` ${count} ${count === 1 ? 'line of it is' : 'lines of it are'} damaged and stay in the file only.`,
  nothingYet: 'Nothing is written down yet.',
  begun: (name: string, day: string, time: string, count: number) =>
    `${name}. Begun ${day}, ${time}. ${entries(count)}.`,
  takeUp: 'Take it up again',
  takeOff: 'Take it off this device',
  forGood: (name: string) => `Take “${name}” off this device for good?`,
  faults: {
    notWhole:
      'This file is damaged or is no incident log: it is not whole. Save it anew on the other device.',
    noLog: 'This file is no incident log. Pick the JSON file that the log page saved.',
    otherPlan: (site: string) => `This log belongs to another plan (${site}). Nothing was taken in.`,
    noIncident: 'This log is damaged: it does not say which incident it is of. Nothing was taken in.',
  },
};
