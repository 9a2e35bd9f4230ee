import type { Playbook } from '../plan/index.ts';

export { spelled, wayWord } from '../plan/index.ts';

/** What readers call the kinds of playbooks, in the order of use. */
export const PLAYBOOK_KIND_WORDS: Readonly<Record<Playbook['playbookKind'], string>> = {
  'start-here': 'Start here',
  'degraded-work': 'Keep working',
  communication: 'Tell people',
  recovery: 'Bring it back',
  'stand-down': 'Back to normal',
};

/** `role and role`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** First letter in upper case: `business process` -> `Business process`. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
