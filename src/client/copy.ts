// Copies approved wording. Without a clipboard the button stays away and the text can be marked by hand.
import { marks as words } from '../words/en/marks.ts';

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const source = document.getElementById(button.dataset['copy'] ?? '');
  if (!source || !('clipboard' in navigator)) continue;
  const label = button.textContent;
  button.hidden = false;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(source.textContent.trim()).then(
      () => say(words.copied),
      () => {
        getSelection()?.selectAllChildren(source);
        say(words.marked);
      },
    );
  });
  const say = (text: string) => {
    button.textContent = text;
    setTimeout(() => (button.textContent = label), 2500);
  };
}
export {};
