import type { PageDecision, PageStep } from '../incident/text.ts';
import { make, makeButton } from '../elements.ts';
import { work as said } from '../../words/en/work.ts';

/** A step on the page, with what the script adds to it. */
export type StepPart = PageStep & {
  element: HTMLElement;
  role: string | undefined;
  box: HTMLInputElement;
  done: HTMLElement;
  due: HTMLElement;
  next: HTMLElement;
  /** Where the step says what to do if it fails. */
  fail: HTMLButtonElement | undefined;
};

export type DecisionPart = PageDecision & {
  element: HTMLElement;
  role: string | undefined;
  form: HTMLFormElement;
  field: HTMLInputElement;
  made: HTMLElement;
};

/** The steps of a playbook's page, each given its tick box, the place for its times, and the button for "did not work". */
export function stepParts(body: HTMLElement): StepPart[] {
  return [...body.querySelectorAll<HTMLElement>('[data-step]')].map((element, index) => {
    const id = element.dataset['step'] ?? '';
    const action = element.querySelector<HTMLElement>('.step-action');
    const words = oneLine(action);
    const who = element.querySelector<HTMLElement>('.step-who');
    const box = make('input', 'step-tick');
    box.type = 'checkbox';
    const done = make('p', 'step-done');
    done.dataset['tools'] = '';
    const due = make('span', 'step-due');
    due.dataset['tools'] = '';
    const next = make('p', 'step-next');
    next.dataset['tools'] = '';
    if (action) {
      action.id ||= `action-${id}`;
      box.setAttribute('aria-labelledby', action.id);
      action.before(next);
      action.after(done);
    }
    who?.append(due);
    element.prepend(box);
    const ifNot = element.querySelector<HTMLElement>('.step-if-not');
    const fail =
      ifNot === null ? undefined : makeButton(said.didNotWork, () => undefined, 'button step-fail');
    if (ifNot !== null && fail !== undefined) {
      ifNot.id = `if-not-${id}`;
      fail.dataset['tools'] = '';
      fail.setAttribute('aria-controls', ifNot.id);
      fail.setAttribute('aria-expanded', 'false');
      ifNot.before(fail);
      element.classList.add('can-fail');
    }
    return {
      element,
      id,
      number: index + 1,
      words,
      who: withoutTime(who),
      within: minutesOf(element),
      role: element.dataset['role'],
      box,
      done,
      due,
      next,
      fail,
    };
  });
}

/** The decisions of a playbook's page, each given a place to write down what was decided. */
export function decisionParts(body: HTMLElement): DecisionPart[] {
  return [...body.querySelectorAll<HTMLElement>('[data-decision]')].map((element) => {
    const id = element.dataset['decision'] ?? '';
    const question = oneLine(element.querySelector('.decision-question'));
    const field = make('input', '');
    field.type = 'text';
    field.maxLength = 500;
    field.autocomplete = 'off';
    const save = make('button', 'button', said.writeDecision);
    save.type = 'submit';
    const form = make('form', 'decision-form on-screen', make('label', '', said.whatWasDecided, field), save);
    form.dataset['tools'] = '';
    form.setAttribute('aria-label', question);
    const made = make('p', 'decision-made');
    made.dataset['tools'] = '';
    element.append(made, form);
    const [who = ''] = oneLine(element.querySelector('.decision-who')).split(` ${said.decidesWithin} `);
    const fallback = oneLine(element.querySelector('[data-default]')).replace(/^[^:]*:\s*/, '');
    const by = minutesOf(element);
    return { element, id, question, who, by, fallback, role: element.dataset['role'], form, field, made };
  });
}

/** Whose step it is, without by when. */
function withoutTime(who: HTMLElement | null): string {
  const time = oneLine(who?.querySelector('.nowrap') ?? null);
  const words = oneLine(who);
  return (time !== '' && words.endsWith(time) ? words.slice(0, -time.length) : words).replace(/[,\s]+$/, '');
}

function minutesOf(element: HTMLElement): number | undefined {
  const minutes = element.dataset['within'];
  return minutes === undefined ? undefined : Number(minutes);
}

function oneLine(element: Element | null): string {
  return element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}
