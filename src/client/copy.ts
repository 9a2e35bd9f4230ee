// Copies approved wording. Without a clipboard the button stays away and the text can be marked by hand.
import { marks as words } from '../words/en/marks.ts';

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const source = document.getElementById(button.dataset['copy'] ?? '');
  if (!source || !('clipboard' in navigator)) continue;
  const label = button.textContent;
  button.hidden = false;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', () => {
    // Words of an exercise must not be taken for news, wherever they are pasted.
    const mark = document.querySelector('.exercise-mark') ? `${words.exercise}. ` : '';
    navigator.clipboard.writeText(mark + source.textContent.trim()).then(
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
