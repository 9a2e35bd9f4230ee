import { clockSetBack, inOrder, standingOf } from './entries.ts';
import type { Entry, Incident } from './entries.ts';
import { after, clockTime, dayOf, sinceStart } from './times.ts';
import { log } from '../../words/en/log.ts';
import { marks } from '../../words/en/marks.ts';
import { work } from '../../words/en/work.ts';

const said = work.handOver;
const { stepsDone } = work;

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
    kind: log.kinds[entry.kind],
    words: entry.kind === 'started' ? log.from(clockTime(entry.start ?? entry.at)) : entry.words,
    where: entry.title ?? '',
    by: entry.by ?? '',
    remark: back.has(entry.id) ? log.setBack : '',
  }));
}

/** The log as text, to be kept, sent or read out by whoever saved it. */
export function logText(incident: Incident, entries: readonly Entry[], site: string, now: Date): string {
  const lines = linesOf(incident, entries);
  const mark = incident.exercise ? exerciseMark : undefined;
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
    log.title(nameOf(incident)),
    site,
    `${log.begunAndSaved(momentOf(incident.begun), momentOf(now.getTime()))} ${log.entries(lines.length)}.`,
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
        ? said.dueAfter(minutes)
        : after(start, minutes) < now.getTime()
          ? said.wasDue(clockTime(after(start, minutes)))
          : said.due(clockTime(after(start, minutes)));
  const by = (entry: Entry) => (entry.by === undefined || entry.by === '' ? '' : said.by(entry.by));
  const doneLines = steps.flatMap((step) => {
    const entry = done.get(step.id);
    return entry === undefined ? [] : [said.stepDone(step.number, step.words, timeOf(entry), by(entry))];
  });
  const openLines = steps
    .filter(({ id }) => !done.has(id))
    .map((step) => {
      const entry = failed.get(step.id);
      const tried = entry === undefined ? '' : said.tried(timeOf(entry));
      return `${said.stepOpen(step.number, step.words, step.who)}${due(step.within)}${tried}`;
    });
  const decisionLines = decisions.map((decision) => {
    const entry = decided.get(decision.id);
    return entry === undefined
      ? said.openDecision(decision.question, decision.who, due(decision.by), decision.fallback)
      : said.decided(decision.question, timeOf(entry), by(entry), decidedWords(entry, decision.question));
  });
  const notes = inOrder(entries)
    .filter(({ kind }) => kind === 'note' || kind === 'call')
    .slice(-5)
    .map((entry) => `${clockTime(entry.at)} ${log.kinds[entry.kind]}: ${entry.words}${by(entry)}`);
  const part = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', heading, ...lines];
  return [
    ...(incident?.exercise === true ? [exerciseMark] : []),
    said.title(title),
    `${said.now(clockTime(now.getTime()), dayOf(now.getTime()))}${start === undefined ? '' : said.started(clockTime(start), sinceStart(start, now.getTime()))}`,
    stepsDone(doneLines.length, steps.length),
    ...part(said.open, openLines),
    ...part(said.decisions, decisionLines),
    ...part(said.done, doneLines),
    ...part(said.notes, notes),
    '',
  ].join('\n');
}

/** What was decided, without the question that the log repeats. */
export function decidedWords({ words }: Entry, question: string): string {
  return words.startsWith(question) ? words.slice(question.length).trim() : words;
}

export function nameOf({ name, begun }: Incident): string {
  return name === '' ? log.unnamed(dayOf(begun), clockTime(begun)) : name;
}

const { exercise } = marks;
const exerciseMark = `${exercise} ${exercise} ${exercise}`;

function momentOf(at: string | number): string {
  return `${dayOf(at)} ${clockTime(at)}`;
}
