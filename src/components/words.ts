import type { Words } from '../words/index.ts';

export { spelled, wayWord } from '../plan/index.ts';

/** What a page of the site is called, by its address. */
export function pageName(words: Words, address: string): string {
  return (words.site.pages as Readonly<Record<string, string>>)[address] ?? address;
}

/** First letter in upper case: `business process` -> `Business process`. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
