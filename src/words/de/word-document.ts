import type { Words } from '../index.ts';

export const wordDocument: Words['wordDocument'] = {
  drawnAt: (address) => `Gezeichnet steht es unter ${address}`,
  valid: (version, checked, until) =>
    `Version ${version}${checked === undefined ? '' : ` vom ${checked}`}${until === undefined ? '' : ` · Gültig bis ${until}`}`,
  page: ['Seite ', ' von '],
  asItIsNow: (address) => `${address} zeigt den Notfallplan, wie er jetzt ist.`,
};
