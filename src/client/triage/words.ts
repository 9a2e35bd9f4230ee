// Finds the situation from what somebody says in their own words, on the start page.
import { fitting } from './signs.ts';
import type { Situation } from './signs.ts';
import { planPart } from './table.ts';
import type { PlanPart } from './table.ts';
import { triage } from '../../words/en/triage.ts';

const words = document.querySelector<HTMLElement>('[data-triage-words]');
const list = document.querySelector<HTMLElement>('.sees');
if (words && list) startWords(words, list);

/** The situations that fit what is typed come first, each with its sign that fits; the others are put away. */
function startWords(part: HTMLElement, list: HTMLElement): void {
  const field = part.querySelector('input');
  const said = part.querySelector('[role=status]');
  const rows = [...list.children].filter((row) => row instanceof HTMLElement);
  if (!field || !said) return;
  const original = rows.map((row) => row.querySelector('a > span')?.textContent ?? '');
  part.hidden = false;

  const show = async () => {
    const typed = field.value.trim();
    const part = typed === '' ? undefined : await planPart().catch(() => undefined);
    if (typed !== field.value.trim()) return;
    const found = part === undefined ? [] : fitting(typed, situationsOf(part));
    const places = new Map(found.map(({ id, sign }, place) => [`scenario/${id}`, { place, sign }]));
    for (const [at, row] of rows.entries()) {
      const place = places.get(row.dataset['lose'] ?? '');
      const signs = row.querySelector('a > span');
      if (signs) signs.textContent = place?.sign ?? original[at] ?? '';
      row.hidden = found.length > 0 && place === undefined;
    }
    const placeOf = (row: HTMLElement) => places.get(row.dataset['lose'] ?? '')?.place ?? rows.indexOf(row);
    list.append(...[...rows].sort((a, b) => placeOf(a) - placeOf(b)));
    said.textContent =
      typed === '' ? '' : found.length === 0 ? triage.noSign : triage.fit(found.length, rows.length);
  };
  field.addEventListener('input', () => void show());
  if (field.value !== '') void show();
}

function situationsOf(plan: PlanPart): Situation[] {
  return [...plan.scenarios.values()].map(({ id, name, symptoms, losesDomains }) => ({
    id,
    signs: symptoms,
    words: [
      name,
      ...[...plan.services.values()]
        .filter(({ failureDomains }) => failureDomains.some((domain) => losesDomains.includes(domain)))
        .flatMap(({ name: service, aliases }) => [service, ...aliases]),
    ],
  }));
}
