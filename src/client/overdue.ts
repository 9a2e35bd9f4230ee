// Says what is out of date on the day of reading, by the clock of the device; a demonstration pins that day.
import { reading as words } from '../words/en/reading.ts';
import { clock } from '../words/en/clock.ts';

const { date } = clock;

type Copy = { date?: string; due?: string; asOf?: string };

/** Before the scripts of the page's foot have run, the copy has not said when it was made. */
document.addEventListener('DOMContentLoaded', show);

function show(): void {
  const { musterCopy: copy = {} } = globalThis as { musterCopy?: Copy };
  const clock = new Date();
  for (const part of document.querySelectorAll<HTMLElement>('[data-freshness]')) {
    const pinned = part.dataset['asOf'] ?? copy.asOf;
    const today = pinned ?? dayOf(clock);
    const old = part.querySelector<HTMLElement>('[data-old-copy]');
    if (old && copy.due) old.dataset['due'] = copy.due;
    const lines = [...part.querySelectorAll<HTMLElement>('[data-due]')];
    for (const line of lines) line.hidden = today <= (line.dataset['due'] ?? '');
    // A clock that stands before the copy was made would hide what is out of date.
    const wrongClock = pinned === undefined && today < (copy.date ?? '');
    part.hidden = lines.every(({ hidden }) => hidden) && !wrongClock;
    const judged = part.querySelector<HTMLElement>('[data-judged]');
    if (judged) judged.textContent = judgedBy(today, pinned !== undefined, copy.date, wrongClock);
  }
}

/** With which day it was compared, and what stands against it if that day is wrong. */
function judgedBy(today: string, pinned: boolean, made: string | undefined, wrongClock: boolean): string {
  const day = pinned ? words.judgedAsIf(date(today)) : words.deviceSays(date(today));
  if (made === undefined || made === '') return day;
  const wrong = wrongClock ? words.clockWrong : '';
  return day + words.madeOn(date(made)) + wrong;
}

function dayOf(moment: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
