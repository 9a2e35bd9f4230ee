import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  addPeriod,
  dayAt,
  faultOfMessage,
  HOLDS_AT_MOST,
  instantAt,
  parsePlan,
  parseStart,
  STATUS_LEVELS,
} from '../plan/index.ts';
import type { LiveStatus, NoStatus } from '../plan/index.ts';
import { PLAN_FILE } from './read-plan.ts';

export type StatusCommand = {
  /** `set` and the message, or `clear`. */
  names: readonly string[];
  level: string | undefined;
  next: string | undefined;
  /** The file, which then goes to the second host. */
  to: string;
  /** The plan, for its time zone; a machine without it uses its own. */
  content: string;
  /** Milliseconds. */
  now: number;
};

type Answer = { output: string; errors: string[]; exitCode: 0 | 2 };

const LEVELS = STATUS_LEVELS.join(', ').replace(/, (?=\w+$)/, ' or ');
const EXAMPLE = 'muster status set "Mail is down for everyone. We are on it." --level outage --next 10:30';

/** Writes what the start page says right now, or that nothing is to be said. Throws when the file cannot be written. */
export function status(command: StatusCommand): Answer {
  const [verb, message, ...more] = command.names;
  if (verb === 'clear' && message === undefined) return clear(command);
  if (verb !== 'set' || message === undefined || more.length > 0)
    return refuse(
      `There is \`muster status set "…"\` with one message, and \`muster status clear\`. Such as: ${EXAMPLE}`,
    );
  const words = message.trim();
  const fault = faultOfMessage(words);
  if (fault !== undefined) return refuse(`The message ${fault}.`);
  const level = STATUS_LEVELS.find((each) => each === command.level);
  if (level === undefined)
    return refuse(
      command.level === undefined
        ? `Say how bad it is with \`--level\`: ${LEVELS}.`
        : `\`--level\` is ${LEVELS}, not "${command.level}".`,
    );
  const zone = zoneOf(command.content);
  const next = command.next === undefined ? undefined : nextWord(command.next, zone, command.now);
  if (next !== undefined && 'fault' in next) return refuse(next.fault);
  const said: LiveStatus = {
    message: words,
    level,
    updated: instant(command.now),
    ...(next === undefined ? {} : { next: instant(next.at) }),
  };
  const file = write(command.to, said);
  if ('fault' in file) return refuse(file.fault);
  const until =
    next === undefined
      ? 'Pages believe it for two hours: say with --next when the next word is due.'
      : `The next word is due ${shownAt(next.at, zone)} (${zone}); pages do not believe this one for long after.`;
  return { output: `${file.path} says: ${level}: ${words}\n${until}`, errors: [], exitCode: 0 };
}

function clear({ to, now }: StatusCommand): Answer {
  const file = write(to, { level: 'none', updated: instant(now) });
  if ('fault' in file) return refuse(file.fault);
  return { output: `${file.path} says that there is no status at present.`, errors: [], exitCode: 0 };
}

/** When the next word is due: a time of the day is the next time that clocks show it. */
function nextWord(text: string, zone: string, now: number): { at: number } | { fault: string } {
  const start = parseStart(text);
  if (!start)
    return {
      fault: `\`--next\` is a time such as 10:30, or a day and a time such as 2026-11-21T10:30, not "${text}".`,
    };
  const today = dayAt(now, zone);
  const at = instantAt(start.date ?? today, start.minutes, zone);
  const due =
    start.date === undefined && at <= now ? instantAt(addPeriod(today, '1d'), start.minutes, zone) : at;
  if (due <= now) return { fault: `\`--next\` is over already: ${text} in ${zone} has passed.` };
  if (due > now + HOLDS_AT_MOST)
    return {
      fault: `\`--next\` is more than a day away: no page believes a status for longer. Promise a word sooner.`,
    };
  return { at: due };
}

function zoneOf(content: string): string {
  const file = join(content, PLAN_FILE);
  const own = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!existsSync(file)) return own();
  return parsePlan(new Map([[PLAN_FILE, readFileSync(file)]])).plan.organization.timeZone || own();
}

/** All of it or nothing: whatever sends the file on never meets half of it. A file that is no status is left alone. */
function write(to: string, said: LiveStatus | NoStatus): { path: string } | { fault: string } {
  const path = resolve(to);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
    return { fault: `${path} is a folder. Name the file with --to.` };
  if (existsSync(path) && !isStatus(path))
    return { fault: `${path} is there already and is no status file. Name another one with --to.` };
  const staged = `${path}.new`;
  try {
    writeFileSync(staged, `${JSON.stringify(said, null, 2)}\n`);
    renameSync(staged, path);
  } catch (cause) {
    rmSync(staged, { force: true });
    throw new Error(`The status cannot be written to ${path}. What it said before is as it was.`, { cause });
  }
  return { path };
}

/** Whether a file is one of ours, also an old or damaged one. */
function isStatus(path: string): boolean {
  const text = readFileSync(path, 'utf8').trim();
  return text === '' || /^\{[^]*"updated"[^]*\}$/.test(text);
}

/** To the second, which is all that a status needs. */
function instant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

function shownAt(instantInTime: number, timeZone: string): string {
  const shown = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(instantInTime);
  const day = shown({ weekday: 'long', day: 'numeric', month: 'long' });
  return `on ${day} at ${shown({ hour: '2-digit', minute: '2-digit' })}`;
}

function refuse(error: string): Answer {
  return { output: '', errors: [error], exitCode: 2 };
}
