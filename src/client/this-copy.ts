// On the page about the copy: where it is being read from, how old it is today, and what the other copies say of themselves.
import { ageWords, copyWords, parseCopy } from './copy-state.ts';
import type { CopyAnswer, CopyFacts } from './copy-state.ts';
import { siteRoot } from './trusted.ts';
import { copyState as said } from '../words/en/copy-state.ts';

/** Milliseconds that a host has for its answer. */
const PATIENCE = 8000;

// The script that says which copy this is stands at the foot of the page.
addEventListener('DOMContentLoaded', () => {
  const { musterCopy } = globalThis as { musterCopy?: CopyFacts };
  if (musterCopy) tell(musterCopy);
});

function tell(own: CopyFacts): void {
  const today = own.asOf ?? new Date().toISOString().slice(0, 10);
  show('[data-read-from]', placeWords());
  // A demonstration may be read as if it were a day before it was made.
  if (own.date !== '' && (own.asOf ?? own.date) >= own.date)
    show('[data-copy-age]', `, ${ageWords(own.date, today)}`);
  for (const place of document.querySelectorAll<HTMLElement>('[data-copy-at]'))
    void tellOf(place, new URL(place.dataset['copyAt'] ?? ''), own, today);
}

function show(selector: string, words: string): void {
  const place = document.querySelector(selector);
  if (place) place.textContent = words;
}

function placeWords(): string {
  if (location.protocol === 'file:') return said.fromFolder;
  if ('serviceWorker' in navigator && navigator.serviceWorker.controller)
    return said.fromDevice(siteRoot.host);
  return siteRoot.host;
}

async function tellOf(place: HTMLElement, root: URL, own: CopyFacts, today: string): Promise<void> {
  place.hidden = false;
  // What is saved on this device would answer in the place of its own host.
  if (root.href === siteRoot.href) {
    place.textContent = said.youReadIt;
    return;
  }
  if (!navigator.onLine) {
    place.textContent = said.offline;
    return;
  }
  place.textContent = said.beingAsked;
  place.textContent = copyWords(own, await ask(new URL('copy.js', root)), today);
}

async function ask(url: URL): Promise<CopyAnswer> {
  try {
    const response = await request(url, 'cors');
    if (!response.ok) return 'no-copy';
    return parseCopy(await response.text()) ?? 'no-copy';
  } catch (error) {
    if (isLate(error)) return 'silent';
  }
  // A host that lets no other page read its files can only be seen to answer.
  try {
    await request(url, 'no-cors');
    return 'closed';
  } catch (error) {
    return isLate(error) ? 'silent' : 'away';
  }
}

function request(url: URL, mode: RequestMode): Promise<Response> {
  const signal = AbortSignal.timeout(PATIENCE);
  return fetch(url, { mode, cache: 'no-store', credentials: 'omit', signal });
}

function isLate(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}
