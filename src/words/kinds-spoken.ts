import { kinds as german } from './de/kinds.ts';
import { kinds as english } from './en/kinds.ts';

/** What the kinds of pages are called, in every language: a site's search finds pages in more than one. */
export const KINDS_SPOKEN = [english, german];
