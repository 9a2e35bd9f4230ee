// Makes the steps of a playbook into check boxes: ticked with the time, on this device only.
import { keepTicks, readTicks } from './step-store.ts';
import type { Ticks } from './step-store.ts';

const list = document.querySelector<HTMLElement>('[data-playbook]');
const steps = [...document.querySelectorAll<HTMLElement>('[data-playbook] [data-step]')];
if (list && steps.length > 0) start(list, steps);

function start(body: HTMLElement, all: HTMLElement[]): void {
  const key = `muster:${body.dataset['playbook'] ?? ''}`;
  let ticks: Ticks = readTicks(key);
  const bar = progressBar(() => {
    ticks = {};
    update();
  });
  const boxes = all.map((step) => boxOf(step));
  body.append(bar.element);

  for (const [index, box] of boxes.entries()) {
    box.addEventListener('change', () => {
      const id = all[index]?.dataset['step'] ?? '';
      if (box.checked) ticks[id] = new Date().toISOString();
      else ticks = Object.fromEntries(Object.entries(ticks).filter(([name]) => name !== id));
      update();
    });
  }
  update();

  function update(): void {
    keepTicks(key, ticks);
    for (const [index, step] of all.entries()) {
      const time = ticks[step.dataset['step'] ?? ''];
      const box = boxes[index];
      if (box) box.checked = time !== undefined;
      step.classList.toggle('ticked', time !== undefined);
      const said = step.querySelector('.step-done');
      if (said) said.textContent = time === undefined ? '' : `Done at ${clockTime(time)}`;
    }
    const done = boxes.filter(({ checked }) => checked).length;
    bar.show(done, all.length, textOf(all, ticks), jsonOf(all, ticks));
  }
}

/** The tick box of a step, laid over its number. */
function boxOf(step: HTMLElement): HTMLInputElement {
  const action = step.querySelector<HTMLElement>('.step-action');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.className = 'step-tick';
  if (action) {
    action.id ||= `action-${step.dataset['step'] ?? ''}`;
    box.setAttribute('aria-labelledby', action.id);
    const done = document.createElement('p');
    done.className = 'step-done';
    done.setAttribute('role', 'status');
    action.after(done);
  }
  step.prepend(box);
  return box;
}

type Bar = { element: HTMLElement; show: (done: number, all: number, text: string, json: string) => void };

/** How many are done, with what can be done about it; stays at the lower edge once something is ticked. */
function progressBar(reset: () => void): Bar {
  const element = document.createElement('div');
  element.className = 'step-progress on-screen';
  const count = document.createElement('p');
  count.setAttribute('role', 'status');
  const text = link('Save as text');
  const json = link('Save as JSON');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = 'Start again';
  button.addEventListener('click', () => {
    if (confirm('Take away all ticks of this playbook on this device?')) reset();
  });
  element.append(count, text, json, button);
  return {
    element,
    show(done, all, asText, asJson) {
      element.hidden = done === 0;
      count.textContent = `${String(done)} of ${String(all)} done, on this device only`;
      offer(text, asText, 'text/plain', 'steps.txt');
      offer(json, asJson, 'application/json', 'steps.json');
    },
  };
}

function link(words: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.className = 'target';
  anchor.textContent = words;
  return anchor;
}

function offer(anchor: HTMLAnchorElement, content: string, type: string, name: string): void {
  if (anchor.href.startsWith('blob:')) URL.revokeObjectURL(anchor.href);
  anchor.href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  anchor.download = name;
}

function wordsOf(step: HTMLElement): string {
  return step.querySelector('.step-action')?.textContent.trim() ?? '';
}

function textOf(all: HTMLElement[], ticks: Ticks): string {
  const lines = all.map((step, index) => {
    const time = ticks[step.dataset['step'] ?? ''];
    return `[${time === undefined ? ' ' : 'x'}] ${String(index + 1)} ${wordsOf(step)}${time === undefined ? '' : ` (${time})`}`;
  });
  return `${document.title}\n${location.href}\n\n${lines.join('\n')}\n`;
}

function jsonOf(all: HTMLElement[], ticks: Ticks): string {
  const steps = all.map((step, index) => {
    const id = step.dataset['step'] ?? '';
    return { number: index + 1, id, text: wordsOf(step), doneAt: ticks[id] ?? null };
  });
  return `${JSON.stringify({ title: document.title, address: location.href, steps }, null, 2)}\n`;
}

function clockTime(time: string): string {
  return new Date(time).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
