import { goneOf, inOrder, standingOf } from './entries.ts';
import type { Entry, Incident } from './entries.ts';
import { after, clockTime, DAY, dayOf, MINUTE, momentOf, sinceStart } from './times.ts';
import { log } from '../../words/en/log.ts';
import { logTools } from '../../words/en/log-tools.ts';
import { marks } from '../../words/en/marks.ts';
import { work } from '../../words/en/work.ts';

const said = work.handOver;

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

/** The log in the order in which it was written; `now` tells which times are still to come. */
export function linesOf(incident: Incident, entries: readonly Entry[], now?: Date): Line[] {
  const earliest = Date.parse(incident.begun) - DAY;
  const latest = (now?.getTime() ?? Infinity) + MINUTE;
  let before = earliest;
  return inOrder(entries).map((entry) => {
    const at = Date.parse(entry.at);
    const isOff = at < before - MINUTE || at > latest;
    before = Math.max(earliest, at);
    return {
      entry,
      day: dayOf(at),
      time: clockTime(at),
      since: sinceStart(incident.begun, at),
      kind: log.kinds[entry.kind],
      words: entry.kind === 'started' ? logTools.from(momentOf(entry.start ?? entry.at, at)) : entry.words,
      where: entry.title ?? '',
      by: entry.by ?? '',
      remark: isOff ? logTools.clocksDiffer : '',
    };
  });
}

/** The log as text, to be kept, sent or read out by whoever saved it. */
export function logText(incident: Incident, entries: readonly Entry[], site: string, now: Date): string {
  const lines = linesOf(incident, entries, now);
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
    logTools.title(nameOf(incident)),
    site,
    `${logTools.begunAndSaved(dayAndTime(incident.begun), dayAndTime(now.getTime()))} ${logTools.entries(lines.length)}.`,
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
  const standing = standingOf(entries, playbook);
  const { start, done, failed, decided } = standing;
  const today = now.getTime();
  const timeOf = ({ at }: Entry) =>
    `${momentOf(at, today)}${start === undefined ? '' : `, ${sinceStart(start, at)}`}`;
  const due = (minutes: number | undefined) =>
    minutes === undefined
      ? ''
      : start === undefined
        ? said.dueAfter(minutes)
        : (after(start, minutes) < today ? said.wasDue : said.due)(momentOf(after(start, minutes), today));
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
    .slice(-5);
  const lineOf = (entry: Entry) => entryWords(entry, today);
  const part = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', heading, ...lines];
  return [
    ...(incident?.exercise === true ? [exerciseMark] : []),
    said.title(title),
    `${said.now(clockTime(today), dayOf(today))}${start === undefined ? '' : said.started(momentOf(start, today), sinceStart(start, today))}`,
    work.stepsDone(doneLines.length, steps.length),
    ...part(said.open, openLines),
    ...part(said.decisions, decisionLines),
    ...part(said.done, doneLines),
    ...part(work.gone.toUpperCase(), goneOf(standing, [...steps, ...decisions]).map(lineOf)),
    ...part(said.notes, notes.map(lineOf)),
    '',
  ].join('\n');
}

/** An entry in one line, as it is read on a day: `10:05 Done: Ring IT. by AB`. */
export function entryWords(entry: Entry, read: number): string {
  return `${momentOf(entry.at, read)} ${log.kinds[entry.kind]}: ${entry.words}${by(entry)}`;
}

function by(entry: Entry): string {
  return entry.by === undefined || entry.by === '' ? '' : said.by(entry.by);
}

/** What was decided, without the question that the log repeats. */
export function decidedWords({ words }: Entry, question: string): string {
  return words.startsWith(question) ? words.slice(question.length).trim() : words;
}

export function nameOf({ name, begun }: Incident): string {
  return name === '' ? logTools.unnamed(dayOf(begun), clockTime(begun)) : name;
}

const exerciseMark = `${marks.exercise} ${marks.exercise} ${marks.exercise}`;

function dayAndTime(at: string | number): string {
  return `${dayOf(at)} ${clockTime(at)}`;
}
