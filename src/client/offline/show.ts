/** Shows lines of words in their place; none hides it. */
export function showLines(place: HTMLElement, lines: readonly string[]): void {
  const shown = [...place.children].map(({ textContent }) => textContent);
  if (shown.join('\n') !== lines.join('\n')) {
    place.replaceChildren(
      ...lines.map((line) => {
        const paragraph = document.createElement('p');
        paragraph.textContent = line;
        return paragraph;
      }),
    );
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
  const box = document.createElement('div');
  box.className = 'saved-choice on-screen';
  box.setAttribute('role', 'status');
  const words = document.createElement('p');
  words.textContent = choice.text;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.textContent = choice.button;
  button.addEventListener('click', () => {
    button.disabled = true;
    void choose().finally(() => (button.disabled = false));
  });
  box.append(words, button);
  (document.querySelector('.page') ?? document.body).before(box);
}
