// Makes a playbook something to work through: ticked with the time, on this device only, each line into the incident log.
import { askFor, make, makeLink } from '../elements.ts';
import { browserStore, troubleWords } from '../incident/browser.ts';
import { goneOf, standingOf } from '../incident/entries.ts';
import type { Entry, Standing } from '../incident/entries.ts';
import { fileNameOf, writeLogFile } from '../incident/log-file.ts';
import { decidedWords, entryWords, handOverText } from '../incident/text.ts';
import { after, clockTime, localDay, momentOf, sinceStart } from '../incident/times.ts';
import { siteId } from '../incident/site.ts';
import { saveFile } from '../save-file.ts';
import { showHandOver } from './hand-over.ts';
import { decisionParts, stepParts } from './page.ts';
import type { StepPart } from './page.ts';
import { work as said } from '../../words/en/work.ts';

const page = document.querySelector<HTMLElement>('[data-playbook]');
const bar = document.querySelector<HTMLElement>('[data-work]');
if (page && bar && page.querySelector('[data-step]')) startWork(page, bar);

function startWork(body: HTMLElement, bar: HTMLElement): void {
  const playbook = body.dataset['playbook'] ?? '';
  // Said of a translation only: what was ticked there holds here, though its words are others.
  const { language } = body.dataset;
  const inLanguage = language === undefined ? {} : { language };
  const title = document.querySelector('h1')?.textContent.trim() ?? '';
  const store = browserStore();
  const steps = stepParts(body);
  const decisions = decisionParts(body);
  const part = (name: string) => bar.querySelector<HTMLElement>(`[data-work-${name}]`);
  const initialsField = bar.querySelector<HTMLInputElement>('[data-work-initials]');
  const startField = bar.querySelector<HTMLInputElement>('[data-work-time] input');
  let standing: Standing;

  const by = () => {
    const initials = store.initials();
    return initials === '' ? {} : { by: initials };
  };
  const write = (
    draft: Pick<Parameters<typeof store.add>[0], 'kind' | 'words' | 'about' | 'role' | 'start'>,
  ) => {
    store.add({ ...draft, ...by(), ...inLanguage, playbook, title });
  };

  for (const { id, words, role, box, fail } of steps) {
    const about = { words, about: id, ...(role === undefined ? {} : { role }) };
    box.addEventListener('change', () => {
      write({ kind: box.checked ? 'ticked' : 'unticked', ...about });
    });
    fail?.addEventListener('click', () => {
      write({ kind: standing.failed.has(id) ? 'unfailed' : 'failed', ...about });
    });
  }
  for (const { id, question, role, form, field } of decisions) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const decided = field.value.trim();
      if (decided === '') {
        askFor(field, said.noDecision);
        return;
      }
      field.value = '';
      const words = `${question} ${decided}`;
      write({ kind: 'decided', words, about: id, ...(role === undefined ? {} : { role }) });
    });
  }
  part('start')?.addEventListener('click', () => {
    write({ kind: 'started', words: title, start: new Date().toISOString() });
    part('next')?.querySelector('a')?.focus();
  });
  part('time')?.addEventListener('submit', (event) => {
    event.preventDefault();
    write({ kind: 'started', words: title, start: new Date(startField?.value ?? '').toISOString() });
  });
  part('note')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const field = part('note')?.querySelector('input');
    if (!field) return;
    const words = field.value.trim();
    if (words === '') {
      askFor(field, said.noWords);
      return;
    }
    field.value = '';
    store.add({ kind: 'note', words, playbook, title, ...by(), ...inLanguage });
    say(said.writtenDown(clockTime(Date.now())));
  });
  if (initialsField) {
    initialsField.value = store.initials();
    initialsField.addEventListener('change', () => {
      store.setInitials(initialsField.value.trim());
    });
  }
  part('save')?.addEventListener('click', () => {
    const incident = store.incident() ?? store.begin('', false);
    const text = writeLogFile(siteId, incident, store.entries(), new Date());
    saveFile(text, 'application/json', `${fileNameOf(incident)}.json`);
  });
  part('new')?.addEventListener('click', () => {
    if (store.incident() !== undefined && confirm(said.beginAnew)) store.end();
  });
  part('hand-over')?.addEventListener('click', () => {
    const facts = { title, incident: store.incident(), entries: store.entries(), playbook, steps, decisions };
    showHandOver(handOverText({ ...facts, now: new Date() }));
  });

  function put(place: string, words: string): void {
    const element = part(place);
    if (element) setText(element, words);
  }

  /** Says something once to those who listen; the clock is not read out each minute. */
  function say(words: string): void {
    put('said', words);
  }

  /** All that stands on the page besides its times. */
  function show(): void {
    const entries = store.entries();
    standing = standingOf(entries, playbook);
    const { start, done, failed, decided } = standing;
    for (const step of steps) {
      const entry = done.get(step.id);
      const tried = failed.get(step.id);
      step.box.checked = entry !== undefined;
      step.element.classList.toggle('ticked', entry !== undefined);
      step.element.classList.toggle('is-failed', tried !== undefined);
      const when = (at: string) => time(at) + (start === undefined ? '' : ` (${sinceStart(start, at)})`);
      const isSame = entry === undefined || entry.words === step.words || entry.language !== language;
      const before = isSame ? '' : said.wordedThen(entry.words);
      step.done.textContent = entry === undefined ? '' : said.done(when(entry.at), whose(entry)) + before;
      if (step.fail) {
        step.fail.setAttribute('aria-expanded', String(tried !== undefined));
        step.fail.textContent = tried === undefined ? said.didNotWork : said.didNotWorkAt(when(tried.at));
      }
    }
    for (const { id, question, made } of decisions) {
      const entry = decided.get(id);
      made.textContent =
        entry === undefined
          ? ''
          : said.decidedAt(time(entry.at), whose(entry), decidedWords(entry, question));
    }
    showGone();
    const count = steps.filter(({ id }) => done.has(id)).length;
    if (entries.length > 0) say(said.stepsDone(count, steps.length));
    showTimes();
  }

  /** What was done, tried or decided in steps that this edition of the playbook no longer has. */
  function showGone(): void {
    const place = document.querySelector<HTMLElement>('[data-work-gone]');
    const gone = goneOf(standing, [...steps, ...decisions]);
    if (!place) return;
    place.hidden = gone.length === 0;
    place.replaceChildren(
      make('p', '', make('b', '', `${said.gone}:`)),
      make('ul', '', ...gone.map((entry) => make('li', '', entryWords(entry, Date.now())))),
    );
  }

  /** The clock, what is due and what comes next. */
  function showTimes(): void {
    const { start, done } = standing;
    const now = Date.now();
    const next = nextOf(steps, standing);
    for (const step of steps) {
      const isOpen = !done.has(step.id);
      const due = dueAt(step);
      step.element.classList.toggle('is-late', isOpen && due !== undefined && due < now);
      step.element.classList.toggle('is-next', step === next);
      setText(step.next, step === next ? said.next : '');
      setText(step.due, isOpen && due !== undefined ? dueWords(due) : '');
    }
    put('clock', start === undefined ? '' : sinceStart(start, now));
    const begin = part('start');
    if (begin) begin.hidden = start !== undefined;
    // The browser says so itself when a start is set that is still to come.
    if (startField) startField.max = `${localDay(now)}T${clockTime(now)}`;
    showNext(next);
    put('trouble', troubleWords(store));
  }

  function showNext(next: StepPart | undefined): void {
    const place = part('next');
    const { start, done } = standing;
    if (!place) return;
    if (start === undefined && done.size === 0) {
      setText(place, '');
      return;
    }
    const count = `${said.countDone(steps.filter(({ id }) => done.has(id)).length, steps.length)}.`;
    if (next === undefined) {
      setText(place, count);
      return;
    }
    const { number, within } = next;
    const due = dueAt(next);
    const when = due !== undefined ? dueWords(due) : within === undefined ? '' : said.within(within);
    const step = said.nextStep(number, when && `, ${when}`);
    if (place.textContent !== `${count} ${step}`)
      place.replaceChildren(`${count} `, makeLink(`#step-${next.id}`, step));
  }

  function dueAt({ within }: StepPart): number | undefined {
    const { start } = standing;
    return start === undefined || within === undefined ? undefined : after(start, within);
  }

  store.onChange(show);
  show();
  if (startField) startField.value = startField.max;
  bar.hidden = false;
  setInterval(showTimes, 5000);
}

/** The first step that is open and has a time, by when it is due; else the first open one. Nothing before work began. */
function nextOf(steps: readonly StepPart[], { start, done, failed }: Standing): StepPart | undefined {
  if (start === undefined && done.size + failed.size === 0) return undefined;
  const open = steps.filter(({ id }) => !done.has(id));
  const timed = open.filter(({ within }) => within !== undefined);
  return [...timed].sort((a, b) => (a.within ?? 0) - (b.within ?? 0))[0] ?? open[0];
}

function dueWords(due: number): string {
  return due < Date.now() ? said.overdueSince(time(due)) : said.by(time(due));
}

/** A time as it is read now: an outage may last for days. */
function time(at: string | number): string {
  return momentOf(at, Date.now());
}

function whose({ by }: Entry): string {
  return by === undefined ? '' : `, ${by}`;
}

function setText(element: HTMLElement, words: string): void {
  if (element.textContent !== words) element.textContent = words;
}
