import { parseStatus, standing } from '../plan/live-status.ts';
import type { StatusLevel } from '../plan/live-status.ts';
import { clock } from '../words/en/clock.ts';
import { status as said } from '../words/en/status.ts';

/** What a second host gave: a text, or why there is none as the end of a sentence. */
export type Answer = { text: string } | { fault: string };

/** What is shown: without a level there is no status, and the words say why. */
export type Shown = { level: StatusLevel | undefined; words: string };

/**
 * What to say of an answer at a time in milliseconds. `madeOn` is the day of this copy: a clock that has not reached it is
 * wrong, and cannot tell how old a status is.
 */
export function statusWords(answer: Answer, now: number, madeOn: string): Shown {
  if ('fault' in answer) return none(answer.fault);
  if (madeOn !== '' && now < Date.parse(`${madeOn}T00:00:00Z`)) return none(said.clockBehind(dayOf(now)));
  const status = parseStatus(answer.text);
  if (status === undefined) return none(said.noStatus);
  if (status.level === 'none') return none(said.noneGiven);
  const written = Date.parse(status.updated);
  switch (standing(status, now)) {
    case 'early':
      return none(said.early(timeWords(written, now)));
    case 'old':
      return none(said.old(timeWords(written, now)));
    case 'holds': {
      const next = status.next === undefined ? undefined : Date.parse(status.next);
      const due =
        next === undefined
          ? ''
          : next < now
            ? said.wasDue(timeWords(next, now))
            : said.isDue(timeWords(next, now));
      const words = said.written(
        said.levels[status.level],
        status.message.trim(),
        timeWords(written, now),
        due,
      );
      return { level: status.level, words };
    }
  }
}

function none(why: string): Shown {
  return { level: undefined, words: said.none(why) };
}

/** `at 10:05`, and with its day where that is not today. */
function timeWords(time: number, now: number): string {
  const shown = new Date(time).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return dayOf(time) === dayOf(now) ? said.at(shown) : said.onAt(dayOf(time), shown);
}

function dayOf(time: number): string {
  // Of the device's own day, in the form in which dates are written.
  return clock.longDate(new Date(time).toLocaleDateString('sv-SE'));
}
