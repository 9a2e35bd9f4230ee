import { siteId } from './site.ts';
import { openStore } from './store.ts';
import type { IncidentStore } from './store.ts';
import { clockTrouble } from './times.ts';
import { log as words } from '../../words/en/log.ts';

/** The store of this page's site in this browser. */
export function browserStore(): IncidentStore {
  const store = openStore(siteId, {
    storage: () => localStorage,
    now: () => new Date(),
    newId,
    onOtherTab: (listener) => {
      addEventListener('storage', ({ key }) => {
        listener(key);
      });
      // A page that "back" brings again heard nothing in between; a new one has not heard of copy.js.
      addEventListener('pageshow', () => {
        listener(`muster:${siteId}:`);
      });
    },
  });
  // What else stands on the page and depends on it, such as the mark of an exercise.
  store.onChange(() => {
    const detail = store.incident()?.exercise === true;
    document.dispatchEvent(new CustomEvent('muster:incident', { detail }));
  });
  addEventListener('pagehide', store.trouble);
  addEventListener('beforeunload', (event) => {
    const trouble = store.trouble();
    if (trouble !== undefined && trouble !== 'emptied' && store.entries().length > 0) event.preventDefault();
  });
  return store;
}

/** `crypto.randomUUID` is there on https and on localhost only. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/** What a reader must know about where the log is kept and about the clock; empty when both are as they should be. */
export function troubleWords(store: IncidentStore): string {
  // copy.js runs after this script.
  const { musterCopy } = globalThis as { musterCopy?: { date?: string } };
  const trouble = store.trouble();
  // Firefox gives every file a storage of its own.
  const alone = location.protocol === 'file:' && CSS.supports('-moz-appearance', 'none');
  const kept = trouble !== undefined ? words.troubles[trouble] : alone ? words.eachAlone : '';
  return `${kept} ${clockTrouble(Date.now(), musterCopy?.date)}`.trim();
}
