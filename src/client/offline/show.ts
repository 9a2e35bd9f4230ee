import { make, makeButton } from '../elements.ts';

/** Shows lines of words in their place; none hides it. */
export function showLines(place: HTMLElement, lines: readonly string[]): void {
  const shown = [...place.children].map(({ textContent }) => textContent);
  if (shown.join('\n') !== lines.join('\n')) {
    place.replaceChildren(...lines.map((line) => make('p', '', line)));
  }
  place.hidden = lines.length === 0;
}

let shownText = '';

/** Asks the reader once, above the page: said by screen readers too. Nothing to ask takes the question away. */
export function showChoice(
  choice: { text: string; button: string } | undefined,
  choose: () => Promise<void>,
): void {
  if ((choice?.text ?? '') === shownText) return;
  shownText = choice?.text ?? '';
  document.querySelector('.saved-choice')?.remove();
  if (!choice) return;
  const button = makeButton(choice.button, () => {
    button.disabled = true;
    void choose().finally(() => (button.disabled = false));
  });
  const box = make('div', 'saved-choice on-screen', make('p', '', choice.text), button);
  box.setAttribute('role', 'status');
  (document.querySelector('.page') ?? document.body).before(box);
}
