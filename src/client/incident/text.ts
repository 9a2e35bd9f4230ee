import { clockSetBack, inOrder, standingOf } from './entries.ts';
import type { Entry, EntryKind, Incident } from './entries.ts';
import { after, clockTime, dayOf, sinceStart } from './times.ts';

const KIND_WORDS: Readonly<Record<EntryKind, string>> = {
  started: 'Clock started',
  ticked: 'Done',
  unticked: 'Not done after all',
  failed: 'Did not work',
  unfailed: 'Worked after all',
  decided: 'Decided',
  note: 'Note',
  call: 'Call',
};

/** An entry as the log shows it; `since` is the time since the incident began. */
export type Line = {
  entry: Entry;
  day: string;
  time: string;
  since: string;
  kind: string;
  words: string;
  where: string;
  by: string;
  /** What must be known about its time. */
  remark: string;
};

/** The log in the order of time. */
export function linesOf(incident: Incident, entries: readonly Entry[]): Line[] {
  const back = clockSetBack(entries);
  return inOrder(entries).map((entry) => ({
    entry,
    day: dayOf(entry.at),
    time: clockTime(entry.at),
    since: sinceStart(incident.begun, entry.at),
    kind: KIND_WORDS[entry.kind],
    words: entry.kind === 'started' ? `from ${clockTime(entry.start ?? entry.at)}` : entry.words,
    where: entry.title ?? '',
    by: entry.by ?? '',
    remark: back.has(entry.id) ? 'The clock of the device was set back before this.' : '',
  }));
}

/** The log as text, to be kept, sent or read out by whoever saved it. */
export function logText(incident: Incident, entries: readonly Entry[], site: string, now: Date): string {
  const lines = linesOf(incident, entries);
  const mark = incident.exercise ? 'EXERCISE EXERCISE EXERCISE' : undefined;
  let day = '';
  const body = lines.flatMap((line) => {
    const heading = line.day === day ? [] : ['', line.day];
    day = line.day;
    const where = line.where === '' ? '' : ` (${line.where})`;
    const by = line.by === '' ? '' : ` [${line.by}]`;
    const remark = line.remark === '' ? [] : [`       ${line.remark}`];
    return [...heading, `${line.time}  ${line.since}  ${line.kind}: ${line.words}${where}${by}`, ...remark];
  });
  return [
    ...(mark === undefined ? [] : [mark]),
    `Incident log: ${nameOf(incident)}`,
    site,
    `Begun ${dayOf(incident.begun)} ${clockTime(incident.begun)}. Saved ${dayOf(now.getTime())} ${clockTime(now.getTime())}. ${counted(lines.length, 'entry', 'entries')}.`,
    ...body,
    ...(mark === undefined ? [] : ['', mark]),
    '',
  ].join('\n');
}

/** A step or a decision as the page shows it. */
export type PageStep = { id: string; number: number; words: string; who: string; within: number | undefined };
export type PageDecision = {
  id: string;
  question: string;
  who: string;
  by: number | undefined;
  fallback: string;
};

export type HandOver = {
  title: string;
  incident: Incident | undefined;
  entries: readonly Entry[];
  playbook: string;
  steps: readonly PageStep[];
  decisions: readonly PageDecision[];
  now: Date;
};

/** How a playbook stands, to be read out to whoever takes over: what is done, what is open, what is decided. */
export function handOverText(facts: HandOver): string {
  const { title, incident, entries, playbook, steps, decisions, now } = facts;
  const { start, done, failed, decided } = standingOf(entries, playbook);
  const timeOf = ({ at }: Entry) =>
    `${clockTime(at)}${start === undefined ? '' : `, ${sinceStart(start, at)}`}`;
  const due = (minutes: number | undefined) =>
    minutes === undefined
      ? ''
      : start === undefined
        ? ` Due ${minutes} minutes after the start.`
        : ` ${after(start, minutes) < now.getTime() ? 'Was due' : 'Due'} ${clockTime(after(start, minutes))}.`;
  const by = (entry: Entry) => (entry.by === undefined || entry.by === '' ? '' : ` by ${entry.by}`);
  const doneLines = steps.flatMap((step) => {
    const entry = done.get(step.id);
    return entry === undefined
      ? []
      : [`Step ${step.number}: ${step.words} Done ${timeOf(entry)}${by(entry)}.`];
  });
  const openLines = steps
    .filter(({ id }) => !done.has(id))
    .map((step) => {
      const entry = failed.get(step.id);
      const tried = entry === undefined ? '' : ` Tried ${timeOf(entry)}, did not work.`;
      return `Step ${step.number}: ${step.words} ${step.who}.${due(step.within)}${tried}`;
    });
  const decisionLines = decisions.map((decision) => {
    const entry = decided.get(decision.id);
    return entry === undefined
      ? `OPEN: ${decision.question} ${decision.who} decides.${due(decision.by)} If nobody decides: ${decision.fallback}`
      : `${decision.question} Decided ${timeOf(entry)}${by(entry)}: ${decidedWords(entry, decision.question)}`;
  });
  const notes = inOrder(entries)
    .filter(({ kind }) => kind === 'note' || kind === 'call')
    .slice(-5)
    .map((entry) => `${clockTime(entry.at)} ${KIND_WORDS[entry.kind]}: ${entry.words}${by(entry)}`);
  const part = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', heading, ...lines];
  return [
    ...(incident?.exercise === true ? ['EXERCISE EXERCISE EXERCISE'] : []),
    `Hand-over: ${title}`,
    `It is ${clockTime(now.getTime())} on ${dayOf(now.getTime())}.${start === undefined ? '' : ` Started ${clockTime(start)}, that is ${sinceStart(start, now.getTime())}.`}`,
    `${doneLines.length} of ${steps.length} steps done.`,
    ...part('OPEN', openLines),
    ...part('DECISIONS', decisionLines),
    ...part('DONE', doneLines),
    ...part('LAST NOTES AND CALLS', notes),
    '',
  ].join('\n');
}

/** What was decided, without the question that the log repeats. */
export function decidedWords({ words }: Entry, question: string): string {
  return words.startsWith(question) ? words.slice(question.length).trim() : words;
}

export function nameOf({ name, begun }: Incident): string {
  return name === '' ? `Incident of ${dayOf(begun)}, ${clockTime(begun)}` : name;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
