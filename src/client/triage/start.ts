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

/** As much of a word in an address as is said back. */
const LONGEST = 60;

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

  /** What the address asks for and the page does not have. */
  let unknown: readonly string[] = [];

  const remember = () => {
    unknown = [];
    const values = ticked().map(({ value }) => value);
    history.replaceState(
      null,
      '',
      values.length === 0 ? location.pathname + location.search : `#down=${values.join(',')}`,
    );
  };
  const recall = () => {
    const asked = new Set(askedFor(location.hash));
    const known = new Set(boxes.map(({ value }) => value));
    unknown = [...asked].filter((value) => !known.has(value));
    for (const [at, box] of boxes.entries()) {
      box.checked = asked.has(box.value);
      const fold = rows[at]?.closest('details');
      if (box.checked && fold) fold.open = true;
    }
  };

  const show = async () => {
    const asked = ticked();
    const lost = unknown.length === 0 ? '' : words.unknown(unknown.map((value) => value.slice(0, LONGEST)));
    bar.hidden = asked.length === 0 && lost === '';
    for (const tool of bar.querySelectorAll<HTMLElement>('.button')) tool.hidden = asked.length === 0;
    answer.hidden = asked.length === 0;
    if (said && asked.length === 0) said.textContent = lost;
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
      if (said) said.textContent = [lost, answerInWords(found)].filter(Boolean).join(' ');
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

/** What an address says is down: `#down=scenario/mail-lost,service/teams`. */
function askedFor(hash: string): string[] {
  const [, values = ''] = /^#down=(.+)$/.exec(decoded(hash)) ?? [];
  return values.split(',').filter((value) => value !== '');
}

/** An address that somebody cut off may not be decoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
