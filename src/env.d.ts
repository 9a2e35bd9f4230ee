/// <reference types="astro/client" />
import type { Site } from './site.ts';
import type { Words } from './words/index.ts';

declare global {
  namespace App {
    interface Locals {
      site: Site;
      /** Language of the page, as its `lang`. */
      language: string;
      /** All words of the interface in the language of the page. */
      words: Words;
      /** The scenarios that the page is read in; none for pages that are read in all. */
      during?: readonly string[];
    }
  }
}
