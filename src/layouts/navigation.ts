import { pageName } from '../components/words.ts';
import { pagesOf } from '../plan/index.ts';
import type { Plan } from '../plan/index.ts';
import type { Words } from '../words/index.ts';

export type NavigationLink = { label: string; href: string };

/** What a reader in an outage looks for, and the door to the rest. */
const SHORT = ['/', '/symptoms', '/playbooks/', '/contacts/', '/a-z', '/plan/'];

/** The short way through the site; only pages that this plan has. */
export function navigation(plan: Plan, words: Words): NavigationLink[] {
  const has = new Set(pagesOf(plan).map(({ address }) => address));
  return SHORT.filter((href) => has.has(href)).map((href) => ({
    label: pageName(words, href),
    href,
  }));
}
