import { parseStatus, standing } from '../plan/live-status.ts';
import type { StatusLevel } from '../plan/live-status.ts';

/** What a second host gave: a text, or why there is none as the end of a sentence. */
export type Answer = { text: string } | { fault: string };

/** What is shown: without a level there is no status, and the words say why. */
export type Shown = { level: StatusLevel | undefined; words: string };

const LEVEL_WORDS: Readonly<Record<StatusLevel, string>> = {
  outage: 'Outage',
  disruption: 'Disruption',
  recovery: 'Recovering',
  normal: 'Normal',
};

/**
 * What to say of an answer at a time in milliseconds. `madeOn` is the day of this copy: a clock that has not reached it is
 * wrong, and cannot tell how old a status is.
 */
export function statusWords(answer: Answer, now: number, madeOn: string): Shown {
  if ('fault' in answer) return none(answer.fault);
  if (madeOn !== '' && now < Date.parse(`${madeOn}T00:00:00Z`))
    return none(
      `the clock of this device shows ${dayOf(now)}, which is before this copy was made, so that nobody can tell how old a status is.`,
    );
  const status = parseStatus(answer.text);
  if (status === undefined) return none('what stands at its address is no status.');
  if (status.level === 'none') return none('none is given at present.');
  const written = Date.parse(status.updated);
  switch (standing(status, now)) {
    case 'early':
      return none(
        `the one there is was written ${timeWords(written, now)}, which the clock of this device has not reached. One of the two clocks is wrong.`,
      );
    case 'old':
      return none(`the last one was written ${timeWords(written, now)} and says nothing about now.`);
    case 'holds': {
      const next = status.next === undefined ? undefined : Date.parse(status.next);
      const due =
        next === undefined ? '' : ` The next word ${next < now ? 'was' : 'is'} due ${timeWords(next, now)}.`;
      const words = `${LEVEL_WORDS[status.level]}: ${status.message.trim()} (Written ${timeWords(written, now)}.${due})`;
      return { level: status.level, words };
    }
  }
}

function none(why: string): Shown {
  return { level: undefined, words: `No live status available: ${why}` };
}

/** `at 10:05`, and with its day where that is not today. */
function timeWords(time: number, now: number): string {
  const clock = new Date(time).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return dayOf(time) === dayOf(now) ? `at ${clock}` : `on ${dayOf(time)} at ${clock}`;
}

function dayOf(time: number): string {
  return new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}
