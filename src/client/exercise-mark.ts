// While an exercise runs on this device, every page says so, on screen and on paper.
import { make } from './elements.ts';
import { siteId } from './incident/site.ts';
import { marks as words } from '../words/en/marks.ts';

const key = `muster:${siteId}:incident`;
const plainTitle = document.title;
let marks: HTMLElement[] = [];
/** What the log on this page says, which may not be kept: it knows better than the storage. */
let told: boolean | undefined;

function show(): void {
  const running = told ?? isExercise();
  if (running === marks.length > 0) return;
  for (const mark of marks) mark.remove();
  marks = running ? [make('p', 'exercise-mark', words.exerciseMark)] : [];
  document.title = running ? `${words.exercise} · ${plainTitle}` : plainTitle;
  document.body.querySelector('.skip')?.after(...marks);
  if (!running) return;
  // The foot of a page stands on every sheet.
  const onSheet = make('p', 'exercise-mark on-paper', words.exerciseMark);
  document.querySelector('.footer-inner')?.prepend(onSheet);
  marks.push(onSheet);
}

function isExercise(): boolean {
  try {
    const incident = JSON.parse(localStorage.getItem(key) ?? '{}') as { exercise?: unknown } | null;
    return incident?.exercise === true;
  } catch {
    return false;
  }
}

show();
addEventListener('storage', show);
addEventListener('pageshow', show);
document.addEventListener('muster:incident', (event) => {
  told = (event as CustomEvent<boolean>).detail;
  show();
});
export {};
