import type { Plan } from '../plan/index.ts';

export type NavigationLink = { label: string; href: string };

/** The short way through the site: what a reader in an outage looks for, and only pages that exist. */
export function navigation(plan: Plan): NavigationLink[] {
  return [
    { label: 'Start', href: '/' },
    ...(plan.scenarios.size > 0 ? [{ label: 'What do you see?', href: '/symptoms' }] : []),
    ...(plan.playbooks.size > 0 ? [{ label: 'Playbooks', href: '/playbooks/' }] : []),
    ...(plan.contacts.size + plan.channels.size > 0 ? [{ label: 'Contacts', href: '/contacts/' }] : []),
    { label: 'A–Z', href: '/a-z' },
    { label: 'The plan', href: '/plan/' },
  ];
}
