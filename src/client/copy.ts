// Copies approved wording. Without a clipboard the button stays away and the text can be marked by hand.

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const source = document.getElementById(button.dataset['copy'] ?? '');
  if (!source || !('clipboard' in navigator)) continue;
  const label = button.textContent;
  button.hidden = false;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(source.textContent.trim()).then(
      () => say('Copied'),
      () => {
        getSelection()?.selectAllChildren(source);
        say('Marked: copy it by hand');
      },
    );
  });
  const say = (words: string) => {
    button.textContent = words;
    setTimeout(() => (button.textContent = label), 2500);
  };
}
export {};
