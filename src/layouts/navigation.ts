import { pagesOf } from '../plan/index.ts';
import type { Plan } from '../plan/index.ts';

export type NavigationLink = { label: string; href: string };

/** What a reader in an outage looks for, and the door to the rest. */
const SHORT = ['/', '/symptoms', '/playbooks/', '/contacts/', '/a-z', '/plan/'];

/** The short way through the site; only pages that this plan has. */
export function navigation(plan: Plan): NavigationLink[] {
  const labels = new Map(pagesOf(plan).map(({ address, label }) => [address, label]));
  return SHORT.flatMap((href) => {
    const label = labels.get(href);
    return label === undefined ? [] : [{ label, href }];
  });
}
