// Triage on the start page: what was ticked gives at once what to do, worked out on this device.
import { triage } from '../../plan/triage.ts';
import { make } from '../elements.ts';
import { answerInWords, answerNodes } from './answer.ts';
import { planPart } from './table.ts';
import { triage as words } from '../../words/en/triage.ts';

const answer = document.querySelector<HTMLElement>('[data-triage-answer]');
const bar = document.querySelector<HTMLElement>('[data-triage-bar]');
const rows = [...document.querySelectorAll<HTMLElement>('[data-lose]')];
if (answer && bar && rows.length > 0) startTriage(answer, bar, rows);

/** Lays a tick box on each row and answers what is ticked; the address remembers it, so that "back" finds it again. */
function startTriage(answer: HTMLElement, bar: HTMLElement, rows: readonly HTMLElement[]): void {
  const said = bar.querySelector('p');
  const body = answer.querySelector('[data-triage-body]');
  const about = answer.querySelector('[data-triage-about]');
  const boxes = rows.map((row) => {
    const box = make('input', 'lose-tick');
    box.type = 'checkbox';
    box.value = row.dataset['lose'] ?? '';
    const seen = box.value.startsWith('scenario/');
    box.setAttribute('aria-label', seen ? words.iSee(nameOf(row)) : words.down(nameOf(row)));
    box.addEventListener('change', () => {
      remember();
      void show();
    });
    row.prepend(box);
    row.classList.add('with-tick');
    return box;
  });
  const ticked = () => boxes.filter(({ checked }) => checked);
  const idsOf = (kind: string) =>
    ticked()
      .filter(({ value }) => value.startsWith(`${kind}/`))
      .map(({ value }) => value.slice(kind.length + 1));

  const remember = () => {
    const values = ticked().map(({ value }) => value);
    history.replaceState(
      null,
      '',
      values.length === 0 ? location.pathname + location.search : `#down=${values.join(',')}`,
    );
  };
  const recall = () => {
    const [, values = ''] = /^#down=(.+)$/.exec(decodeURIComponent(location.hash)) ?? [];
    const known = new Set(values.split(','));
    for (const [at, box] of boxes.entries()) {
      box.checked = known.has(box.value);
      const fold = rows[at]?.closest('details');
      if (box.checked && fold) fold.open = true;
    }
  };

  const show = async () => {
    const asked = ticked();
    bar.hidden = asked.length === 0;
    answer.hidden = asked.length === 0;
    for (const [at, row] of rows.entries()) row.classList.toggle('is-down', boxes[at]?.checked ?? false);
    if (asked.length === 0) return;
    const losing = {
      scenarios: idsOf('scenario'),
      domains: idsOf('failure-domain'),
      services: idsOf('service'),
    };
    try {
      const found = triage(await planPart(), losing);
      if (asked.length !== ticked().length) return;
      const names = rows.filter((_, at) => boxes[at]?.checked).map(nameOf);
      if (about) about.textContent = names.join(' + ');
      body?.replaceChildren(...answerNodes(found));
      if (said) said.textContent = answerInWords(found);
    } catch {
      answer.hidden = true;
      if (said) said.textContent = words.noAnswer;
    }
  };

  bar.querySelector('button')?.addEventListener('click', () => {
    for (const box of boxes) box.checked = false;
    remember();
    void show();
    boxes[0]?.focus();
  });
  bar.querySelector('a')?.addEventListener('click', (event) => {
    event.preventDefault();
    answer.scrollIntoView();
    answer.focus({ preventScroll: true });
  });
  addEventListener('hashchange', () => {
    recall();
    void show();
  });
  recall();
  void show();
  // Read while nobody waits for it, so that the first tick is answered at once.
  setTimeout(() => void planPart().catch(() => undefined), 1500);
}

function nameOf(row: HTMLElement): string {
  return (row.querySelector('a b') ?? row.querySelector('a'))?.textContent.trim() ?? '';
}
