// Shows what a second host says. Silence, nonsense or an old message is no status: never a false all-clear.
import { statusWords } from './status-words.ts';
import type { Answer } from './status-words.ts';
import { status as said } from '../words/en/status.ts';

/** Milliseconds that the host has for its answer, and between two questions. */
const PATIENCE = 8000;
const AGAIN = 60_000;
/** More characters than any status has. */
const LONGEST = 4000;

const box = document.querySelector<HTMLElement>('[data-live-status]');
const line = box?.querySelector('[data-live-message]');
const url = box?.dataset['liveStatus'];

// The script that says which copy this is stands at the foot of the page.
if (box && line && url) addEventListener('DOMContentLoaded', () => follow(box, line, url));

function follow(box: HTMLElement, line: Element, url: string): void {
  const { musterCopy } = globalThis as { musterCopy?: { date: string } };
  let answer: Answer | undefined;
  const show = (): void => {
    if (!answer) return;
    const { level, words } = statusWords(answer, Date.now(), musterCopy?.date ?? '');
    box.dataset['level'] = level ?? 'none';
    // The same words again would be read out again.
    if (line.textContent !== words) line.textContent = words;
  };
  const look = (): void => {
    // What was said may have grown old while nobody looked.
    show();
    if (document.hidden) return;
    void ask(url).then((given) => {
      answer = given;
      show();
    });
  };
  look();
  setInterval(look, AGAIN);
  document.addEventListener('visibilitychange', look);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) look();
  });
}

async function ask(url: string): Promise<Answer> {
  try {
    const response = await fetch(url, {
      cache: 'no-store',
      credentials: 'omit',
      // A status that leads elsewhere leads to a sign-in.
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) return { fault: said.answers(response.status) };
    const text = await response.text();
    return text.length > LONGEST ? { fault: said.noStatus } : { text };
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    return {
      fault: isLate ? said.silent : said.away,
    };
  }
}
