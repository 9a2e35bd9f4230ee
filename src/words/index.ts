import * as german from './de/index.ts';
import * as english from './en/index.ts';

/** All words of the interface in one language, by area: `words.page.skip`; sentences with values are functions. */
export type Words = typeof english;

const DICTIONARIES: Readonly<Record<string, Words>> = { en: english, de: german };

/** The languages that the interface speaks, as BCP 47 tags. */
export const LANGUAGES: readonly string[] = Object.keys(DICTIONARIES);

/** The dictionary that speaks a language or its main part (`de-CH` -> `de`); `en` for a language without one. */
export function dictionaryOf(language: string): string {
  return [language, language.split('-')[0] ?? ''].find((tag) => Object.hasOwn(DICTIONARIES, tag)) ?? 'en';
}

/** The words of a language or of its main part (`de-CH` -> `de`); English for a language without a dictionary. */
export function wordsOf(language: string): Words {
  return DICTIONARIES[dictionaryOf(language)] ?? english;
}

/** What a language calls itself: `Deutsch`. */
export function languageName(language: string): string {
  const dictionary = wordsOf(language);
  const known = dictionary !== english || language.split('-')[0] === 'en';
  if (known) return dictionary.playbook.inLanguage;
  return new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(language) ?? language;
}
