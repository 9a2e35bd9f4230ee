// Has the site saved on this device, and says on every page what is saved. From a file nothing of it is needed or shown.
import { siteRoot } from '../trusted.ts';
import { followCopy } from './copy.ts';
import { showChoice, showLines } from './show.ts';
import { choiceWords, frozenWords, savedWords, type CopyDates } from './words.ts';
import { offline as said } from '../../words/en/offline.ts';

const { musterCopy } = globalThis as { musterCopy?: CopyDates };
const place = document.querySelector<HTMLElement>('[data-saved]');

// Without its dates this is no published copy: a page that is still being written.
if (place && musterCopy && location.protocol !== 'file:') start(place, musterCopy);

function start(place: HTMLElement, copy: CopyDates): void {
  const today = copy.asOf ?? new Date().toISOString().slice(0, 10);
  const frozen = frozenWords(copy, siteRoot.host, today) ?? [];
  if (!('serviceWorker' in navigator)) {
    const why = isSecureContext ? said.keepsNone : said.needsHttps;
    showLines(place, [said.notHere(why)].concat(frozen));
    return;
  }
  followCopy(copy, (view, choose) => {
    const lines = savedWords(view, copy, Date.now());
    const hint = view.held && isDroppedSoon() ? [said.dropped] : [];
    showLines(place, lines.concat(hint, frozen));
    showChoice(choiceWords(view, siteRoot.host), choose);
  });
}

/** Safari, unless the site was added to the home screen. Only WebKit has gesture events. */
function isDroppedSoon(): boolean {
  const { standalone } = navigator as { standalone?: boolean };
  const isInstalled = standalone === true || matchMedia('not all and (display-mode: browser)').matches;
  return 'GestureEvent' in globalThis && !isInstalled;
}
