// Says what is out of date on the day of reading, by the clock of the device; a demonstration pins that day.

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
  const day = pinned
    ? `Judged as if it were ${inWords(today)}.`
    : `This device says that it is ${inWords(today)}.`;
  if (made === undefined || made === '') return day;
  const wrong = wrongClock ? ' That is before the copy was made: the clock is wrong.' : '';
  return `${day} This copy was made on ${inWords(made)}.${wrong}`;
}

function dayOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function inWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date ?? ''} ${MONTHS[(month ?? 1) - 1] ?? ''} ${year ?? ''}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
