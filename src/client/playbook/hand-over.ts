import { clockTime } from '../incident/times.ts';
import { saveFile } from '../save-file.ts';
import { marks } from '../../words/en/marks.ts';
import { work as said } from '../../words/en/work.ts';

const { copied, marked } = marks;

const dialog = document.querySelector<HTMLDialogElement>('[data-hand-over]');
const text = dialog?.querySelector('pre');

/** Shows the hand-over over the page, to be read out, copied or saved. */
export function showHandOver(words: string): void {
  if (!dialog || !text) return;
  text.textContent = words;
  dialog.showModal();
}

dialog?.querySelector('[data-close]')?.addEventListener('click', () => {
  dialog.close();
});

dialog?.querySelector('[data-save-text]')?.addEventListener('click', () => {
  const name = `${said.handOverFile}-${clockTime(Date.now()).replace(':', '')}.txt`;
  saveFile(text?.textContent ?? '', 'text/plain', name);
});

const copy = dialog?.querySelector<HTMLButtonElement>('[data-copy-text]');
copy?.addEventListener('click', () => {
  const mark = () => {
    if (text) getSelection()?.selectAllChildren(text);
    copy.textContent = marked;
  };
  if (!('clipboard' in navigator)) mark();
  else
    navigator.clipboard.writeText(text?.textContent ?? '').then(() => {
      copy.textContent = copied;
    }, mark);
});
