// Says which copy this is. The version stands in copy.js, which publish writes: one small file for all pages.
import { offline as words } from '../words/en/offline.ts';

type Copy = { version: string; date: string };

const { musterCopy } = globalThis as { musterCopy?: Copy };
const place = document.querySelector<HTMLElement>('[data-copy-version]');
if (place && musterCopy?.version) {
  place.textContent = words.version(musterCopy.version);
  place.hidden = false;
}
export {};
